import { WorkflowNotFoundError } from '@temporalio/client';
import type { Stand } from '../../workflows/runtime/case-input';
import { rows } from '../../database/database';
import type { ApiDependencies } from '../http/dependencies';
import { freeCase } from '../set-backs/free-case';
import { isCaseSilent, isTemporalUnreachable } from './temporal-away';
import { TooEarly } from './too-early';

/** Real milliseconds after which a case that did not answer is asked again. */
const laterMs = 5000;

/**
 * Whether the rows of a case hold what Temporal knows, and no act that was lost with it. A case that is over stands
 * as it is written: it ends when that is done.
 * @throws TooEarly when the case does not answer, as without a worker or when its task fails; the fault of Temporal when that is away
 */
export async function standsAsWritten(deps: ApiDependencies, caseId: string, patienceMs: number): Promise<boolean> {
  const { database, temporal } = deps;
  const handle = temporal.workflow.getHandle(caseId);
  const written = () => rows(database.read, 'case').findOneBy({ id: caseId });
  try {
    const known = await temporal.withDeadline(Date.now() + patienceMs, () =>
      handle.executeUpdate<Stand, []>('stand', { args: [] }),
    );
    // read after the answer: what the case has written since then is no loss
    const row = await written();
    return row?.seq === known.seq && row.head === known.head;
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) {
      // between two runs a case may not be found for a moment
      const row = await written();
      if (row?.closing === null) throw error;
      return true;
    }
    if (isTemporalUnreachable(error) || !isCaseSilent(error)) throw error;
    await freeCase(deps, caseId);
    throw new TooEarly(`The case ${caseId} does not answer`, laterMs);
  }
}
