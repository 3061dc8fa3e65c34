import { In, MoreThanOrEqual, type EntityManager } from 'typeorm';
import type { CaseRecord, CaseState, TaskState } from '../definitions/language';
import { sha256 } from '../domain/hash';
import { forgetAward } from './awards';
import { askedOfParties } from './asked-of-parties';
import { noteChanges, type ChangedResource } from './changes';
import { rows, type Database } from './database';
import { putInOutbox } from './outbox';
import type { SealedValues } from './given';
import type { CaseRow, TaskRow } from './rows';
import { tenderActions } from './tender-facts';
import { lookForLate, markLate, writeVisits } from './visits';

/**
 * Writes events of a case and where it then stands, in one transaction. Temporal is the truth: an event that is there
 * already is left as it is; another account of the same number was lost with its worker and is replaced with all that
 * followed it.
 * @param alongside what is written in the same transaction, after them
 * @returns the numbers of events that were replaced
 * @throws OtherRun when it is not the case's own workflow that writes
 */
export async function projectCase(
  database: Database,
  caseId: string,
  records: readonly CaseRecord[],
  now: string,
  run?: RunOfCase,
  alongside?: (tx: EntityManager) => Promise<void>,
): Promise<number[]> {
  return database.write(async (tx) => {
    const row = await lockCase(tx, database, caseId);
    if (run) await noteRun(tx, row, run, records[0]?.event.seq ?? 0);
    const replaced: number[] = [];
    let applied = false;
    for (const record of records) {
      const { seq } = record.event;
      const known = await rows(tx, 'event').findOneBy({ caseId, seq });
      if (known?.recordKey === record.key) continue;
      if (known) replaced.push(...(await forgetFrom(tx, caseId, seq, now)));
      await insertEvent(tx, caseId, record);
      await applyAct(tx, caseId, record, now);
      applied = true;
    }
    const last = records.at(-1);
    // nothing is left beyond a record that has replaced another
    if (applied && last && (last.event.seq >= row.seq || replaced.length > 0)) {
      await writeState(tx, row, { seq: last.event.seq, head: last.hash, state: last.state }, now);
      const late = records.filter(({ event }) => event.kind === 'overdue');
      for (const { state } of late) await markLate(tx, caseId, state.visit);
      if (last.state.closing !== undefined) await putInOutbox(tx, 'archive', [caseId]);
    }
    await alongside?.(tx);
    return replaced;
  });
}

/** Where a case stands, as Temporal knows it. */
export interface CaseStand {
  readonly seq: number;
  readonly head: string;
  readonly state: CaseState;
}

/**
 * Takes back what the rows hold beyond where the case stands: acts that were written here but lost with Temporal, so
 * that they never were. Rows that agree with the case are left as they are.
 * @returns the numbers of events that were taken back
 * @throws OtherRun
 */
export async function restateCase(
  database: Database,
  caseId: string,
  stand: CaseStand,
  now: string,
  run?: RunOfCase,
): Promise<number[]> {
  return database.write(async (tx) => {
    const row = await lockCase(tx, database, caseId);
    if (run) await noteRun(tx, row, run, stand.seq + 1);
    if (row.seq <= stand.seq) return [];
    const lost = await forgetFrom(tx, caseId, stand.seq + 1, now);
    await writeState(tx, row, stand, now);
    return lost;
  });
}

/** The run of the workflow that writes, and the first of those that continued each other up to it. */
export interface RunOfCase {
  readonly id: string;
  readonly first: string;
}

/**
 * A workflow wants to write a case that another has written. Whoever reaches Temporal can begin a workflow under the
 * name of a case anew, with what was sent to it before; it would replace all that has happened since.
 */
export class OtherRun extends Error {
  override readonly name = 'OtherRun';
}

/** Keeps which run writes. When a case has continued as new, the history of the run before is complete: it is archived. */
async function noteRun(tx: EntityManager, row: CaseRow, { id: now, first }: RunOfCase, fromSeq: number): Promise<void> {
  const { id, firstRun, run } = row;
  // cases from before runs were kept may be over already
  const isOther = firstRun === null ? row.closing !== null && fromSeq <= row.seq : firstRun !== first;
  if (isOther) throw new OtherRun(`${id} is written by another run of its workflow`);
  if (run === now) return;
  await rows(tx, 'case').update({ id }, { firstRun: first, run: now });
  if (run !== null) await putInOutbox(tx, 'archive', [id]);
}

