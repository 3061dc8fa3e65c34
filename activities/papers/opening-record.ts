import { In } from 'typeorm';
import { bodyNames } from '../../database/body-names';
import { rows } from '../../database/database';
import { noticeIdOf, type NoticeRows } from '../../database/notice-content';
import { tenderActions } from '../../database/tender-facts';
import {
  findAction,
  opennessOf,
  seesAct,
  seesField,
  type CaseState,
  type Field,
  type Text,
  type Viewer,
} from '../../definitions/language';
import { canonicalJson } from '../../domain/canonical';
import { isInstant, timeOf } from '../../domain/calendar';
import type { PaperPart, Said } from '../../domain/paper/paper';
import { caseFacts, factsSection } from './case-facts';
import { actionTitle, roleTitle, type MakePaper, type PaperGround } from './paper-kinds';
import { tablePart } from './table-part';

/** What was said and done at the opening. */
interface SaidAtOpening {
  readonly at: string;
  readonly title: Text;
  readonly role: Text;
  readonly values: readonly (readonly [title: Text, value: string])[];
}

interface Present {
  readonly body: string;
  readonly role: Text;
  readonly from: string;
  readonly until: string;
}

/** The stay in which bids were taken, the last before an act. */
const biddingBefore = ({ definition, row }: PaperGround, at: string) =>
  (row.state as CaseState).visits.findLast(({ stage, leftAt }) => {
    return definition.stages[stage]?.actions?.[tenderActions.bid] !== undefined && leftAt !== undefined && leftAt <= at;
  });

const valueText = (field: Field, value: unknown): string => {
  if (field.type === 'boolean') return value === true ? '是 / yes' : '否 / no';
  if (field.type === 'choice') return field.options[String(value)]?.zh ?? String(value);
  if (typeof value === 'string') return isInstant(value) ? timeOf(value) : value;
  return canonicalJson(value);
};

async function attendance({ database, row, definition }: PaperGround): Promise<Present[]> {
  const present = await rows(database.read, 'attendance').find({
    where: { caseId: row.id },
    order: { firstAt: 'ASC' },
  });
  const names = await bodyNames(
    database.read,
    present.map(({ bodyId }) => bodyId),
  );
  // bodies, not people: the record is public
  const merged = new Map<string, Present>();
  for (const { bodyId, role, firstAt, lastAt } of present) {
    const key = `${bodyId} ${role}`;
    const before = merged.get(key);
    const until = before && before.until > lastAt ? before.until : lastAt;
    const body = names.get(bodyId) ?? bodyId;
    merged.set(key, { body, role: roleTitle(definition, role), from: before?.from ?? firstAt, until });
  }
  return [...merged.values()];
}

/** The record is for everybody: it says what every reader of the case may read, and nothing that only some of them may. */
function saidAtOpening({ definition, row, acts }: PaperGround, since: string): SaidAtOpening[] {
  const openness = opennessOf(row.state as CaseState);
  const readers = definition.readers.map((role): Viewer => ({ roles: [role] }));
  return acts
    .filter(({ at }) => at >= since)
    .flatMap(({ action, actor: { role }, receivedAt: at, form }) => {
      const giver = { at, role };
      if (!readers.every((reader) => seesAct(definition, action, giver, reader, openness))) return [];
      const fields = findAction(definition, action)?.form ?? {};
      const values = Object.entries(fields).flatMap(([name, field]) => {
        const value = form[name];
        const isSeen = readers.every((reader) => seesField(definition, action, name, giver, reader, openness));
        if (!isSeen || value === undefined || value === null || field.type === 'document') return [];
        return [[field.title, valueText(field, value)] as const];
      });
      return [{ at, title: actionTitle(definition, action), role: roleTitle(definition, role), values }];
    });
}

async function confirmations({ database, row, definition, act }: PaperGround) {
  const names = Object.entries(definition.stages[act.stage]?.actions ?? {})
    .filter(([, { many, needs, form = {} }]) => many && needs !== undefined && Object.keys(form).length === 0)
    .map(([name]) => name);
  const entries = await rows(database.read, 'entry').find({
    where: { caseId: row.id, action: In(names), state: 'valid' },
    order: { receivedAt: 'ASC', id: 'ASC' },
  });
  const bodies = await bodyNames(
    database.read,
    entries.map(({ bodyId }) => bodyId),
  );
  return entries
    .filter(({ receivedAt }) => receivedAt <= act.at)
    .map(({ bodyId, receivedAt: at, hash }) => ({ bidder: bodies.get(bodyId) ?? bodyId, at, hash }));
}

/** Which bodies were there, and when. */
const presentTable = (present: readonly Present[]): PaperPart => ({
  kind: 'table',
  columns: [
    { title: { zh: '单位', en: 'Body' }, share: 3 },
    { title: { zh: '身份', en: 'Role' }, share: 1.5 },
    { title: { zh: '自', en: 'From' }, share: 1.5 },
    { title: { zh: '至', en: 'Until' }, share: 1.5 },
  ],
  rows: present.map(({ body, role, from, until }) => ({ cells: [body, role, timeOf(from), timeOf(until)] })),
});

