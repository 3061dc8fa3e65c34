import { WorkflowNotFoundError } from '@temporalio/client';
import { IsNull } from 'typeorm';
import { rows } from '../../database/database';
import type { CaseRow } from '../../database/rows';
import type { ApiDependencies } from '../http/dependencies';
import { TooEarly } from '../outbox/too-early';
import { archiveRun } from './archive-run';
import { runsOf, type Run } from './runs-of';

/** Real milliseconds after which a case that is closing is looked at again: its effects may still be under way. */
const closingPauseMs = 5000;

/**
 * The newest run of a case is the one that it is proved by. It may have written nothing yet: after a case was set back,
 * or because it was opened before its runs were kept.
 */
async function noteRun({ database }: ApiDependencies, { run: known }: CaseRow, newest: Run | undefined): Promise<void> {
  if (!newest || newest.runId === known) return;
  const { caseId, runId, first } = newest;
  await database.write((tx) =>
    rows(tx, 'case').update({ id: caseId, run: known ?? IsNull() }, { firstRun: first, run: runId }),
  );
}

/**
 * Archives the histories of a case that are complete and not archived yet: Temporal forgets them after its retention.
 * Oldest first, so that an interruption leaves no gap. Done again it changes nothing.
 * @throws TooEarly while the workflow of a closed case is not over; Error when Temporal has forgotten a closed case
 */
export async function archiveCase(deps: ApiDependencies, caseId: string): Promise<void> {
  const row = await rows(deps.database.read, 'case').findOneByOrFail({ id: caseId });
  const { closing } = row;
  const runs = await runsOf(deps, row);
  await noteRun(deps, row, runs.at(-1));
  for (const run of runs.filter(({ isOver }) => isOver)) {
    await archiveRun(deps, run, run === runs.at(-1) && closing !== null);
  }
  if (closing === null) return;
  if (runs.some(({ isOver }) => !isOver)) throw new TooEarly(`${caseId} is still closing`, closingPauseMs);
  if (!(await rows(deps.database.read, 'runArchive').existsBy({ caseId }))) {
    throw new WorkflowNotFoundError('Temporal has no history of the case any more', caseId, undefined);
  }
}
