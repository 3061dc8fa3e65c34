import { randomUUID } from 'node:crypto';
import { In, type EntityManager } from 'typeorm';
import {
  checkForm,
  findAction,
  handedInForm,
  isAnswered,
  offeredAction,
  rolesOf,
  text,
  whyNot,
  type Action,
  type Process,
} from '../../definitions/language';
import type { EntryReceipt } from '../contract';
import { partyIdOf } from '../../database/case-aliases';
import { currentCalendar } from '../../database/calendar';
import { noteChange } from '../../database/changes';
import { insertRow, rows, type Database } from '../../database/database';
import { gateRefusal, lockGate } from '../../database/gate';
import { readActs } from '../../database/given';
import { putInOutbox } from '../../database/outbox';
import { isOtherRequest, noteRequest } from '../../database/request';
import { insertUnlessThere } from '../../database/plain-statements';
import type { EntryRow, OutboxRow, PartyRow } from '../../database/rows';
import { commit } from '../../database/sealing';
import { noLetterNeeded } from '../deposits/no-letter-needed';
import type { ApiDependencies, SignedIn } from '../http/dependencies';
import { isDuplicate } from '../http/duplicate';
import { refuse } from '../http/refusal';
import { deliverAll } from '../outbox/deliver-all';
import { openCase, type OpenedCase } from './case-access';
import { caseContext } from './case-context';
import { caseRefusal } from './case-refusal';
import { documentFaults } from './document-faults';
import { endedAt } from './ended-at';
import { nameDocuments } from './name-documents';
import { otherSide } from './other-side';
import { bindSeal, checkSeal, checkShare, type CheckedSeal } from './check-seal';
import { documentIds, findDocuments } from './seal';

/** Real milliseconds that a person waits for the case to be told; after that their receipt comes first. */
const patienceMs = 1000;

/** Entries of one kind by one party: more are made to burden the case and those who answer. */
export const mostEntries = 200;

const tooMany = text(
  '贵单位在本项目中提交此事项的次数已达上限。',
  'Your body has done this too often in this case and cannot do it again.',
);
const ownTender = text(
  '贵单位是本项目的招标人、代理机构或主管单位，不得参加投标。',
  'Your body tenders or supervises this project and cannot take part in it.',
);

/** What a person sends to make an entry: a bid, a question, a download. */
export interface EntryInput {
  readonly action: string;
  readonly form: Readonly<Record<string, unknown>>;
  readonly key: string;
}

const receiptOf = (entry: EntryRow): EntryReceipt => ({
  id: entry.id,
  caseId: entry.caseId,
  action: entry.action,
  receivedAt: entry.receivedAt,
  version: entry.version,
  hash: entry.hash,
});

/**
 * Makes an entry for a person: one transaction under the gate of the stage, at the speed of the database. What counts
 * is when the request had arrived whole. The same key answers the same receipt. A case that has to know of it is told
 * at once, or as soon as Temporal is there.
 * @throws Refusal with the code of the reason; nothing has been kept then
 */
export async function makeEntry(
  deps: ApiDependencies,
  me: SignedIn,
  caseId: string,
  input: EntryInput,
): Promise<EntryReceipt> {
  deps.clockWatch?.mustBeRight();
  const receivedAt = deps.clock.now();
  const opened = await openCase(deps, me, caseId);
  const { definition } = opened;
  const known = await rows(deps.database.read, 'entry').findOneBy({ caseId, entryKey: input.key });
  if (known) return sameReceipt(deps, known, me, input);

  const { action, party } = entrant(opened, me, input.action, receivedAt);
  const acts = await readActs(deps.database.read, caseId);
  const needless = noLetterNeeded(definition, acts, input.action);
  if (needless) throw refuse.notAllowed(needless);
  const calendar = await currentCalendar(deps.database.read);
  const context = await caseContext(deps.database.read, calendar, opened.row, definition, acts, receivedAt);
  const { faults, values } = checkForm(action.form ?? {}, input.form, context);
  const all = [...faults, ...(faults.length > 0 ? [] : await documentFaults(deps, me, caseId, action, values))];
  if (all.length > 0) throw refuse.invalid(all);

  const sealing = action.sealed && (await checkSeal(deps, opened, me, input.action, values));
  if (action.releases !== undefined) await checkShare(deps, opened, action.releases, party, values);

  const kept = await keep(deps, opened, me, { action, input, values, party, receivedAt, sealing });
  await deliverAll(deps, kept.toTell, patienceMs);
  return sameReceipt(deps, kept.entry, me, input);
}

