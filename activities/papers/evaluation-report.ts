import { In, IsNull, Not } from 'typeorm';
import { bodyNames } from '../../database/body-names';
import { askedCorrections } from '../../database/corrections';
import { rows, type Database } from '../../database/database';
import { readEvaluation, type Lottery, type StoredEvaluation, type StoredRow } from '../../database/evaluation';
import type { FullAct } from '../../database/given';
import { membersOf, readTenderGround } from '../../database/tender-evaluation';
import { tenderActions } from '../../database/tender-facts';
import { findAction, type CaseState, type Process, type Text } from '../../definitions/language';
import { decimalsOf, groupAmount } from '../../domain/amount';
import { timeOf } from '../../domain/calendar';
import { canonicalJson } from '../../domain/canonical';
import type { PaperColumn, PaperPart, PaperRow, Said } from '../../domain/paper/paper';
import type { Criterion } from '../../domain/ranking/score-sheet';
import { unconfirmedWords } from '../../domain/ranking/unconfirmed-words';
import { parseExact, roundHalfUp } from '../../domain/rational';
import { caseFacts, factsSection } from './case-facts';
import { correctionParts } from './correction-parts';
import { actionTitle, type MakePaper, type PaperGround } from './paper-kinds';
import { tablePart } from './table-part';

const ruleWords: Readonly<Record<string, Text>> = {
  overCeiling: { zh: '报价高于最高限价', en: 'The price is above the ceiling' },
  underFloor: { zh: '报价低于最低限价', en: 'The price is below the floor' },
};

const titleOf = ({ title, id }: Criterion): string => (typeof title === 'string' ? title : id);

/** The members who made the result, by number and name, with when each signed and what each dissents from. */
async function signatures({ database, row, acts, act }: PaperGround) {
  const state = row.state as CaseState;
  const stay = state.visits.findLast(({ enteredAt }) => enteredAt <= act.at);
  const signed = new Map<string, FullAct>();
  for (const each of acts) {
    if (each.action === act.action && each.at >= (stay?.enteredAt ?? '')) signed.set(each.actor.party, each);
  }
  const counted = membersOf(state, stay?.leftAt);
  const members = state.parties.filter(({ id, role }) => role === act.actor.role && counted.has(id));
  if (!members.every(({ id }) => signed.has(id))) return undefined;
  const parties = await rows(database.read, 'party').findBy({ id: In(members.map(({ id }) => id)) });
  const users = await rows(database.read, 'user').findBy({ id: In(parties.map(({ userId }) => userId ?? '')) });
  const nameOf = (id: string) =>
    users.find((user) => user.id === parties.find((party) => party.id === id)?.userId)?.name;
  const siteOf = await sitesOf(database, row.id);
  return members.map(({ id }, index) => {
    const own = signed.get(id);
    const dissent = own?.form.dissent;
    const site = siteOf(parties.find((party) => party.id === id)?.userId ?? '');
    return {
      party: id,
      number: index + 1,
      name: nameOf(id) ?? '',
      signedAt: own?.receivedAt ?? '',
      ...(typeof dissent === 'string' && dissent !== '' && { dissent }),
      ...(site !== undefined && { site }),
    };
  });
}

/** Where each member sat, where seats were booked: centre, room and seat. */
async function sitesOf({ read }: Database, caseId: string): Promise<(userId: string) => string | undefined> {
  const seats = await rows(read, 'seat').findBy({ caseId, userId: Not(IsNull()) });
  const rooms = await rows(read, 'room').findBy({ id: In(seats.map(({ roomId }) => roomId)) });
  const centres = await bodyNames(
    read,
    rooms.map(({ bodyId }) => bodyId),
  );
  return (userId) => {
    const seat = seats.find((one) => one.userId === userId);
    const room = rooms.find(({ id }) => id === seat?.roomId);
    return seat && room && `${centres.get(room.bodyId) ?? ''} ${room.name} ${seat.seat}号`.trim();
  };
}

type Signature = NonNullable<Awaited<ReturnType<typeof signatures>>>[number];

const methodText = (definition: Process, method: string): Text => {
  for (const field of Object.values(findAction(definition, tenderActions.documents)?.form ?? {})) {
    const option = field.type === 'choice' && field.evaluates ? field.options[method] : undefined;
    if (option) return option;
  }
  return { zh: method, en: method };
};