async function lockCase(tx: EntityManager, { dialect }: Database, caseId: string): Promise<CaseRow> {
  // on SQLite every writing transaction holds the one write lock already
  if (dialect === 'sqlite') return rows(tx, 'case').findOneByOrFail({ id: caseId });
  return rows(tx, 'case')
    .createQueryBuilder('row')
    .where('row.id = :caseId', { caseId })
    .setLock('pessimistic_write')
    .getOneOrFail();
}

async function forgetFrom(tx: EntityManager, caseId: string, seq: number, now: string): Promise<number[]> {
  const phantoms = await rows(tx, 'event').find({
    where: { caseId, seq: MoreThanOrEqual(seq) },
    order: { seq: 'ASC' },
  });
  for (const phantom of phantoms) {
    const act = (phantom.json as CaseRecord['event']).act;
    if (act?.about) await rows(tx, 'entry').update({ id: act.about }, { answeredAt: null });
    if (act?.appoints?.length) await rows(tx, 'party').delete({ id: In([...act.appoints]) });
  }
  const since = phantoms[0]?.at;
  if (since) {
    await rows(tx, 'party').update({ caseId, leftAt: MoreThanOrEqual(since) }, { leftAt: null });
    await takeBackTellings(tx, caseId, since);
    await reopenGate(tx, caseId, now);
  }
  await rows(tx, 'event').delete({ caseId, seq: MoreThanOrEqual(seq) });
  for (const { stage } of phantoms.filter(({ kind }) => kind === 'overdue')) await lookForLate(tx, caseId, stage);
  return phantoms.map((phantom) => phantom.seq);
}

/** A gate that is shut before its time was shut by what never was; the state that is written next says whether it stays open. */
async function reopenGate(tx: EntityManager, caseId: string, now: string): Promise<void> {
  const gate = await rows(tx, 'gate').findOneBy({ caseId });
  if (gate && !gate.open && (gate.closesAt === null || gate.closesAt > now)) {
    await rows(tx, 'gate').update({ caseId }, { open: true });
  }
}

/** Nobody is told, or still on the way to be told, of what never was. */
async function takeBackTellings(tx: EntityManager, caseId: string, since: string): Promise<void> {
  const told = await rows(tx, 'notification').findBy({ caseId, at: MoreThanOrEqual(since) });
  if (told.length === 0) return;
  const ids = told.map(({ id }) => id);
  await rows(tx, 'delivery').delete({ messageId: In(ids), state: 'waiting' });
  await rows(tx, 'notification').delete({ id: In(ids) });
}

async function insertEvent(tx: EntityManager, caseId: string, { event, key, previousHash, hash }: CaseRecord) {
  await rows(tx, 'event').insert({
    caseId,
    seq: event.seq,
    at: event.at,
    kind: event.kind,
    stage: event.stage,
    action: event.act?.action ?? null,
    actKey: event.act?.key ?? null,
    recordKey: key,
    json: event,
    previousHash,
    hash,
  });
}

/** What an act means for other rows: an entry is answered, an award is void, people join or leave the committee. */
async function applyAct(tx: EntityManager, caseId: string, { event, state }: CaseRecord, now: string): Promise<void> {
  const act = event.act;
  if (!act) return;
  if (act.about) await rows(tx, 'entry').update({ id: act.about, caseId }, { answeredAt: act.receivedAt });
  if (act.action === tenderActions.failureOfWinner) await forgetAward(tx, caseId);
  if (act.appoints?.length && act.sealed) {
    const sealed = await rows(tx, 'sealed').findOneByOrFail({ id: act.sealed.id, caseId });
    const { appointed = [] } = sealed.values as unknown as SealedValues;
    for (const { partyId, userId, kind } of appointed) {
      const role = state.parties.find((party) => party.id === partyId)?.role;
      if (!role) continue;
      await rows(tx, 'party').upsert(
        { id: partyId, caseId, role, bodyId: null, userId, kind, since: now, leftAt: null },
        ['id'],
      );
    }
  }
  const gone = state.parties.filter((party) => party.leftAt !== undefined);
  for (const party of gone) await rows(tx, 'party').update({ id: party.id, caseId }, { leftAt: party.leftAt ?? null });
}

