import { setTimeout as sleep } from 'node:timers/promises';
import { In, IsNull, Not } from 'typeorm';
import {
  findAction,
  issuedPapers,
  text,
  unitOfAmount,
  type Field,
  type IssuedPaper,
  type NoticeTable,
  type Process,
} from '../definitions/language';
import { standingBids, type StandingBid } from '../database/bids';
import { saveAward } from '../database/awards';
import { bodyNames } from '../database/body-names';
import { noteChange } from '../database/changes';
import { rows, type Database } from '../database/database';
import { definitionOf } from '../database/definitions';
import { awardState, evaluationAsOf, type StoredRow } from '../database/evaluation';
import { withOpened } from '../database/opened-entries';
import { latestValues, readActs, type FullAct } from '../database/given';
import {
  noticeIdOf,
  type NoticeBid,
  type NoticeContent,
  type NoticeDocument,
  type NoticeField,
  type NoticeRows,
} from '../database/notice-content';
import type { CaseRow } from '../database/rows';
import type { Unit } from '../domain/amount';
import { hashOf } from '../domain/hash';
import { amendmentOf } from './amendment';
import { sealedBidsTable, unopenedBidsTable, unsecuredBidsTable } from './sealed-tables';
import type { Pack } from '../exchange/outbox';

/**
 * Real milliseconds that a notice waits for the paper that it names. The law sets the day of a notice: no broken font and
 * no queue of the printer makes it late. A paper that is not ready by then follows by an effect of its own.
 */
const paperPatienceMs = 20_000;

/**
 * Makes the notice of an event public, and the package that tells other platforms of it, in one transaction. The number
 * of the event makes a second time harmless.
 */
export async function publishNotice(
  database: Database,
  now: () => string,
  caseId: string,
  seq: number,
  kind: string,
  pack: Pack,
  issue: IssueForNotice,
): Promise<void> {
  const row = await rows(database.read, 'case').findOneByOrFail({ id: caseId });
  const definition = await definitionOf(database.read, row.definitionId);
  const layout = definition.notices[kind];
  if (!layout) throw new Error(`${definition.process} has no notice ${kind}`);
  const acts = (await readActs(database.read, caseId)).filter((act) => act.seq <= seq);
  const amends = await amendmentOf(
    database,
    definition,
    caseId,
    kind,
    acts.find((act) => act.seq === seq),
  );
  const content: NoticeContent = {
    title: layout.title,
    caseTitle: row.title,
    ...(row.lot !== null && { lot: row.lot }),
    ...(await openers(database, row)),
    fields: [
      ...(await noticeFields(database, definition, layout.fields, acts, seq, row.unit as Unit)),
      ...(await paperField(
        definition,
        acts.find((act) => act.seq === seq),
        kind,
        issue,
      )),
    ],
    tables: await Promise.all((layout.tables ?? []).map((table) => noticeTable(database, row, acts, seq, table))),
    ...(amends && { amends }),
  };
  const price = content.tables[layout.tables?.indexOf('award') ?? -1]?.bids?.[0]?.price;
  const id = noticeIdOf(caseId, seq, kind);
  await database.write(async (tx) => {
    if (await rows(tx, 'notice').existsBy({ caseId, seq, kind })) return;
    const at = now();
    await rows(tx, 'notice').insert({
      id,
      number: `${caseId}-${String(seq).padStart(3, '0')}-${kind}`.slice(0, 80),
      caseId,
      seq,
      kind,
      process: row.process,
      region: row.region,
      industry: row.industry,
      publishedAt: at,
      content,
      hash: hashOf(content),
    });
    if (price !== undefined) await saveAward(tx, row, price, at);
    await noteChange(tx, at, 'notices', { caseId });
    await pack(tx, { kind: 'notice', id });
  });
}

/** Issues the paper of the event; undefined where it is not complete. */
type IssueForNotice = (paper: IssuedPaper) => Promise<NoticeDocument | undefined>;