const reasonsOf = ({ reasons }: StoredRow): string =>
  reasons
    .map((reason) => {
      if (reason.by === 'rule') return ruleWords[reason.rule]?.zh ?? reason.rule;
      return reason.by === 'bidder' ? unconfirmedWords[reason.answer].zh : reason.text;
    })
    .join('；');

const points = (exact: string | undefined): string => (exact === undefined ? '—' : roundHalfUp(parseExact(exact), 4));

/** One row for each bid, one column for each criterion. */
function scoreTable({ criteria, rows: bids }: StoredEvaluation): PaperPart {
  const scored = bids.filter(({ parts }) => parts !== undefined);
  const columns: PaperColumn[] = [
    { title: { zh: '投标人', en: 'Bidder' }, share: 2.4 },
    ...criteria.map((one): PaperColumn => ({ title: `${titleOf(one)}（${one.max}）`, kind: 'amount' })),
    { title: { zh: '得分', en: 'Score' }, kind: 'amount' },
  ];
  return {
    kind: 'table',
    columns,
    rows: scored.map(({ bidder, parts = {}, score = '' }) => ({
      cells: [bidder, ...criteria.map(({ id }) => points(parts[id])), score],
    })),
  };
}

/** What every member said of every bid. */
function sheetsTable(result: StoredEvaluation, sheets: readonly SheetOf[], signed: readonly Signature[]): PaperPart {
  const nameOf = new Map(result.rows.map(({ bid, bidder }) => [bid, bidder]));
  const scored = result.criteria.filter(({ kind }) => kind === 'scored');
  const columns: PaperColumn[] = [
    { title: { zh: '评委', en: 'Member' }, share: 1 },
    { title: { zh: '投标人', en: 'Bidder' }, share: 2.2 },
    { title: { zh: '结论', en: 'Verdict' }, share: 1.6 },
    ...scored.map((one): PaperColumn => ({ title: titleOf(one), kind: 'amount' })),
  ];
  const lines = sheets.flatMap(({ expert, bids }): PaperRow[] =>
    bids.map(({ bid, verdict, reason = '', scores }) => ({
      cells: [
        signed.find(({ party }) => party === expert)?.name ?? '',
        nameOf.get(bid) ?? bid,
        verdict === 'accepted' ? { zh: '合格', en: 'Accepted' } : { zh: `否决：${reason}`, en: 'Rejected' },
        ...scored.map(({ id }) => scores[id] ?? '—'),
      ],
    })),
  );
  return { kind: 'table', columns, rows: lines };
}

type SheetOf = Awaited<ReturnType<typeof readTenderGround>>['input']['sheets'][number];

/** What bidders were asked during the evaluation, and what they answered. */
const inquiries = ({ definition, acts }: PaperGround, since: string) =>
  acts
    .filter(
      ({ action, at }) => [tenderActions.inquiry, tenderActions.inquiryAnswer].includes(action as never) && at >= since,
    )
    .map(({ action, receivedAt: at, form }) => ({
      at,
      title: actionTitle(definition, action),
      text: Object.values(form)
        .filter((value) => typeof value === 'string')
        .join('\n'),
    }));

/** The name of a bidder by its bid. */
type BidderNames = ReadonlyMap<string, string>;

const priceTitles = {
  bid: { zh: '投标报价', en: 'Price' },
  evaluated: { zh: '评标价', en: 'Price' },
} as const;

/** Who made the result, when each signed and what each dissents from; with the site where somebody sat elsewhere. */
function committeeTable(signed: readonly Signature[]): PaperPart {
  const isRemote = signed.some(({ site }) => site !== undefined);
  return {
    kind: 'table',
    columns: [
      { title: { zh: '序号', en: 'No.' }, share: 0.6 },
      { title: { zh: '成员', en: 'Member' }, share: 2 },
      ...(isRemote ? [{ title: { zh: '评标地点', en: 'Site' }, share: 3 }] : []),
      { title: { zh: '签署时间', en: 'Signed' }, share: 2 },
      { title: { zh: '不同意见', en: 'Dissent' }, share: 4 },
    ],
    rows: signed.map(({ number, name, site = '—', signedAt, dissent = '无' }) => ({
      cells: [String(number), name, ...(isRemote ? [site] : []), timeOf(signedAt), dissent],
    })),
  };
}