/** What was said and done, by which role. */
const saidTable = (said: readonly SaidAtOpening[]): PaperPart => ({
  kind: 'table',
  columns: [
    { title: { zh: '时间', en: 'At' }, share: 1.4 },
    { title: { zh: '事项', en: 'What' }, share: 1.6 },
    { title: { zh: '身份', en: 'By' }, share: 1.2 },
    { title: { zh: '内容', en: 'Content' }, share: 4 },
  ],
  rows: said.map(({ at, title, role, values }) => ({
    cells: [timeOf(at), title, role, values.map(([name, value]) => `${name.zh}：${value}`).join('\n')],
  })),
});

/** Which bidders have confirmed the record. */
const confirmedTable = (confirmed: Awaited<ReturnType<typeof confirmations>>): PaperPart => ({
  kind: 'table',
  columns: [
    { title: { zh: '投标人', en: 'Bidder' }, share: 3 },
    { title: { zh: '确认时间', en: 'Confirmed' }, share: 1.5 },
    { title: { zh: '存证散列', en: 'Hash' }, kind: 'code', share: 2.5 },
  ],
  rows: confirmed.map(({ bidder, at, hash }) => ({ cells: [bidder, timeOf(at), hash] })),
});

/** 开标记录: what was opened when, before whom, what was said to it, and who has confirmed it (TL 36). */
export const openingRecordPaper: MakePaper = async (ground) => {
  const { database, row, definition, act, chainHead, publicUrl } = ground;
  const { rules } = definition;
  const bidding = biddingBefore(ground, act.at);
  const deadline = bidding?.deadlineAt;
  const kind = findAction(definition, act.action)?.publishes;
  const layout = kind === undefined ? undefined : definition.notices[kind];
  const tables: NoticeRows[] = [];
  for (const table of layout?.tables ?? ['openedBids' as const]) {
    tables.push(await ground.noticeTable(table));
  }
  const facts = await caseFacts(database, row, definition);
  const fewest = rules['fewestBids']?.value;
  const present = await attendance(ground);
  const said = saidAtOpening(ground, bidding?.leftAt ?? '');
  const confirmed = await confirmations(ground);
  const data = {
    format: 'opening-record-paper/1',
    ...facts,
    ...(deadline !== undefined && { bidDeadline: deadline }),
    ...(typeof fewest === 'number' && { fewestBids: fewest }),
    signedAt: act.receivedAt,
    signedBy: roleTitle(definition, act.actor.role),
    tables,
    present,
    said,
    confirmed,
    chainHead,
  };
  const noticeId = kind === undefined ? undefined : noticeIdOf(row.id, act.seq, kind);
  const parts: PaperPart[] = [
    ...factsSection(facts, [
      ...(deadline === undefined ? [] : [[{ zh: '投标截止时间', en: 'Bid deadline' }, timeOf(deadline)] as const]),
      ...(typeof fewest === 'number'
        ? [[{ zh: '法定最少投标人数', en: 'Fewest bids by law' }, String(fewest)] as const]
        : []),
      [{ zh: '签署时间', en: 'Signed' }, timeOf(act.receivedAt)],
      [
        { zh: '签署人', en: 'Signed by' },
        { zh: data.signedBy.zh, en: data.signedBy.en },
      ],
    ]),
    ...tables.flatMap((table): PaperPart[] => [{ kind: 'section', title: table.title }, tablePart(table)]),
    { kind: 'section', title: { zh: '到场单位', en: 'Present' } },
    presentTable(present),
    { kind: 'section', title: { zh: '开标过程', en: 'What was said and done' } },
    saidTable(said),
    { kind: 'section', title: { zh: '投标人确认', en: 'Confirmed by bidders' } },
    confirmedTable(confirmed),
    { kind: 'section', title: { zh: '存证', en: 'Proof' } },
    {
      kind: 'facts',
      facts: [[{ zh: '签署时案件存证链', en: 'Chain of the case when signed' }, chainHead] satisfies [Said, Said]],
    },
  ];
  const address = noticeId === undefined ? undefined : `${publicUrl}/notices/${noticeId}`;
  return {
    data,
    paper: {
      title: { zh: '开标记录', en: 'Opening record' },
      subtitle: facts.title,
      at: act.receivedAt,
      parts: [
        ...parts,
        ...(address === undefined
          ? []
          : [
              {
                kind: 'scan',
                content: address,
                caption: { zh: '扫码查看公告并核对', en: 'Scan to compare with the notice' },
              } as const,
            ]),
      ],
      data: canonicalJson(data),
      foot: { subject: facts.case, ...(address !== undefined && { address }) },
    },
  };
};
