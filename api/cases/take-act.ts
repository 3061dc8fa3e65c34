import { setTimeout as sleep } from 'node:timers/promises';
import { WorkflowNotFoundError, WorkflowUpdateFailedError } from '@temporalio/client';
import {
  checkForm,
  composes,
  findAction,
  itemsFor,
  offeredAction,
  revisionOf,
  rolesOf,
  standsAlone,
  whyNot,
  whyNotForm,
  type Act,
  type Action,
  type CaseEvent,
  type FormContext,
  type Process,
  type Text,
} from '../../definitions/language';
import type { ActRequest, Receipt } from '../../workflows/runtime/case-input';
import type { ActReceipt } from '../contract';
import { aliasOf } from '../../database/case-aliases';
import { currentCalendar } from '../../database/calendar';
import { rows } from '../../database/database';
import { readActs } from '../../database/given';
import { isOtherRequest, noteSent, sentFor, type RequestKey } from '../../database/request';
import type { OutboxRow } from '../../database/rows';
import type { ApiDependencies, SignedIn } from '../http/dependencies';
import { Refusal, refuse } from '../http/refusal';
import { composedFaults } from '../tender-documents/composed-faults';
import { seedFaults } from '../drawing/seed-faults';
import { absentHolder } from './absent-holder';
import { isUnderWay, noLongerUnderWay, sendingMs, writeWithNote } from './act-under-way';
import { openCase, type OpenedCase } from './case-access';
import { caseContext, ruleContext } from './case-context';
import { booksClosed } from '../deposits/books-closed';
import { caseRefusal, refusalOf } from './case-refusal';
import { askedParty } from './asked-party';
import { appointments, dismissed } from './committee-changes';
import { committeeFaults } from './committee-faults';
import { documentFaults } from './document-faults';
import { removeDraft } from './drafts';
import { eligibleBids } from './eligible-bids';
import { newDeadlineFaults } from './new-deadline-faults';
import { nameDocuments } from './name-documents';
import { otherSide } from './other-side';
import { personAlias } from './person-alias';
import { documentIds, sealForm } from './seal';

/** What a person sends to take an action. */
export interface ActInput {
  readonly action: string;
  readonly form: Readonly<Record<string, unknown>>;
  readonly key: string;
  readonly seen?: string | undefined;
  readonly about?: string | undefined;
}

/**
 * Takes an action of a case for a person: checks rights and form, puts what is secret aside, sends the one Update of
 * the case and answers when it can be read. The same key answers the same receipt.
 * @throws Refusal with the code of the reason; nothing has happened then
 */
