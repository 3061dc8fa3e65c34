import { In, IsNull, MoreThan, MoreThanOrEqual, Not } from 'typeorm';
import type { CaseState } from '../../definitions/language';
import { rows } from '../../database/database';
import type { DeliveryRow, OutboxRow } from '../../database/rows';
import { archiveIncidents } from '../archive/archive-incidents';
import { readReceiver } from '../../exchange/receiver';
import { setBackIncidents } from '../set-backs/set-back-incidents';
import type { Incident } from '../contract';
import type { ApiDependencies } from '../http/dependencies';
import { inputsOfDeliveries, inputsOfSending } from './inputs';
import { ruleOfMessage, ruleOfStep } from './skip-rules';

/** So many of each kind are listed, the oldest first. */
export const mostOfKind = 500;
/** Failures in a row, over about a minute and a half, after which operators are told of a row of the outbox. */
const patience = 5;

/** The incident that the other platform cannot be reached. */
export const receiverIncident = 'receiver';

/** Names an incident among all. Neither kinds nor ids of cases hold a slash. */
export const incidentKey = (kind: Incident['kind'], ...parts: readonly string[]): string => [kind, ...parts].join('/');

/** How often each failing step of these cases was put before an operator. */
async function roundsOf({ database }: ApiDependencies, caseIds: readonly string[]): Promise<Map<string, number>> {
  const rounds = new Map<string, number>();
  if (caseIds.length === 0) return rounds;
  const events = await rows(database.read, 'event').find({
    where: { caseId: In([...caseIds]), kind: 'incident' },
    select: { caseId: true, seq: true, json: true },
  });
  for (const { caseId, json } of events) {
    const [id = ''] = (json as { readonly about?: readonly string[] }).about ?? [];
    rounds.set(`${caseId}/${id}`, (rounds.get(`${caseId}/${id}`) ?? 0) + 1);
  }
  return rounds;
}

async function ofCases(deps: ApiDependencies): Promise<Incident[]> {
  const found = await rows(deps.database.read, 'case').find({
    where: { incidents: MoreThan(0) },
    select: { id: true, state: true },
    take: mostOfKind,
  });
  const rounds = await roundsOf(
    deps,
    found.map(({ id }) => id),
  );
  return found.flatMap(({ id: caseId, state }) =>
    (state as CaseState).incidents.map(({ id, effect, error, since, needed = false }): Incident => {
      const tries = rounds.get(`${caseId}/${id}`);
      return {
        key: incidentKey('case', caseId, id),
        kind: 'case',
        id,
        caseId,
        effect,
        error,
        since,
        ...(tries !== undefined && { tries }),
        may: needed ? ['retry'] : ['retry', 'skip'],
        maySkip: !needed,
        inputs: [],
        ...(!needed && { skipping: ruleOfStep(effect) }),
      };
    }),
  );
}

/** Whose deposit is being paid back may be a secret of the case. */
const ofCase = (kind: OutboxRow['kind']): boolean => kind !== 'forgetContent' && kind !== 'skip' && kind !== 'pay';

async function ofOutbox({ database }: ApiDependencies): Promise<Incident[]> {
  const failing = await rows(database.read, 'outbox').find({
    where: { kind: Not('archive' as const), tries: MoreThanOrEqual(patience) },
    order: { since: 'ASC' },
    take: mostOfKind,
  });
  return failing.map(({ kind, subject, since, tries, error }) => ({
    key: incidentKey('outbox', kind, subject),
    kind: 'outbox',
    id: subject,
    ...(ofCase(kind) && { caseId: subject.split(' ')[0] }),
    effect: kind,
    error: error ?? '',
    since,
    tries,
    may: ['retry'],
    maySkip: false,
    inputs: [],
  }));
}

/** A message that could not be brought, or that an operator gives up. */
export function deliveryIncident(row: DeliveryRow): Incident {
  const { id, channel, caseId, kind, createdAt, settledAt, attempts, error, why } = row;
  return {
    key: incidentKey('delivery', id),
    kind: 'delivery',
    id,
    ...(caseId !== null && { caseId }),
    effect: channel,
    error: error ?? why ?? '',
    since: settledAt ?? createdAt,
    tries: attempts,
    may: ['retry', 'skip'],
    maySkip: true,
    inputs: [],
    skipping: ruleOfMessage(kind),
  };
}

async function ofDeliveries(deps: ApiDependencies): Promise<Incident[]> {
  const failed = await rows(deps.database.read, 'delivery').find({
    where: { state: 'failed' },
    order: { createdAt: 'ASC' },
    take: mostOfKind,
  });
  const inputs = await inputsOfDeliveries(deps, failed);
  return failed.map((row) => ({ ...deliveryIncident(row), inputs: inputs.get(row.id) ?? [] }));
}

/** The other platform cannot be reached at all: no incident was noted, since nobody refused anything. */
async function ofReceiver(deps: ApiDependencies): Promise<Incident[]> {
  if (!deps.exchange) return [];
  const { failed, refused, tries, paused, standingAt } = await readReceiver(deps.database.read);
  if (!failed || refused || paused || tries < patience) return [];
  const { code, zh, en } = failed;
  return [
    {
      key: incidentKey('exchange', receiverIncident),
      kind: 'exchange',
      id: receiverIncident,
      effect: 'sending',
      error: code,
      words: { zh, en },
      since: standingAt ?? deps.clock.now(),
      tries,
      may: ['retry'],
      maySkip: false,
      inputs: await inputsOfSending(deps, code),
    },
  ];
}

async function ofExchange(deps: ApiDependencies): Promise<Incident[]> {
  const open = await rows(deps.database.read, 'exchangeIncident').find({
    where: { resolvedAt: IsNull() },
    order: { firstAt: 'ASC' },
    take: mostOfKind,
  });
  const noted = open.map(async ({ id, peer, direction, problem, firstAt, times }): Promise<Incident> => ({
    key: incidentKey('exchange', id),
    kind: 'exchange',
    id,
    effect: `${direction}:${peer}`,
    error: problem.code,
    words: { zh: problem.zh, en: problem.en },
    since: firstAt,
    tries: times,
    may: direction === 'sending' ? ['retry', 'close'] : ['close'],
    maySkip: false,
    inputs: direction === 'sending' ? await inputsOfSending(deps, problem.code) : [],
  }));
  return [...(await ofReceiver(deps)), ...(await Promise.all(noted))];
}

/** What keeps failing anywhere, by kind. */
export const incidentSources: Readonly<Record<Incident['kind'], (deps: ApiDependencies) => Promise<Incident[]>>> = {
  case: ofCases,
  archive: archiveIncidents,
  outbox: ofOutbox,
  delivery: ofDeliveries,
  exchange: ofExchange,
  setBack: setBackIncidents,
};