/** What the row of a case says of where it stands. */
export const standColumns = ({ seq, head, state }: CaseStand) => ({
  stage: state.stage,
  closing: state.closing ?? null,
  isPublic: state.published.length > 0,
  closedAt: state.closedAt ?? null,
  deadlineAt: state.deadline?.at ?? null,
  suspendedAt: state.suspendedAt ?? null,
  dueAt: state.tasks.flatMap((task) => (task.dueAt ? [task.dueAt] : [])).sort()[0] ?? null,
  incidents: state.incidents.length,
  seq,
  head,
  state,
});

async function writeState(tx: EntityManager, row: CaseRow, stand: CaseStand, now: string) {
  const { state } = stand;
  await rows(tx, 'case').update({ id: row.id }, { ...standColumns(stand), updatedAt: now });
  // empty until the first event of the case
  await writeVisits(tx, row, row.seq === 0 ? undefined : (row.state as CaseState), state);
  await writeGate(tx, row.id, state);
  const tasksChanged = await writeTasks(tx, row, state);
  const changed: readonly ChangedResource[] = tasksChanged ? ['cases', 'tasks'] : ['cases'];
  const ofCase = changed.map((resource) => ({ resource, caseId: row.id }));
  await noteChanges(tx, now, ofCase);
}

/** Opens a gate for a stay that takes entries, moves and suspends it; only closing a stay closes it. */
async function writeGate(tx: EntityManager, caseId: string, state: CaseState): Promise<void> {
  const gates = rows(tx, 'gate');
  const gate = await gates.findOneBy({ caseId });
  if (!state.takesEntries) {
    if (gate?.open) await gates.update({ caseId }, { open: false });
    return;
  }
  const values = {
    suspended: state.suspendedAt !== undefined,
    closesAt: state.deadline?.at ?? null,
    closes: { ...state.closes },
  };
  if (!gate) await gates.insert({ caseId, visit: state.visit, stage: state.stage, open: true, ...values });
  else if (gate.visit === state.visit) await gates.update({ caseId }, values);
  else await gates.update({ caseId }, { visit: state.visit, stage: state.stage, open: true, ...values });
}

async function writeTasks(tx: EntityManager, row: CaseRow, state: CaseState): Promise<boolean> {
  const tasks = rows(tx, 'task');
  const before = new Map((await tasks.findBy({ caseId: row.id })).map((task) => [task.taskKey, task]));
  const asked = await askedOfParties(tx, state);
  const after = new Set(asked.map((task) => task.key));
  const gone = [...before.values()].filter((task) => !after.has(task.taskKey));
  let changed = gone.length > 0;
  if (gone.length > 0) await tasks.delete({ id: In(gone.map((task) => task.id)) });
  const partyIds = asked.flatMap((task) => (task.party && !before.has(task.key) ? [task.party] : []));
  const parties = partyIds.length > 0 ? await rows(tx, 'party').findBy({ id: In(partyIds) }) : [];
  for (const task of asked) {
    const known = before.get(task.key);
    if (known && isSame(known, task)) continue;
    changed = true;
    const party = parties.find((one) => one.id === task.party);
    if (known) {
      await tasks.update(
        { id: known.id },
        { dueAt: task.dueAt ?? null, revision: task.revision, provisional: task.provisional },
      );
    } else {
      await tasks.insert(newTask(row, task, party?.bodyId ?? null, party?.userId ?? null));
    }
  }
  return changed;
}

const isSame = (row: TaskRow, task: TaskState): boolean =>
  row.revision === task.revision && (row.dueAt ?? undefined) === task.dueAt && row.provisional === task.provisional;

const newTask = (row: CaseRow, task: TaskState, bodyId: string | null, userId: string | null): TaskRow => ({
  id: sha256(`${row.id}/${task.key}`).slice(0, 32),
  caseId: row.id,
  taskKey: task.key,
  action: task.action,
  stage: task.stage,
  role: task.role,
  partyId: task.party ?? null,
  bodyId,
  userId,
  about: task.about ?? null,
  region: row.region,
  industry: row.industry,
  since: task.since,
  dueAt: task.dueAt ?? null,
  provisional: task.provisional,
  revision: task.revision,
  claimedBy: null,
});
