import { WorkflowExecutionAlreadyStartedError } from '@temporalio/client';
import { defineSearchAttributeKey, SearchAttributeType } from '@temporalio/common';
import { MoreThan } from 'typeorm';
import { calendarFrom } from '../../domain/calendar';
import { officialCalendar } from '../../domain/official-calendar';
import type { Act, PartyState } from '../../definitions/language';
import { workflowOf } from '../../definitions/manifest';
import type { CaseInput } from '../../workflows/runtime/case-input';
import { rows } from '../../database/database';
import type { CaseRow } from '../../database/rows';
import type { ApiDependencies } from '../http/dependencies';
import { refuse } from '../http/refusal';
import { readDefinition } from './case-access';

const processAttribute = defineSearchAttributeKey('Process', SearchAttributeType.KEYWORD);
const regionAttribute = defineSearchAttributeKey('Region', SearchAttributeType.KEYWORD);

/** The queue on which workers take cases. */
export const taskQueue = 'cases';
/** Real milliseconds that a deadline waits for acts received in time and still under way. */
const graceMs = 2000;

/** What waits in the row of a case until its workflow has begun. */
export interface WaitingCase {
  readonly opening: Act;
  readonly parties: readonly PartyState[];
}

/** Begins the workflow of a case whose rows are there. Done again it changes nothing. */
export async function beginWorkflow(deps: ApiDependencies, row: CaseRow): Promise<void> {
  const definition = await readDefinition(deps, row.definitionId);
  const { opening, parties } = row.state as WaitingCase;
  const input: CaseInput = {
    caseId: row.id,
    definition,
    definitionId: row.definitionId,
    region: row.region,
    opening,
    parties,
    clock: deps.clock.setting,
    calendar: calendarFrom(officialCalendar, Number(row.openedAt.slice(0, 4)) - 1),
    graceMs: deps.conduct?.graceMs ?? graceMs,
    ...(deps.conduct?.continueOften && { continueOften: true }),
  };
  try {
    await deps.temporal.workflow.start(workflowOf(row.process), {
      workflowId: row.id,
      taskQueue,
      args: [input],
      workflowIdReusePolicy: 'REJECT_DUPLICATE',
      workflowIdConflictPolicy: 'USE_EXISTING',
      typedSearchAttributes: [
        { key: processAttribute, value: row.process },
        { key: regionAttribute, value: row.region },
      ],
    });
  } catch (error) {
    if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
  }
}

/**
 * Waits until the opening can be read, at most ten seconds of real time.
 * @throws Refusal Unavailable when it cannot be read by then; it is registered nevertheless
 */
export async function untilOpened(deps: ApiDependencies, caseId: string): Promise<void> {
  for (let tries = 0; tries < 500; tries += 1) {
    if (await rows(deps.database.read, 'case').existsBy({ id: caseId, seq: MoreThan(0) })) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw refuse.conflict('Unavailable', {
    zh: '案件已登记，正在启动，请稍后在案件列表中查看。',
    en: 'The case is registered and being started; look for it in the list of cases in a moment.',
  });
}

/** Begins the workflows of cases whose opening was interrupted. Run at start. */
export async function resumeOpenings(deps: ApiDependencies): Promise<number> {
  const waiting = await rows(deps.database.read, 'case').findBy({ seq: 0 });
  for (const row of waiting) await beginWorkflow(deps, row);
  return waiting.length;
}