export async function takeAct(
  deps: ApiDependencies,
  me: SignedIn,
  caseId: string,
  input: ActInput,
): Promise<ActReceipt> {
  const opened = await openCase(deps, me, caseId);
  const { row, definition, state } = opened;
  const earlier = await rows(deps.database.read, 'event').findOneBy({ caseId, actKey: input.key });
  if (earlier) return repeated(deps, me, opened, earlier.json as CaseEvent, earlier.hash, input);
  const used = requestOf(caseId, input);
  const sent = await sentFor<ActRequest>(deps.database.read, ...used);
  if (sent && (await isUnderWay(deps.database, caseId, input.key))) return stillSent(deps, me, opened, sent);

  deps.clockWatch?.mustBeRight();
  const receivedAt = deps.clock.now();
  const action = offeredAction(definition, state, input.action);
  if (!action) {
    const { action: name, seen } = input;
    const [mine] = opened.mine;
    const actor = { role: mine?.role ?? '', ...(mine && { party: mine.id }) };
    throw caseRefusal(
      whyNot(definition, state, name, actor, receivedAt, seen) ?? 'ActionNotOpen',
      titleOf(definition, name),
    );
  }
  const party = opened.mine.find((one) => rolesOf(action).includes(one.role));
  if (!party) throw caseRefusal('RoleMayNotAct', action.title);
  const conflict = otherSide(opened, me, party.role);
  if (conflict) throw refuse.notAllowed(conflict);
  const person = aliasOf(row, me.user.id);
  const about = input.about ?? onlyOpenItem(opened, action, party.id);
  const absent = await absentHolder(deps, me, row.id, { action: input.action, about });
  const actor = {
    ...{ role: party.role, party: party.id, person },
    ...(absent !== undefined && { standsInFor: aliasOf(row, absent) }),
  };
  const refusal = action.many
    ? 'ActionNotOpen'
    : (whyNot(definition, state, input.action, actor, receivedAt, input.seen, about) ??
      whyNotForm(state, action, input.form, receivedAt));
  if (refusal) {
    throw caseRefusal(refusal, action.title, { receivedAt, ...(state.deadline && { deadline: state.deadline.at }) });
  }

  if (action.answers && about === undefined) {
    throw refuse.invalidField('about', 'required', {
      zh: '有多项待答复，请指明答复哪一项。',
      en: 'Several wait for an answer: name the one that is answered.',
    });
  }

  await booksClosed(deps, opened, action);
  const form = action.form ?? {};
  const context = standsAlone(form)
    ? ruleContext(row, definition, receivedAt)
    : await fullContext(deps, opened, input.action, receivedAt);
  const { faults, values } = checkForm(form, input.form, context);
  const all =
    faults.length > 0
      ? faults
      : [
          ...(await documentFaults(deps, me, caseId, action, values)),
          ...(await composedFaults(deps, opened, action, values)),
          ...(await committeeFaults(deps, me, opened, action, values)),
          ...(await seedFaults(deps, opened, party.role, action, values)),
          ...newDeadlineFaults(state, action, values, receivedAt),
        ];
  if (all.length > 0) throw refuse.invalid(all);

  // what was checked here holds for the case as it stood: where another does the same meanwhile, the case refuses it
  const rests = restsOnTheCase(action) ? revisionOf(definition, state, input.action, party.id) : undefined;
  const seen = input.seen ?? rests;
  const appointed = appointments(action, values);
  const dismisses = await dismissed(deps.database.read, caseId, action, values);
  const asks = await askedParty(deps.database.read, caseId, action, values);
  const { written: request, underWay } = await writeWithNote(deps.database, caseId, input.key, async (tx) => {
    await personAlias(tx, row, me.user.id);
    if (absent !== undefined) await personAlias(tx, row, absent);
    await nameDocuments(tx, caseId, documentIds(form, values));
    const given = await sealForm(tx, caseId, input.action, action, values, receivedAt, appointed);
    const own: ActRequest = {
      action: input.action,
      actor,
      receivedAt,
      ...given,
      ...(about !== undefined && { about }),
      ...(appointed.length > 0 && { appoints: appointed.map((one) => one.partyId) }),
      ...(dismisses !== undefined && { dismisses }),
      ...(asks !== undefined && { asks }),
      ...(seen !== undefined && { seen }),
      key: input.key,
    };
    const first = await noteSent(tx, ...used, receivedAt, own, () => isUnderWay(deps.database, caseId, input.key, tx));
    if (!first) throw refuse.keyReused();
    if (first !== own && given.sealed) await rows(tx, 'sealed').delete({ id: given.sealed.id });
    return first;
  });
  const receipt = await update(deps, caseId, request, action.title, underWay);
  if (receipt.action !== input.action) throw refuse.keyReused();
  if (underWay) noLongerUnderWay(deps.database, underWay);
  await removeDraft(deps, me, caseId, input.action);
  return { caseId, receivedAt: request.receivedAt, ...receipt };
}

/**
 * Whether an act is found right by what the same action has done before, which the case itself does not look at: who
 * sits on the committee, and which version of the tender document comes next.
 */
const restsOnTheCase = ({ effect, form }: Action): boolean =>
  (effect !== undefined && ('appoints' in effect || 'replaces' in effect)) || composes(form) !== undefined;

/** What a person's key is used for: what they do, with what form, about what. What they saw of the case may differ. */
const requestOf = (caseId: string, { action, form, about, key }: ActInput): [RequestKey, unknown] => [
  { kind: 'act', within: caseId, key },
  { action, form, about },
];

async function update(
  deps: ApiDependencies,
  caseId: string,
  request: ActRequest,
  title: Text,
  underWay?: OutboxRow,
): Promise<Receipt> {
  const handle = deps.temporal.workflow.getHandle(caseId);
  const until = Date.now() + sendingMs;
  const send = () =>
    deps.temporal.withDeadline(until, () =>
      handle.executeUpdate<Receipt, [ActRequest]>('act', { args: [request], updateId: request.key }),
    );
  try {
    return await betweenRuns(deps, caseId, send);
  } catch (error) {
    // the case itself has refused: it has no such act
    if (error instanceof WorkflowUpdateFailedError && underWay) noLongerUnderWay(deps.database, underWay);
    throw refusalOf(error, title, request.receivedAt);
  }
}