/** Why bids were rejected. */
const rejectedTable = ({ rows: bids }: StoredEvaluation): PaperPart => ({
  kind: 'table',
  columns: [
    { title: { zh: '投标人', en: 'Bidder' }, share: 1 },
    { title: { zh: '理由', en: 'Reasons' }, share: 2 },
  ],
  rows: bids.filter(({ status }) => status === 'rejected').map((one) => ({ cells: [one.bidder, reasonsOf(one)] })),
});

/** The bids by rank, at the prices by which they were compared. */
const rankingTable = (result: StoredEvaluation, priceTitle: Text): PaperPart => ({
  kind: 'table',
  columns: [
    { title: { zh: '名次', en: 'Rank' }, share: 0.6 },
    { title: { zh: '投标人', en: 'Bidder' }, share: 3 },
    { title: priceTitle, kind: 'amount', share: 1.6 },
    { title: { zh: '得分', en: 'Score' }, kind: 'amount' },
    { title: { zh: '结论', en: 'Result' }, share: 1.4 },
  ],
  rows: result.rows.map(({ bid, rank, bidder, price: amount, score = '—', status, shutOut }) => ({
    cells: [
      rank === undefined ? '—' : String(rank),
      bidder,
      groupAmount(amount),
      score,
      conclusion(status, shutOut === true, result.candidates.includes(bid)),
    ],
    isStrong: result.candidates.includes(bid),
  })),
});

/** Who is recommended, in which order where the method gives one. */
const candidatesTable = ({ candidates, method }: StoredEvaluation, nameOf: BidderNames): PaperPart => ({
  kind: 'table',
  columns: [
    { title: { zh: '顺序', en: 'Order' }, share: 0.6 },
    { title: { zh: '投标人', en: 'Bidder' }, share: 4 },
  ],
  rows: candidates.map((bid, index) => ({
    cells: [method === 'buyerChoice' ? '—' : String(index + 1), nameOf.get(bid) ?? bid],
  })),
  empty: { zh: '无合格投标，未推荐候选人', en: 'No bid qualified: nobody is recommended' },
});

/** How equal bids were put in order. */
const lotteryParts = (lottery: Lottery | undefined, nameOf: BidderNames): PaperPart[] =>
  lottery === undefined
    ? []
    : [
        { kind: 'section', title: { zh: '抽签', en: 'Drawing of lots' } },
        {
          kind: 'facts',
          facts: [
            [{ zh: '抽签时间', en: 'Drawn' }, timeOf(lottery.at)],
            [{ zh: '种子', en: 'Seed' }, lottery.seed],
            [{ zh: '顺序', en: 'Order' }, lottery.order.map((bid) => nameOf.get(bid) ?? bid).join('、')],
          ],
        },
      ];

/** What bidders were asked and answered. */
const inquiriesTable = (asked: ReturnType<typeof inquiries>): PaperPart => ({
  kind: 'table',
  columns: [
    { title: { zh: '时间', en: 'At' }, share: 1.4 },
    { title: { zh: '事项', en: 'What' }, share: 1.6 },
    { title: { zh: '内容', en: 'Content' }, share: 4 },
  ],
  rows: asked.map(({ at, title, text }) => ({ cells: [timeOf(at), title, text] })),
});

