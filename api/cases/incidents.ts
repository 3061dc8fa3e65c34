import type { CaseState } from '../../definitions/language';
import type { Mending } from '../../workflows/runtime/case-input';
import { rows } from '../../database/database';
import type { ApiDependencies } from '../http/dependencies';
import { refuse } from '../http/refusal';
import { isTemporalAway } from '../outbox/temporal-away';

/** Real milliseconds that an operator waits for the case to be told. */
const patienceMs = 5000;

/**
 * Lets the case try again what keeps failing, or go on without it. Who calls it has checked the right to, and that the
 * step may be skipped.
 * @throws Refusal `NotFound` where it fails no longer, `Unavailable` while Temporal is away
 */
export async function mendIncident(
  deps: ApiDependencies,
  caseId: string,
  incident: string,
  { how, reason }: { readonly how: Mending['how']; readonly reason?: string | undefined },
): Promise<void> {
  const row = await rows(deps.database.read, 'case').findOneBy({ id: caseId });
  const open = (row?.state as CaseState | undefined)?.incidents.find((one) => one.id === incident);
  if (!open) throw refuse.notFound();
  const mending: Mending = { incident, how, ...(reason !== undefined && { reason }) };
  const handle = deps.temporal.workflow.getHandle(caseId);
  try {
    await deps.temporal.withDeadline(Date.now() + patienceMs, () => handle.signal('mend', mending));
  } catch (error) {
    throw isTemporalAway(error) ? refuse.conflict('Unavailable') : error;
  }
}
