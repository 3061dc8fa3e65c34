import { WorkflowExecutionAlreadyStartedError } from '@temporalio/client';
import { defineSearchAttributeKey } from '@temporalio/common';
import { searchAttributes } from '../../domain/search-attributes';
import { calendarFrom, type Calendar } from '../../domain/calendar';
import { currentCalendar } from '../../database/calendar';
import type { Act, PartyState } from '../../definitions/language';
import { workflowOf } from '../../definitions/manifest';
import type { CaseInput } from '../../workflows/runtime/case-input';
import type { CaseRow } from '../../database/rows';
import type { ApiDependencies } from '../http/dependencies';
import { readDefinition } from './case-access';

const processAttribute = defineSearchAttributeKey(searchAttributes.process.name, searchAttributes.process.type);
const regionAttribute = defineSearchAttributeKey(searchAttributes.region.name, searchAttributes.region.type);
const stageAttribute = defineSearchAttributeKey(searchAttributes.stage.name, searchAttributes.stage.type);
const overdueAttribute = defineSearchAttributeKey(searchAttributes.overdue.name, searchAttributes.overdue.type);

/** The queue on which workers take cases. */
export const taskQueue = 'cases';
/** Real milliseconds that a deadline waits for acts received in time and still under way. */
const graceMs = 2000;

/** What waits in the row of a case until its workflow has begun. */
export interface WaitingCase {
  readonly opening: Act;
  readonly parties: readonly PartyState[];
}

/** As much of a calendar as a case that was opened then may need. */
export const calendarOfCase = (calendar: Calendar, openedAt: string): Calendar =>
  calendarFrom(calendar, Number(openedAt.slice(0, 4)) - 1);

/** Begins the workflow of a case whose rows are there. Done again it changes nothing. */
export async function beginWorkflow(deps: ApiDependencies, row: CaseRow): Promise<void> {
  const definition = await readDefinition(deps, row.definitionId);
  const { opening, parties } = row.state as WaitingCase;
  const shown = { where: definition.start.first, overdue: false };
  const input: CaseInput = {
    caseId: row.id,
    definition,
    definitionId: row.definitionId,
    region: row.region,
    opening,
    parties,
    clock: deps.clock.setting,
    calendar: calendarOfCase(await currentCalendar(deps.database.read), row.openedAt),
    graceMs: deps.conduct?.graceMs ?? graceMs,
    ...(deps.conduct?.continueOften && { continueOften: true }),
    shown,
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
        { key: stageAttribute, value: shown.where },
        { key: overdueAttribute, value: shown.overdue },
      ],
    });
  } catch (error) {
    if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
  }
}
