import { WorkflowNotFoundError } from '@temporalio/client';
import { IsNull, type EntityManager } from 'typeorm';
import { insertRow, rows } from '../../database/database';
import { putInOutbox } from '../../database/outbox';
import type { SetBackRow } from '../../database/rows';
import { hashOf } from '../../domain/hash';
import type { ApiDependencies } from '../http/dependencies';

/** Real milliseconds that a case has to take its act again, before it is asked where it stands. */
const takingAgainMs = 5000;

/** Which case goes back, and to which event of which of its runs. */
type Place = Pick<SetBackRow, 'caseId' | 'fromRun' | 'event'>;

const idOf = ({ caseId, fromRun, event }: Place): string => hashOf([caseId, fromRun, event]).slice(0, 32);

async function note(tx: EntityManager, place: Place, at: string, toRun: string | null): Promise<void> {
  const open = { toRun, agreedAt: null, closedAt: null, closedBy: null };
  await insertRow(tx, 'setBack', { ...place, ...open, id: idOf(place), at });
  await putInOutbox(tx, 'restate', [`${place.caseId}/set-back`], takingAgainMs);
}

/**
 * Notes that a case is being set back, and that it is to be asked afterwards whether its rows agree. Noted again for
 * the same place of the same run it changes nothing.
 * @returns the id of the note
 */
export async function noteSetBack({ database, clock }: ApiDependencies, place: Place): Promise<string> {
  const id = idOf(place);
  await database.write(async (tx) => {
    if (!(await rows(tx, 'setBack').existsBy({ id }))) await note(tx, place, clock.now(), null);
  });
  return id;
}

/** The case was set back, and this run goes on. Noted anew where it was forgotten before it came to pass. */
export async function noteRun({ database, clock }: ApiDependencies, place: Place, toRun: string): Promise<void> {
  await database.write(async (tx) => {
    const { affected } = await rows(tx, 'setBack').update({ id: idOf(place) }, { toRun });
    if (affected !== 1) await note(tx, place, clock.now(), toRun);
  });
}

/** The run that a case is in; null when Temporal has forgotten a case that is over. */
async function currentRun(
  { database, temporal }: ApiDependencies,
  caseId: string,
  patienceMs: number,
): Promise<string | null> {
  const handle = temporal.workflow.getHandle(caseId);
  try {
    return (await temporal.withDeadline(Date.now() + patienceMs, () => handle.describe())).runId;
  } catch (error) {
    if (!(error instanceof WorkflowNotFoundError)) throw error;
    // between two runs a case may not be found for a moment
    const row = await rows(database.read, 'case').findOneBy({ id: caseId });
    if (row?.closing === null) throw error;
    return null;
  }
}

/**
 * The rows of a case were found to agree with it. What was noted and never came to pass is forgotten; where Temporal
 * has forgotten the case, the run that went on stays unknown. Waits for Temporal so many real milliseconds at most.
 */
export async function noteAgreement(deps: ApiDependencies, caseId: string, patienceMs: number): Promise<void> {
  const { database, clock } = deps;
  const noted = await rows(database.read, 'setBack').findBy({ caseId, agreedAt: IsNull() });
  if (noted.length === 0) return;
  const isNameless = noted.some(({ toRun }) => toRun === null);
  const runId = isNameless ? await currentRun(deps, caseId, patienceMs) : null;
  await database.write(async (tx) => {
    for (const { id, fromRun, toRun } of noted) {
      if (toRun === null && fromRun === runId) await rows(tx, 'setBack').delete({ id, toRun: IsNull() });
      else await rows(tx, 'setBack').update({ id }, { toRun: toRun ?? runId, agreedAt: clock.now() });
    }
  });
}
