import { WorkflowNotFoundError } from '@temporalio/client';
import { rows } from '../../database/database';
import { postpone, putOff, removeFromOutbox } from '../../database/outbox';
import type { OutboxRow } from '../../database/rows';
import { currentCalendar } from '../../database/calendar';
import type { Mending, NewCalendar } from '../../workflows/runtime/case-input';
import { beginWorkflow, calendarOfCase } from '../cases/begin-workflow';
import { caseOfAct } from '../cases/act-under-way';
import type { ApiDependencies } from '../http/dependencies';
import { tellBankToPay } from '../deposits/tell-bank-to-pay';
import { archiveCase } from '../archive/archive-case';
import { skipIn } from '../incidents/skip-proposals';
import { noteAgreement } from '../set-backs/set-back-notes';
import { standsAsWritten } from './stands-as-written';
import { isTemporalAway } from './temporal-away';
import { TooEarly } from './too-early';

/** `away`: Temporal was not there, so others need not try; `failed`: this one did, and is tried again later. */
export type Delivery = 'done' | 'away' | 'failed';

type Work = (deps: ApiDependencies, subject: string, patienceMs: number) => Promise<void>;

/** Sends a signal to a case; one that is over needs no telling. */
async function tell(
  { database, temporal }: ApiDependencies,
  caseId: string,
  signal: string,
  patienceMs: number,
  ...sent: readonly unknown[]
): Promise<void> {
  const handle = temporal.workflow.getHandle(caseId);
  try {
    await temporal.withDeadline(Date.now() + patienceMs, () => handle.signal(signal, ...sent));
  } catch (error) {
    if (!(error instanceof WorkflowNotFoundError)) throw error;
    // between two runs a case may not be found for a moment
    const row = await rows(database.read, 'case').findOneBy({ id: caseId });
    if (row?.closing === null) throw error;
  }
}

/** Real milliseconds that a case has to say anew where it stands, before it is looked at again. */
const restatingMs = 2000;

/** How each kind is done. Done again it changes nothing. */
const work: Readonly<Record<OutboxRow['kind'], Work>> = {
  async begin(deps, caseId, patienceMs) {
    const row = await rows(deps.database.read, 'case').findOneBy({ id: caseId });
    if (row?.seq !== 0) return;
    await deps.temporal.withDeadline(Date.now() + patienceMs, () => beginWorkflow(deps, row));
  },

  entriesChanged: (deps, caseId, patienceMs) => tell(deps, caseId, 'entriesChanged', patienceMs),

  async restate(deps, act, patienceMs) {
    const caseId = caseOfAct(act);
    if (await standsAsWritten(deps, caseId, patienceMs)) {
      await noteAgreement(deps, caseId, patienceMs);
      return;
    }
    await tell(deps, caseId, 'restate', patienceMs);
    // until the case has done so, an act that is sent again must not be answered from its rows
    throw new TooEarly('the case is saying anew where it stands', restatingMs);
  },

  async calendar(deps, caseId, patienceMs) {
    const row = await rows(deps.database.read, 'case').findOneBy({ id: caseId });
    if (row?.closing !== null) return;
    const calendar = calendarOfCase(await currentCalendar(deps.database.read), row.openedAt);
    await tell(deps, caseId, 'calendar', patienceMs, { calendar } satisfies NewCalendar);
  },

  archive: (deps, caseId) => archiveCase(deps, caseId),

  async skip(deps, proposalId, patienceMs) {
    const row = await rows(deps.database.read, 'proposal').findOneByOrFail({ id: proposalId });
    const { why: reason, steps } = skipIn(row);
    for (const { kind, caseId = '', id: incident } of steps) {
      if (kind !== 'case') continue;
      await tell(deps, caseId, 'mend', patienceMs, { incident, how: 'skip', reason } satisfies Mending);
    }
  },

  forgetContent: ({ documents }, documentId) => documents.remove(documentId),

  pay: (deps, paymentId) => tellBankToPay(deps, paymentId),
};

/**
 * Does what a row of the outbox asks for, within so many real milliseconds, and removes the row. What is asked for
 * anew meanwhile stays.
 */
export async function deliver(deps: ApiDependencies, row: OutboxRow, patienceMs: number): Promise<Delivery> {
  try {
    await work[row.kind](deps, row.subject, patienceMs);
  } catch (error) {
    if (error instanceof TooEarly) {
      await postpone(deps.database, row, error.pauseMs);
      return 'failed';
    }
    const { kind, subject, since, tries } = row;
    const isAway = isTemporalAway(error);
    deps.log.warn({ kind, subject, since, tries, err: error }, isAway ? 'Temporal is away' : 'could not be delivered');
    if (!isAway) await putOff(deps.database, row, error instanceof Error ? error.message : String(error));
    return isAway ? 'away' : 'failed';
  }
  await removeFromOutbox(deps.database, row);
  return 'done';
}
