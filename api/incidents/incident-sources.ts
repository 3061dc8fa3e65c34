import { In, IsNull, MoreThan, MoreThanOrEqual, Not } from 'typeorm';
import type { CaseState } from '../../definitions/language';
import { rows } from '../../database/database';
import type { DeliveryRow } from '../../database/rows';
import { archiveIncidents } from '../archive/archive-incidents';
import type { Incident } from '../contract';
import type { ApiDependencies } from '../http/dependencies';
import { ruleOfMessage, ruleOfStep } from './skip-rules';

/** So many of each kind are listed, the oldest first. */
export const mostOfKind = 500;
/** Failures in a row, over about a minute and a half, after which operators are told of a row of the outbox. */
const patience = 5;

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
        ...(!needed && { skipping: ruleOfStep(effect) }),
      };
    }),
  );
}

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
    ...(kind !== 'forgetContent' && kind !== 'skip' && { caseId: subject.split(' ')[0] }),
    effect: kind,
    error: error ?? '',
    since,
    tries,
    may: ['retry'],
    maySkip: false,
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
    skipping: ruleOfMessage(kind),
  };
}

async function ofDeliveries({ database }: ApiDependencies): Promise<Incident[]> {
  const failed = await rows(database.read, 'delivery').find({
    where: { state: 'failed' },
    order: { createdAt: 'ASC' },
    take: mostOfKind,
  });
  return failed.map(deliveryIncident);
}

async function ofExchange({ database }: ApiDependencies): Promise<Incident[]> {
  const open = await rows(database.read, 'exchangeIncident').find({
    where: { resolvedAt: IsNull() },
    order: { firstAt: 'ASC' },
    take: mostOfKind,
  });
  return open.map(({ id, peer, direction, problem, firstAt, times }) => ({
    key: incidentKey('exchange', id),
    kind: 'exchange',
    id,
    effect: `${direction}:${peer}`,
    error: problem.code,
    words: { zh: problem.zh, en: problem.en },
    since: firstAt,
    tries: times,
    may: ['close'],
    maySkip: false,
  }));
}

/** What keeps failing anywhere, by kind. */
export const incidentSources: Readonly<Record<Incident['kind'], (deps: ApiDependencies) => Promise<Incident[]>>> = {
  case: ofCases,
  archive: archiveIncidents,
  outbox: ofOutbox,
  delivery: ofDeliveries,
  exchange: ofExchange,
};