/** 评标报告: how bids became candidates, and who signed that (评标委员会和评标方法暂行规定 art. 42). Once all have signed. */
export const evaluationReportPaper: MakePaper = async (ground) => {
  const { database, row, definition, act, chainHead, publicUrl } = ground;
  const signed = await signatures(ground);
  const stay = (row.state as CaseState).visits.findLast(({ enteredAt }) => enteredAt <= act.at);
  if (!signed || !stay) return undefined;
  const found = await readEvaluation(database.read, row.id, stay.visit);
  if (!found) return undefined;
  const { result, lottery, visit } = found;
  const { input } = await readTenderGround(database.read, row.id, visit);
  const facts = await caseFacts(database, row, definition);
  const opened = await ground.noticeTable('openedBids');
  const asked = inquiries(ground, stay.enteredAt);
  const corrected = await askedCorrections(database.read, row.id, visit);
  const kept = await rows(database.read, 'evaluation').findOneByOrFail({ caseId: row.id, visit });
  const data = {
    format: 'evaluation-report/1',
    ...facts,
    signedAt: act.receivedAt,
    result,
    ...(lottery && { lottery }),
    resultHash: kept.hash,
    members: signed.map(({ party: _, ...one }) => one),
    sheets: input.sheets.map(({ expert, bids }) => ({
      member: signed.find(({ party }) => party === expert)?.number ?? 0,
      bids,
    })),
    inquiries: asked,
    ...(corrected.length > 0 && { corrections: corrected.map(({ question: _, ...one }) => one) }),
    chainHead,
  };
  const nameOf = new Map(result.rows.map(({ bid, bidder }) => [bid, bidder]));
  const address = `${publicUrl}/cases/${encodeURIComponent(row.id)}/evaluation`;
  const parts: PaperPart[] = [
    ...factsSection(facts, [
      [{ zh: '评标办法', en: 'Method' }, methodText(definition, result.method)],
      [{ zh: '评审投标数', en: 'Bids evaluated' }, String(result.rows.length)],
      [{ zh: '报告完成时间', en: 'Report complete' }, timeOf(act.receivedAt)],
    ]),
    { kind: 'section', title: { zh: '评标委员会', en: 'The committee' } },
    committeeTable(signed),
    { kind: 'section', title: { zh: '开标记录', en: 'Bids as opened' } },
    tablePart(opened),
    ...correctionParts(corrected, nameOf, definition),
    { kind: 'section', title: { zh: '否决的投标及理由', en: 'Bids rejected, and why' } },
    rejectedTable(result),
    { kind: 'section', title: { zh: '评审打分', en: 'Scores' } },
    scoreTable(result),
    ...priceReference(result),
    { kind: 'section', title: { zh: '排序', en: 'Ranking' } },
    rankingTable(result, corrected.length > 0 ? priceTitles.evaluated : priceTitles.bid),
    { kind: 'section', title: { zh: '推荐的中标候选人', en: 'Candidates recommended' } },
    candidatesTable(result, nameOf),
    ...lotteryParts(lottery, nameOf),
    { kind: 'section', title: { zh: '澄清、说明事项', en: 'Questions to bidders' } },
    inquiriesTable(asked),
    { kind: 'section', title: { zh: '附：各评委评审表', en: 'Annex: the sheets of the members' } },
    sheetsTable(result, input.sheets, signed),
    { kind: 'section', title: { zh: '存证', en: 'Proof' } },
    {
      kind: 'facts',
      facts: [
        [{ zh: '评审结果散列', en: 'Hash of the result in the chain' }, kept.hash],
        [{ zh: '签署时案件存证链', en: 'Chain of the case when signed' }, chainHead],
      ] satisfies (readonly [Said, Said])[],
    },
  ];
  return {
    data,
    paper: {
      title: { zh: '评标报告', en: 'Evaluation report' },
      subtitle: facts.title,
      at: act.receivedAt,
      parts,
      data: canonicalJson(data),
      foot: { subject: facts.case, address },
    },
  };
};

function conclusion(status: StoredRow['status'], isShutOut: boolean, isCandidate: boolean): Text {
  if (status === 'rejected') return { zh: '否决', en: 'Rejected' };
  if (isShutOut) return { zh: '未进入第二阶段', en: 'Not shortlisted' };
  return isCandidate ? { zh: '候选人', en: 'Candidate' } : { zh: '合格', en: 'Qualified' };
}

function priceReference({ priceReference: found, unit }: StoredEvaluation): PaperPart[] {
  if (!found) return [];
  // as many decimals as tell what prices were measured by
  const parts = parseExact(found.price);
  const digits = decimalsOf(unit);
  const shown = roundHalfUp({ n: parts.n, d: parts.d * 10n ** BigInt(digits) }, digits + 2);
  return [
    {
      kind: 'facts',
      facts: [
        [{ zh: '价格参照值', en: 'What prices are measured by' }, groupAmount(shown)],
        [{ zh: '计入的报价数', en: 'Prices counted' }, String(found.counted)],
      ],
    },
  ];
}