/** An entry of that action, as this person would make it. */
export interface Entrant {
  /** The action with the form that is handed in: of a sealed one the sealed file alone. */
  readonly action: Action;
  readonly party: PartyRow;
}

/** Whether this person may make an entry of that action now, and for whom. @throws Refusal with the code of the reason */
export function entrant(opened: OpenedCase, me: SignedIn, name: string, receivedAt: string): Entrant {
  const { definition, state } = opened;
  const action = offeredAction(definition, state, name);
  if (!action?.many) throw notTaken(opened, name, receivedAt);
  const role = rolesOf(action).find((one) => one === me.membership.role);
  if (!role) throw caseRefusal('RoleMayNotAct', action.title);
  const party = partyFor(opened, me, action, role, receivedAt);
  const conflict = otherSide(opened, me, role);
  if (conflict) throw refuse.notAllowed(conflict);
  const refusal = whyNot(definition, state, name, { role, party: party.id }, receivedAt);
  if (refusal) {
    const deadline = state.closes[name] ?? state.deadline?.at;
    throw caseRefusal(refusal, action.title, { receivedAt, ...(deadline && { deadline }) });
  }
  return { action: { ...action, form: handedInForm(action) }, party };
}

/** Why entries of that action are not taken now: its stage is over since then, or has not come. */
function notTaken({ definition, state }: OpenedCase, name: string, receivedAt: string): Error {
  const title = findAction(definition, name)?.title ?? { zh: name, en: name };
  if (state.closing) return caseRefusal('CaseClosed', title);
  const deadline = endedAt(definition, state, name);
  return deadline === undefined
    ? caseRefusal('ActionNotOpen', title)
    : caseRefusal('DeadlinePassed', title, { receivedAt, deadline });
}

/** An entry, and what its case has still to be told. */
interface KeptEntry {
  readonly entry: EntryRow;
  readonly toTell: readonly OutboxRow[];
}

/** Writes the entry; one that came in under the same key at the same moment stands instead. */
async function keep(deps: ApiDependencies, opened: OpenedCase, me: SignedIn, entry: NewEntry): Promise<KeptEntry> {
  try {
    return await deps.database.write((tx) => write(tx, deps, opened, me, entry));
  } catch (error) {
    const known = isDuplicate(error)
      ? await rows(deps.database.read, 'entry').findOneBy({ caseId: opened.row.id, entryKey: entry.input.key })
      : null;
    if (!known) throw error;
    return { entry: known, toTell: [] };
  }
}

/** The bidder's party in the case; made by the entry that admits it. Its id is the same however often it is made. */
function partyFor(opened: OpenedCase, me: SignedIn, action: Action, role: string, now: string): PartyRow {
  const known = opened.mine.find((party) => party.role === role);
  if (known) return known;
  if (action.admits !== role) {
    throw action.needs ? needed(opened.definition, action.needs) : caseRefusal('ActionNotOpen', action.title);
  }
  // who tenders, or watches over the tender, takes no part in it (IR 34)
  const isInterested = opened.parties.some((one) => one.leftAt === null && one.bodyId === me.membership.body.id);
  if (isInterested) throw refuse.notAllowed(ownTender);
  const id = partyIdOf(opened.row, role, me.membership.body.id);
  return {
    id,
    caseId: opened.row.id,
    role,
    bodyId: me.membership.body.id,
    userId: null,
    kind: null,
    since: now,
    leftAt: null,
  };
}

async function sameReceipt(
  { database }: ApiDependencies,
  known: EntryRow,
  me: SignedIn,
  { key, ...content }: EntryInput,
): Promise<EntryReceipt> {
  const isOther =
    known.userId !== me.user.id ||
    known.action !== content.action ||
    (await isOtherRequest(database.read, { kind: 'entry', within: known.caseId, key }, content));
  if (isOther) throw refuse.keyReused();
  return receiptOf(known);
}

interface NewEntry {
  readonly action: Action;
  readonly input: EntryInput;
  readonly values: Readonly<Record<string, unknown>>;
  readonly party: PartyRow;
  readonly receivedAt: string;
  readonly sealing: CheckedSeal | undefined;
}

