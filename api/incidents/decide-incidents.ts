import type { z } from 'zod';
import type { EntityManager } from 'typeorm';
import { appendAudit } from '../../database/audit';
import { rows } from '../../database/database';
import { giveUpDelivery, retryDeliveries } from '../../database/decide-deliveries';
import type { OutboxRow } from '../../database/rows';
import { text, type Text } from '../../definitions/language/text';
import { closeIncident } from '../../exchange/incidents';
import { changeReceiver, tryAtOnce } from '../../exchange/receiver';
import { retryArchive } from '../archive/archive-incidents';
import { actorOf } from '../audit/record';
import { mendIncident } from '../cases/incidents';
import { stepTitle, type decideIncidentsSchema, type Incident, type IncidentResults } from '../contract';
import type { ApiDependencies, SignedIn } from '../http/dependencies';
import { Refusal, refuse } from '../http/refusal';
import { undecidedTexts } from '../messages/undecided-texts';
import { closeSetBack } from '../set-backs/set-back-incidents';
import { findIncidents, mustManageIncidents } from './incident-list';
import { proposeSkips } from './skip-proposals';

type Decision = Pick<z.output<typeof decideIncidentsSchema>, 'how' | 'reason'>;
/** Does it; answers why not, or throws a refusal. */
type Work = (deps: ApiDependencies, me: SignedIn, incident: Incident, decision: Decision) => Promise<Text | undefined>;

const gone = text(
  '已经不在列表中：可能已经办成，或由他人处理',
  'It is not listed any more: it went through, or another saw to it',
);
const fault = text('平台出错，未能处理；原因已记入日志', 'The platform failed to do it; the log says why');
const notOffered = text('此事项不能这样处理', 'This cannot be done with it');

/** Puts on record who decided by themselves to go on without a step, and why. */
async function recordSkip(
  tx: EntityManager,
  { clock }: ApiDependencies,
  me: SignedIn,
  { effect, caseId, id: subject }: Incident,
  why = '',
): Promise<void> {
  const { zh, en } = stepTitle(effect);
  const title = text(
    `决定跳过反复失败的“${zh}”：${why}`,
    `Decided to go on without “${en}”, which kept failing: ${why}`,
  );
  const about = { caseId: caseId ?? null, subject, content: { title } };
  await appendAudit(tx, [{ ...actorOf(me), kind: 'incident', at: clock.now(), ...about }]);
}

/** How an incident of each kind is decided by one person alone. */
const work: Readonly<Record<Incident['kind'], Work>> = {
  async case(deps, me, incident, { how, reason }) {
    if (how === 'close') return notOffered;
    // a case is told outside of the database: nothing is skipped before it is on record
    if (how === 'skip') await deps.database.write((tx) => recordSkip(tx, deps, me, incident, reason));
    await mendIncident(deps, incident.caseId ?? '', incident.id, { how, reason });
    return undefined;
  },

  async archive({ database }, _me, { caseId = '' }) {
    return (await retryArchive(database, caseId)) ? undefined : gone;
  },

  async outbox({ database }, _me, { effect, id }) {
    // rows of the outbox are listed with their own kind
    const where = { kind: effect as OutboxRow['kind'], subject: id };
    const { affected } = await database.write((tx) =>
      rows(tx, 'outbox').update(where, { nextAt: new Date().toISOString() }),
    );
    return affected === 0 ? gone : undefined;
  },

  async delivery(deps, me, incident, { how, reason = '' }) {
    const { database, clock } = deps;
    const { id } = incident;
    if (how === 'retry') {
      const undecided = (await retryDeliveries(database, [id], new Date().toISOString())).get(id);
      return undecided && undecidedTexts[undecided];
    }
    return database.write(async (tx) => {
      const undecided = await giveUpDelivery(tx, id, { decidedBy: me.user.id, reason }, clock.now());
      if (undecided) return undecidedTexts[undecided];
      await recordSkip(tx, deps, me, incident, reason);
      return undefined;
    });
  },

  async exchange({ database, clock }, me, { id }, { how }) {
    if (!me.ability.can('manage', 'Exchange')) throw refuse.notAllowed();
    if (how === 'retry') {
      await changeReceiver(database, () => tryAtOnce);
      return undefined;
    }
    return (await database.write((tx) => closeIncident(tx, id, clock.now(), me.user.id))) ? undefined : gone;
  },

  async setBack(deps, me, incident) {
    return (await deps.database.write((tx) => closeSetBack(tx, deps, me, incident))) ? undefined : gone;
  },
};

/** Decides alone over one incident; answers why it could not be. */
async function decideAlone(
  deps: ApiDependencies,
  me: SignedIn,
  incident: Incident,
  decision: Decision,
): Promise<Text | undefined> {
  try {
    return await work[incident.kind](deps, me, incident, decision);
  } catch (error) {
    if (error instanceof Refusal) return error.text;
    deps.log.error({ err: error, incident: incident.key }, 'an incident could not be decided');
    return fault;
  }
}

/**
 * Tries incidents again, goes on without them, or notes that they were seen to: one after the other, with a result for
 * each. What concerns the public or the rights of others is proposed to a second person instead of skipped. What one is
 * refused leaves the others alone.
 * @throws Refusal NotAllowed; InvalidInput when a reason is missing
 */
export async function decideIncidents(
  deps: ApiDependencies,
  me: SignedIn,
  { keys, how, reason }: z.output<typeof decideIncidentsSchema>,
): Promise<IncidentResults> {
  mustManageIncidents(me);
  if (how === 'skip' && reason === undefined) {
    throw refuse.invalidField('reason', 'required', text('跳过必须写明理由。', 'To skip it, give a reason.'));
  }
  const open = new Map((await findIncidents(deps, {})).map((one) => [one.key, one]));
  const wanted = [...new Set(keys)];
  const forTwo = wanted.flatMap((key) => {
    const found = open.get(key);
    return how === 'skip' && found?.may.includes(how) && found.skipping?.people === 2 ? [found] : [];
  });
  const proposed = await proposeSkips(deps, me, forTwo, reason ?? '');
  const results: IncidentResults['results'] = [];
  for (const key of wanted) {
    const incident = open.get(key);
    const proposal = forTwo.some((one) => one.key === key) ? proposed.get(key) : undefined;
    if (proposal) {
      const { proposalId, isNew } = proposal;
      results.push({ key, ok: isNew, proposalId, ...(!isNew && { message: undecidedTexts.proposed }) });
      continue;
    }
    let message: Text | undefined = incident ? notOffered : gone;
    if (incident?.may.includes(how)) message = await decideAlone(deps, me, incident, { how, reason });
    results.push({ key, ok: message === undefined, ...(message && { message }) });
  }
  return { results };
}
