import { IsNull } from 'typeorm';
import { insertRow, rows } from '../../database/database';
import { putInOutbox } from '../../database/outbox';
import type { SetBackRow } from '../../database/rows';
import { hashOf } from '../../domain/hash';
import type { ApiDependencies } from '../http/dependencies';

/** Real milliseconds that a case has to take its act again, before it is asked where it stands. */
const takingAgainMs = 5000;

/**
 * Notes that a case is being set back, and that it is to be asked afterwards whether its rows agree. Noted again for the
 * same place of the same run it changes nothing.
 * @returns the id of the note
 */
export async function noteSetBack(
  { database, clock }: ApiDependencies,
  { caseId, fromRun, event }: Pick<SetBackRow, 'caseId' | 'fromRun' | 'event'>,
): Promise<string> {
  const id = hashOf([caseId, fromRun, event]).slice(0, 32);
  await database.write(async (tx) => {
    if (await rows(tx, 'setBack').existsBy({ id })) return;
    const open = { toRun: null, agreedAt: null, closedAt: null, closedBy: null };
    await insertRow(tx, 'setBack', { id, caseId, at: clock.now(), fromRun, event, ...open });
    await putInOutbox(tx, 'restate', [`${caseId}/set-back`], takingAgainMs);
  });
  return id;
}

/** The rows of a case were found to agree with it. What was noted and never came to pass is forgotten. */
export async function noteAgreement({ database, temporal, clock }: ApiDependencies, caseId: string): Promise<void> {
  const noted = await rows(database.read, 'setBack').findBy({ caseId, agreedAt: IsNull() });
  if (noted.length === 0) return;
  const isNameless = noted.some(({ toRun }) => toRun === null);
  const runId = isNameless ? (await temporal.workflow.getHandle(caseId).describe()).runId : null;
  await database.write(async (tx) => {
    for (const { id, fromRun, toRun } of noted) {
      if (toRun === null && fromRun === runId) await rows(tx, 'setBack').delete({ id });
      else await rows(tx, 'setBack').update({ id }, { toRun: toRun ?? runId, agreedAt: clock.now() });
    }
  });
}
