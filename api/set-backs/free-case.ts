import { temporal as proto } from '@temporalio/proto';
import type { ApiDependencies } from '../http/dependencies';
import { noteRun, noteSetBack } from './set-back-notes';

type HistoryEvent = proto.api.history.v1.IHistoryEvent;

const {
  EVENT_TYPE_WORKFLOW_TASK_COMPLETED: taskCompleted,
  EVENT_TYPE_WORKFLOW_EXECUTION_UPDATE_ACCEPTED: updateAccepted,
  EVENT_TYPE_WORKFLOW_EXECUTION_UPDATE_COMPLETED: updateCompleted,
} = proto.api.enums.v1.EventType;

/** A task of a case that was tried less often may only have lost its worker. */
const manyTries = 3;
/** So many of the last events are looked through: what follows the start of the update that holds the case is few. */
const lookedThrough = 40;

/**
 * The event to which a case must go back that cannot go on: where the task ended that took an update and has not
 * answered it. `events` are its last ones, the newest first. Undefined when every update that was taken is answered.
 */
export function unansweredTask(events: readonly HistoryEvent[]): HistoryEvent['eventId'] {
  const answered = new Set(
    events
      .filter(({ eventType }) => eventType === updateCompleted)
      .map((event) => Number(event.workflowExecutionUpdateCompletedEventAttributes?.acceptedEventId)),
  );
  const held = events.findLast(
    ({ eventType, eventId }) => eventType === updateAccepted && !answered.has(Number(eventId)),
  );
  if (!held) return undefined;
  return events.find(({ eventType, eventId }) => eventType === taskCompleted && Number(eventId) < Number(held.eventId))
    ?.eventId;
}

/**
 * Sets a case free whose task fails each time because its worker died after it had taken an update and before it had
 * answered it (a fault of the SDK, see `docs/temporal.md`): the case goes back to the beginning of that task and takes
 * the update again. What the rows hold of the first time is replaced, and operators are told. Nothing happens to a case
 * that goes on by itself.
 * @returns whether it was set free
 */
export async function freeCase(deps: ApiDependencies, caseId: string): Promise<boolean> {
  const { temporal: client, log } = deps;
  const { namespace } = client.options;
  const { workflowService } = client;
  const { workflowExecutionInfo, pendingWorkflowTask } = await workflowService.describeWorkflowExecution({
    namespace,
    execution: { workflowId: caseId },
  });
  const execution = workflowExecutionInfo?.execution;
  if (!execution || (pendingWorkflowTask?.attempt ?? 0) < manyTries) return false;
  const { history } = await workflowService.getWorkflowExecutionHistoryReverse({
    namespace,
    execution,
    maximumPageSize: lookedThrough,
  });
  const task = unansweredTask(history?.events ?? []);
  if (!task) return false;
  const fromRun = execution.runId ?? '';
  const place = { caseId, fromRun, event: Number(task) };
  const id = await noteSetBack(deps, place);
  const { runId: toRun } = await workflowService.resetWorkflowExecution({
    namespace,
    workflowExecution: execution,
    workflowTaskFinishEventId: task,
    reason: 'its worker died between taking an act and answering it',
    requestId: id,
  });
  await noteRun(deps, place, toRun);
  log.error({ ...place, toRun }, 'a case that could not go on was set back');
  return true;
}
