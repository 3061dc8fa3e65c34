import type { EntityManager } from 'typeorm';
import { sha256 } from '../../domain/hash';
import { putInOutbox } from '../../database/outbox';
import { rows } from '../../database/database';
import type { OutboxRow } from '../../database/rows';

/** Real milliseconds within which Temporal answers an act, unless something has happened to it or to us. */
const patienceMs = 20_000;

const subjectOf = (caseId: string, key: string): string => `${caseId}/${sha256(key).slice(0, 16)}`;

/** The case of an act that is noted as under way. */
export const caseOfAct = (subject: string): string => subject.slice(0, subject.lastIndexOf('/'));

/**
 * Notes that an act is being sent to Temporal. If the note is never taken back, nobody knows whether Temporal has the
 * act: the database may show one that was lost, so the case is then asked where it stands.
 */
export async function noteActUnderWay(tx: EntityManager, caseId: string, key: string): Promise<OutboxRow | undefined> {
  const [noted] = await putInOutbox(tx, 'restate', [subjectOf(caseId, key)], patienceMs);
  return noted;
}

/** Whether an act was sent and Temporal has not been heard to have it. */
export const isUnderWay = (manager: EntityManager, caseId: string, key: string): Promise<boolean> =>
  rows(manager, 'outbox').existsBy({ kind: 'restate', subject: subjectOf(caseId, key) });
