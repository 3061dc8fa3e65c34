import type { EntityManager } from 'typeorm';
import { columnName } from '../database/column-values';
import { insertRows, type Database } from '../database/database';
import type { CaseRow, EventRow, PartyRow, TaskRow } from '../database/rows';
import { regionRows } from '../database/seed/region-rows';
import { tables } from '../database/tables';
import type { Column } from '../database/tables/table';
import type { TaskState } from '../definitions/language';
import { caseRow, caseState, partyRow } from '../test/support/rows';

/** Cases are made in blocks of so many. The first is written row by row, the others are copied within the database. */
export const block = 1000;
/** Stands in every id and title of a block, and nowhere else. */
const markOf = (number: number): string => `B${String(number).padStart(4, '0')}-`;
const eventsPerCase = 6;
const openStages = ['acceptance', 'documents', 'filing', 'publication', 'bidding', 'evaluation', 'award'] as const;
const industries = ['construction', 'transport', 'water', 'agriculture', 'environment', 'energy'] as const;
const subjects = ['道路', '桥梁', '水库', '学校', '医院', '泵站', '公园', '管网'] as const;

const regions = regionRows.map(({ code }) => code).filter((code) => code !== '530000');
const start = Date.parse('2025-03-01T01:00:00.000Z');
/** The cases of a block are spread over a year. */
const apart = (365 * 24 * 3_600_000) / block;

/** Always the same value for the same number, and no pattern over the numbers. */
const mixed = (number: number, of: number): number => ((number * 2_654_435_761) >>> 8) % of;
const pick = <T>(values: readonly T[], number: number): T => values[mixed(number, values.length)] as T; // never empty
const at = (number: number, hours = 0): string => new Date(start + number * apart + hours * 3_600_000).toISOString();

/** All rows of one case. Every number gives another one, two in five of them open. */
function rowsOfCase(number: number) {
  const id = `${markOf(0)}${String(number).padStart(4, '0')}`;
  const region = pick(regions, number);
  const industry = pick(industries, number + 1);
  const isOpen = mixed(number + 2, 5) < 2;
  const stage = isOpen ? pick(openStages, number + 3) : 'archived';
  const place = region.startsWith('5301') ? 'kunming' : 'province';
  const isCentres = mixed(number + 4, 2) === 0;
  const role = isCentres ? 'centre' : 'supervisor';
  const officeId = isCentres ? `demo-centre-${place}` : `demo-supervisor-${place}-${industry}`;
  const dueAt = at(number, 24 * (5 + mixed(number, 20)));
  const tendererId = mixed(number + 5, 50) === 0 ? 'demo-tenderer-1' : `bench-tenderer-${mixed(number, 400)}`;
  const parties = [
    partyRow(`${id}-t`, id, 'tenderer', tendererId),
    partyRow(`${id}-o`, id, role, officeId),
    ...[1, 2, 3].map((bidder) => partyRow(`${id}-b${bidder}`, id, 'bidder', `demo-bidder-${bidder}`)),
  ];
  const task: TaskState = {
    ...{ key: `${stage}:1`, action: 'accept', stage, role, party: `${id}-o`, since: at(number, 2), dueAt },
    ...{ provisional: false, revision: '1' },
  };
  const tasks = isOpen ? [task] : [];
  const row: CaseRow = caseRow(id, {
    title: `示例${pick(subjects, number + 6)} ${id} 工程施工`,
    region,
    industry,
    tendererId,
    stage,
    closing: isOpen ? null : 'archived',
    isPublic: mixed(number + 7, 3) > 0,
    openedAt: at(number),
    closedAt: isOpen ? null : at(number, 900),
    updatedAt: at(number, mixed(number + 8, 1000)),
    deadlineAt: isOpen && stage === 'bidding' ? dueAt : null,
    dueAt: isOpen ? dueAt : null,
    seq: eventsPerCase,
    state: caseState(id, {
      stage,
      ...(isOpen ? {} : { closing: 'archived' }),
      tasks,
      parties: parties.map(({ id: party, role: held, since }) => ({ id: party, role: held, since })),
      visits: openStages.map((name, index) => ({ visit: index + 1, stage: name, enteredAt: at(number, index * 24) })),
    }),
  });
  return { row, parties, tasks: tasks.map((one) => taskRow(row, one, officeId)), events: eventsOf(row, parties) };
}

