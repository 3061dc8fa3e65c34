import type { z } from 'zod';
import { endOfDay, instantOf } from '../../domain/calendar';
import { incidentKinds, type Incident, type incidentQuery, type Page } from '../contract';
import { foundPage } from '../access/found-page';
import type { ApiDependencies, SignedIn } from '../http/dependencies';
import { refuse } from '../http/refusal';
import { incidentSources } from './incident-sources';
import { hintFor } from './inputs';
import { waitingSkips } from './skip-proposals';

/** @throws Refusal NotAllowed */
export const mustManageIncidents = (me: SignedIn): void => {
  if (!me.ability.can('manage', 'Incident')) throw refuse.notAllowed();
};

/** Where an incident stands among the others: the oldest first. */
const placeOf = ({ since, key }: Incident): string => `${since} ${key}`;

function isIn(span: string | undefined, since: string): boolean {
  const [from = '', to = ''] = span?.split('..') ?? [];
  return (from === '' || since >= instantOf(from)) && (to === '' || since < endOfDay(to));
}

/** Everything that keeps failing and waits for an operator, filtered, the oldest first. */
export async function findIncidents(
  deps: ApiDependencies,
  { kind, q, since }: Omit<z.output<typeof incidentQuery>, 'cursor' | 'limit'>,
): Promise<Incident[]> {
  const kinds = kind === undefined ? incidentKinds : [kind];
  const found = (await Promise.all(kinds.map((each) => incidentSources[each](deps)))).flat();
  const waiting = await waitingSkips(deps.database.read, deps.clock.now());
  const wanted = q?.trim().toLowerCase() ?? '';
  return found
    .filter((one) => wanted === '' || (one.caseId?.toLowerCase().includes(wanted) ?? false))
    .filter((one) => isIn(since, one.since))
    .map((one) => {
      const proposalId = waiting.get(one.key);
      const hint = one.inputs.length > 0 ? {} : { hint: hintFor(one) };
      return { ...one, ...hint, ...(proposalId !== undefined && { proposalId }) };
    })
    .sort((one, other) => (placeOf(one) < placeOf(other) ? -1 : 1));
}

/** One page of what keeps failing. It tells nothing of the cases themselves. @throws Refusal NotAllowed */
export async function listIncidents(
  deps: ApiDependencies,
  me: SignedIn,
  { cursor, limit, ...filters }: z.output<typeof incidentQuery>,
): Promise<Page<Incident>> {
  mustManageIncidents(me);
  return foundPage(await findIncidents(deps, filters), placeOf, { cursor, limit });
}