/**
 * The paper that is issued with the act that publishes the notice: its hash stands in the notice, and so is proved by it,
 * where it is ready in time. Why one could not be made is for its own effect to say.
 */
async function paperField(
  definition: Process,
  act: FullAct | undefined,
  kind: string,
  issue: IssueForNotice,
): Promise<NoticeField[]> {
  const action = act && findAction(definition, act.action);
  if (act === undefined || !action?.issues || action.publishes !== kind) return [];
  const late = sleep(paperPatienceMs, undefined, { ref: false });
  const paper = await Promise.race([issue(action.issues).catch(() => undefined), late]);
  if (!paper) return [];
  return [
    { path: `${act.action}.${action.issues}`, title: issuedPapers[action.issues], type: 'document', value: [paper] },
  ];
}

/** Whose tender it is: every notice names them. */
async function openers(
  { read }: Database,
  { tendererId, agencyId }: CaseRow,
): Promise<Pick<NoticeContent, 'tenderer' | 'agency'>> {
  const names = await bodyNames(read, agencyId === null ? [tendererId] : [tendererId, agencyId]);
  const agency = agencyId === null ? undefined : names.get(agencyId);
  return { tenderer: names.get(tendererId) ?? tendererId, ...(agency !== undefined && { agency }) };
}

async function noticeFields(
  database: Database,
  definition: Process,
  paths: readonly string[],
  acts: readonly FullAct[],
  seq: number,
  unit: Unit,
): Promise<NoticeField[]> {
  const values = latestValues(acts);
  const about = acts.find((act) => act.seq === seq)?.about;
  const fields: NoticeField[] = [];
  for (const path of paths) {
    const [actionName = '', fieldName = ''] = path.split('.');
    const action = findAction(definition, actionName);
    const field = action?.form?.[fieldName];
    if (!action || !field) continue;
    const named = action.many && about ? await rows(database.read, 'entry').findBy({ id: about }) : [];
    const [entry] = await withOpened(database.read, named);
    const value = action.many ? entry?.form[fieldName] : values[path];
    if (value === undefined || value === null || (Array.isArray(value) && value.length === 0)) continue;
    fields.push({
      path,
      title: field.title,
      type: field.type,
      value: field.type === 'document' ? await documentsOf(database, value) : value,
      ...shapeOf(field, unit),
    });
  }
  return fields;
}

function shapeOf(field: Field, unit: Unit): Pick<NoticeField, 'options' | 'columns' | 'unit'> {
  if (field.type === 'choice') return { options: field.options };
  if (field.type === 'amount') return { unit: unitOfAmount(field, unit) };
  if (field.type !== 'list') return {};
  const { distinct } = field;
  const columns = Object.entries(field.of).flatMap(([name, column]) => {
    // by what rows are told apart in forms and sheets; it says nothing to the public
    const isKey = name === distinct && column.type === 'text' && column.matches !== undefined;
    if (isKey) return [];
    const { title } = column;
    return [[name, column.type === 'choice' ? { title, options: column.options } : { title }] as const];
  });
  return { columns: Object.fromEntries(columns) };
}

async function documentsOf(database: Database, value: unknown): Promise<object[]> {
  const ids = (Array.isArray(value) ? value : [value]).map(String);
  const found = await Promise.all(ids.map((id) => rows(database.read, 'document').findOneBy({ id })));
  return found.flatMap((row) => (row ? [{ id: row.id, name: row.name, size: row.size, sha256: row.sha256 }] : []));
}