const taskRow = (row: CaseRow, task: TaskState, bodyId: string): TaskRow => ({
  id: `${row.id}-task`.slice(0, 64),
  caseId: row.id,
  taskKey: task.key,
  action: task.action,
  stage: task.stage,
  role: task.role,
  partyId: task.party ?? null,
  bodyId,
  userId: null,
  about: null,
  region: row.region,
  industry: row.industry,
  since: task.since,
  dueAt: task.dueAt ?? null,
  provisional: false,
  revision: '1',
  claimedBy: null,
});

function eventsOf(row: CaseRow, parties: readonly PartyRow[]): EventRow[] {
  const actor = { role: 'tenderer', party: parties[0]?.id ?? '', person: 'person' };
  return Array.from({ length: eventsPerCase }, (_, index): EventRow => {
    const seq = index + 1;
    const action = seq === 1 ? 'start' : 'accept';
    const act = {
      action,
      actor,
      receivedAt: row.openedAt,
      form: { remark: '同意'.repeat(20) },
      key: `${row.id}-${seq}`,
    };
    return {
      caseId: row.id,
      seq,
      at: row.openedAt,
      kind: seq === 1 ? 'opened' : 'act',
      stage: row.stage,
      action,
      actKey: act.key,
      recordKey: `${row.id}:${seq}`,
      json: { seq, at: row.openedAt, kind: seq === 1 ? 'opened' : 'act', stage: row.stage, act },
      previousHash: '0'.repeat(64),
      hash: '0'.repeat(64),
    };
  });
}

/** Writes the first block. */
async function writeFirst(tx: EntityManager): Promise<void> {
  const cases = Array.from({ length: block }, (_, number) => rowsOfCase(number));
  for (const one of chunks(cases.map(({ row }) => row))) await insertRows(tx, 'case', one);
  for (const one of chunks(cases.flatMap(({ parties }) => parties))) await insertRows(tx, 'party', one);
  for (const one of chunks(cases.flatMap(({ tasks }) => tasks))) await insertRows(tx, 'task', one);
  for (const one of chunks(cases.flatMap(({ events }) => events))) await insertRows(tx, 'event', one);
}

/** The columns of each table that tell one block from another: those that hold its ids. */
const copied = { case: 'id', party: 'caseId', task: 'caseId', event: 'caseId' } as const;

/** Copies the first block under another mark. */
async function copyFirst(tx: EntityManager, number: number): Promise<void> {
  const escape = (name: string): string => tx.dataSource.driver.escape(name);
  for (const [name, of] of Object.entries(copied) as [keyof typeof copied, string][]) {
    const columns = Object.entries<Column>(tables[name].columns);
    const names = columns.map(([property]) => escape(columnName(property)));
    const values = columns.map(([property, { kind }]) => {
      const own = escape(columnName(property));
      return kind === 'text' || kind === 'json' ? `REPLACE(${own}, '${markOf(0)}', '${markOf(number)}')` : own;
    });
    const table = escape(tables[name].name);
    await tx.query(
      `INSERT INTO ${table} (${names.join(', ')}) SELECT ${values.join(', ')} FROM ${table}` +
        ` WHERE ${escape(columnName(of))} LIKE '${markOf(0)}%'`,
    );
  }
}

/** Writes cases with their parties, tasks and events, from one number of blocks up to another. */
export async function seedBlocks(
  database: Database,
  from: number,
  to: number,
  say: (done: number) => void,
): Promise<void> {
  for (let number = from; number < to; number += 1) {
    await database.write((tx) => (number === 0 ? writeFirst(tx) : copyFirst(tx, number)));
    if ((number + 1) % 10 === 0) say((number + 1) * block);
  }
  // as the database does by itself in time
  await database.gatherStatistics();
}

/** SQLite takes so many values in a statement, and the widest of these rows has some thirty. */
const rowsAtOnce = 200;
function chunks<T>(values: readonly T[]): T[][] {
  const count = Math.ceil(values.length / rowsAtOnce);
  return Array.from({ length: count }, (_, index) => values.slice(index * rowsAtOnce, (index + 1) * rowsAtOnce));
}