async function write(
  tx: EntityManager,
  { database }: ApiDependencies,
  { row, definition, state }: OpenedCase,
  me: SignedIn,
  { action, input, values, party, receivedAt, sealing }: NewEntry,
): Promise<KeptEntry> {
  const { action: name, form, key } = input;
  const gate = await lockGate(tx, database.dialect, row.id, 'shared');
  const refusal = gate?.visit === state.visit ? gateRefusal(gate, name, receivedAt) : 'GateClosed';
  if (refusal)
    throw caseRefusal(refusal, action.title, { receivedAt, ...(gate?.closesAt && { deadline: gate.closesAt }) });
  await lockParty(tx, database.dialect, party);
  const again = await rows(tx, 'entry').findOneBy({ caseId: row.id, entryKey: key });
  if (again) return { entry: again, toTell: [] };

  const own = await rows(tx, 'entry').findBy({ caseId: row.id, partyId: party.id });
  const standing = (of: string) => own.filter((entry) => entry.action === of && entry.state === 'valid');
  if (own.filter((entry) => entry.action === name).length >= mostEntries) throw refuse.conflict('Conflict', tooMany);
  if (action.needs && standing(action.needs).length === 0) throw needed(definition, action.needs);
  if (action.replaces === 'own') await setState(tx, standing(name), 'replaced');
  if (action.withdraws) await setState(tx, standing(action.withdraws), 'withdrawn');

  const ids = documentIds(action.form ?? {}, values);
  await nameDocuments(tx, row.id, ids);
  const documents = Object.fromEntries((await findDocuments(tx, ids)).map((one) => [one.id, one.sha256]));
  const content = { caseId: row.id, action: name, party: party.id, receivedAt, form: values, documents };
  const entry: EntryRow = {
    id: randomUUID(),
    caseId: row.id,
    visit: state.visit,
    stage: state.stage,
    action: name,
    partyId: party.id,
    bodyId: me.membership.body.id,
    userId: me.user.id,
    receivedAt,
    version: Math.max(0, ...own.filter((one) => one.action === name).map((one) => one.version)) + 1,
    state: 'valid',
    form: { ...values },
    documents,
    ...commit(content),
    entryKey: key,
    answeredAt: null,
  };
  await insertRow(tx, 'entry', entry);
  const { address, device = null } = me;
  await insertRow(tx, 'entryOrigin', { entryId: entry.id, caseId: row.id, address, device });
  if (sealing) await bindSeal(tx, sealing, entry.id);
  if (action.releases !== undefined) await dropTask(tx, entry);
  await noteRequest(tx, { kind: 'entry', within: row.id, key }, { action: name, form }, receivedAt);
  await rows(tx, 'draft').delete({ userId: me.user.id, caseId: row.id, action: name });
  if (action.secretUntil === undefined) await noteChange(tx, receivedAt, 'cases', { caseId: row.id });
  const isAwaited = isAnswered(definition, name) || action.releases !== undefined;
  return { entry, toTell: isAwaited ? await putInOutbox(tx, 'entriesChanged', [row.id]) : [] };
}

/** What was asked of the party is done: it leaves the inbox at once. */
async function dropTask(tx: EntityManager, { caseId, action, partyId, receivedAt }: EntryRow): Promise<void> {
  const { affected } = await rows(tx, 'task').delete({ caseId, action, partyId });
  if (affected) await noteChange(tx, receivedAt, 'tasks', { caseId });
}

/** Makes the party where it is new and lets one entry of it be written at a time, so that versions follow each other. */
async function lockParty(tx: EntityManager, dialect: Database['dialect'], party: PartyRow): Promise<void> {
  const parties = rows(tx, 'party');
  const lock = async () => {
    const query = parties.createQueryBuilder('party').where('party.id = :id', { id: party.id });
    if (dialect === 'mysql') query.setLock('pessimistic_write');
    return (await query.getOne()) !== null;
  };
  if (await lock()) return;
  await insertUnlessThere(tx, 'party', party);
  await lock();
}

/** The action that has to come first, by its title in the definition. */
function needed(definition: Process, name: string) {
  const title = findAction(definition, name)?.title ?? text(name, name);
  return refuse.conflict(
    'ActionNotOpen',
    text(`请先办理“${title.zh}”，再办理此事项。`, `“${title.en}” has to be done first.`),
  );
}

async function setState(tx: EntityManager, entries: readonly EntryRow[], state: EntryRow['state']): Promise<void> {
  if (entries.length === 0) return;
  await rows(tx, 'entry').update({ id: In(entries.map((entry) => entry.id)) }, { state });
}