/** A table as a notice has it, made for an event. */
export async function noticeTable(
  database: Database,
  row: CaseRow,
  acts: readonly FullAct[],
  seq: number,
  table: NoticeTable,
): Promise<NoticeRows> {
  const evaluation = await evaluationAsOf(database.read, row.id, seq);
  switch (table) {
    case 'sealedBids':
      return sealedBidsTable(database, row);
    case 'unopenedBids':
      return unopenedBidsTable(database, row.id);
    case 'unsecuredBids':
      return unsecuredBidsTable(database, row.id);
    case 'openedBids': {
      const bids = await standingBids(database.read, row.id);
      return {
        title: text('开标一览表', 'Bids as opened'),
        columns: [
          text('序号', 'No.'),
          text('投标人', 'Bidder'),
          text('投标报价', 'Price'),
          text('收到时间', 'Received'),
          text('存证散列', 'Hash'),
        ],
        rows: bids.map((bid, index) => [String(index + 1), bid.bidder, bid.price, bid.receivedAt, bid.hash]),
        bids: await openedBids(database, bids),
      };
    }
    case 'candidates': {
      const byId = new Map(evaluation?.result.rows.map((one) => [one.bid, one]));
      const candidates = (evaluation?.result.candidates ?? []).flatMap((id) => byId.get(id) ?? []);
      return {
        title: text('中标候选人', 'Candidates'),
        columns: [text('名次', 'Rank'), text('候选人', 'Candidate'), text('投标报价', 'Price'), text('得分', 'Score')],
        rows: candidates.map((one) => [
          one.rank === undefined ? '—' : String(one.rank),
          one.bidder,
          one.price,
          one.score ?? '—',
        ]),
        bids: await evaluatedBids(database, candidates),
      };
    }
    case 'award': {
      const awarded = evaluation && awardState(acts, evaluation.result).awarded;
      const winner = evaluation?.result.rows.find((one) => one.bid === awarded);
      return {
        title: text('中标结果', 'Award'),
        columns: [text('中标人', 'Winner'), text('中标价', 'Price')],
        rows: winner ? [[winner.bidder, winner.price]] : [],
        bids: await evaluatedBids(database, winner ? [winner] : []),
      };
    }
    case 'committee': {
      const { at } = await rows(database.read, 'event').findOneByOrFail({ caseId: row.id, seq });
      const people = await rows(database.read, 'party').findBy({ caseId: row.id, userId: Not(IsNull()) });
      const members = people.filter(({ since, leftAt }) => since <= at && (leftAt === null || leftAt > at));
      const users = await rows(database.read, 'user').findBy({ id: In(members.map((one) => one.userId)) });
      return {
        title: text('评标委员会名单', 'Committee'),
        columns: [text('姓名', 'Name')],
        rows: users.map((user) => [user.name]).sort(),
      };
    }
  }
}

/** Names and public codes of the bodies, by id. */
async function biddersOf(database: Database, bodyIds: readonly string[]): Promise<Map<string, NoticeBid['bidder']>> {
  const bodies = await rows(database.read, 'body').findBy({ id: In([...bodyIds]) });
  return new Map(bodies.map(({ id, name, uscc }) => [id, { id, name, ...(uscc !== null && { uscc }) }]));
}

async function openedBids(database: Database, bids: readonly StandingBid[]): Promise<NoticeBid[]> {
  const bidders = await biddersOf(
    database,
    bids.map((bid) => bid.bodyId),
  );
  return bids.map(({ id, bodyId, bidder, price, receivedAt }) => ({
    bid: id,
    bidder: bidders.get(bodyId) ?? { id: bodyId, name: bidder },
    price,
    receivedAt,
  }));
}

async function evaluatedBids(database: Database, evaluated: readonly StoredRow[]): Promise<NoticeBid[]> {
  const entries = await rows(database.read, 'entry').findBy({ id: In(evaluated.map((one) => one.bid)) });
  const bodyOf = new Map(entries.map(({ id, bodyId }) => [id, bodyId]));
  const bidders = await biddersOf(database, [...bodyOf.values()]);
  return evaluated.map(({ bid, bidder, price, rank, score }) => ({
    bid,
    bidder: { ...(bidders.get(bodyOf.get(bid) ?? '') ?? { id: bodyOf.get(bid) ?? bid }), name: bidder },
    price,
    ...(rank !== undefined && { rank }),
    ...(score !== undefined && { score }),
  }));
}