/** How long a case that is not closed may not be found before that is told, and how often it is looked for; ms. */
const [longestGapMs, lookEveryMs] = [1000, 50];

/**
 * Sends what goes to a case. Between two runs a case may not be found for a moment: then the same is sent again, under
 * the same key.
 * @throws Refusal `Unavailable` when it stays away, and what `send` throws
 */
async function betweenRuns<Result>(
  deps: ApiDependencies,
  caseId: string,
  send: () => Promise<Result>,
): Promise<Result> {
  for (const until = Date.now() + longestGapMs; ; await sleep(lookEveryMs)) {
    try {
      return await send();
    } catch (error) {
      if (!(error instanceof WorkflowNotFoundError) || (await isClosed(deps, caseId))) throw error;
      if (Date.now() > until) throw refuse.conflict('Unavailable');
    }
  }
}

const isClosed = async ({ database }: ApiDependencies, caseId: string): Promise<boolean> =>
  (await rows(database.read, 'case').findOneBy({ id: caseId }))?.closing !== null;

async function repeated(
  deps: ApiDependencies,
  me: SignedIn,
  { row, definition }: OpenedCase,
  event: CaseEvent,
  hash: string,
  input: ActInput,
): Promise<ActReceipt> {
  const act = event.act;
  const isOther =
    act?.actor.person !== aliasOf(row, me.user.id) ||
    act.action !== input.action ||
    (await isOtherRequest(deps.database.read, ...requestOf(row.id, input)));
  if (isOther) throw refuse.keyReused();
  if (await isUnderWay(deps.database, row.id, input.key)) {
    const receipt = await sentAgain(deps, row.id, act, titleOf(definition, act.action));
    if (receipt) return { caseId: row.id, receivedAt: act.receivedAt, ...receipt };
  }
  const stage = event.entered?.at(-1) ?? event.stage;
  return {
    caseId: row.id,
    action: act.action,
    receivedAt: act.receivedAt,
    seq: event.seq,
    hash,
    stage,
    ...(event.closing !== undefined && { closing: event.closing }),
  };
}

/**
 * Sends an act again that the database holds and of which nobody has heard whether Temporal has it: it is taken now if
 * it was lost, and answered as it was if it was not. Undefined when the case is over, with that act in it.
 */
async function sentAgain(deps: ApiDependencies, caseId: string, act: Act, title: Text): Promise<Receipt | undefined> {
  try {
    return await update(deps, caseId, act, title);
  } catch (error) {
    if (error instanceof Refusal && error.code === 'CaseClosed') return undefined;
    throw error;
  }
}

/** Sends what is on its way already and was not answered, as it was sent the first time. */
async function stillSent(
  deps: ApiDependencies,
  me: SignedIn,
  { row, definition }: OpenedCase,
  request: ActRequest,
): Promise<ActReceipt> {
  if (request.actor.person !== aliasOf(row, me.user.id)) throw refuse.keyReused();
  const receipt = await update(deps, row.id, request, titleOf(definition, request.action));
  await removeDraft(deps, me, row.id, request.action);
  return { caseId: row.id, receivedAt: request.receivedAt, ...receipt };
}

const titleOf = (definition: Process, action: string): Text =>
  findAction(definition, action)?.title ?? { zh: action, en: action };

const onlyOpenItem = ({ state }: OpenedCase, action: Action, party: string): string | undefined => {
  const items = action.answers ? itemsFor(state, action, party) : [];
  return items.length === 1 ? items[0]?.id : undefined;
};

/** What has happened in the case; the award of a ranked tender goes to the first candidate that is left. */
async function fullContext(
  { database: { read } }: ApiDependencies,
  { row, definition }: OpenedCase,
  action: string,
  receivedAt: string,
): Promise<FormContext> {
  const acts = await readActs(read, row.id);
  const context = await caseContext(read, await currentCalendar(read), row, definition, acts, receivedAt);
  const eligible = await eligibleBids(read, row.id, acts, action);
  if (!eligible || !context.bids) return context;
  return { ...context, bids: context.bids.filter((bid) => eligible.includes(bid.id)) };
}
