import { temporal as proto } from '@temporalio/proto';
import { unansweredTask } from '../../api/outbox/free-case';

const { EventType } = proto.api.enums.v1;

/** Events of a history by number, the newest first, as Temporal tells them. */
const events = (...list: readonly (readonly [number, keyof typeof EventType, number?])[]) =>
  list
    .map(([eventId, type, acceptedEventId]) => ({
      eventId,
      eventType: EventType[type],
      ...(acceptedEventId && { workflowExecutionUpdateCompletedEventAttributes: { acceptedEventId } }),
    }))
    .reverse() as unknown as Parameters<typeof unansweredTask>[0];

describe('the task that a case which cannot go on goes back to', () => {
  it('is the one that took an update and was followed by no answer', () => {
    const history = events(
      [47, 'EVENT_TYPE_WORKFLOW_TASK_COMPLETED'],
      [48, 'EVENT_TYPE_WORKFLOW_EXECUTION_UPDATE_ACCEPTED'],
      [49, 'EVENT_TYPE_MARKER_RECORDED'],
      [50, 'EVENT_TYPE_WORKFLOW_EXECUTION_UPDATE_COMPLETED', 48],
      [54, 'EVENT_TYPE_WORKFLOW_TASK_COMPLETED'],
      [55, 'EVENT_TYPE_WORKFLOW_EXECUTION_UPDATE_ACCEPTED'],
      [57, 'EVENT_TYPE_MARKER_RECORDED'],
      [58, 'EVENT_TYPE_WORKFLOW_TASK_SCHEDULED'],
      [60, 'EVENT_TYPE_WORKFLOW_TASK_TIMED_OUT'],
    );
    expect(unansweredTask(history)).toBe(54);
  });

  it('is the first of several', () => {
    const history = events(
      [10, 'EVENT_TYPE_WORKFLOW_TASK_COMPLETED'],
      [11, 'EVENT_TYPE_WORKFLOW_EXECUTION_UPDATE_ACCEPTED'],
      [14, 'EVENT_TYPE_WORKFLOW_TASK_COMPLETED'],
      [15, 'EVENT_TYPE_WORKFLOW_EXECUTION_UPDATE_ACCEPTED'],
    );
    expect(unansweredTask(history)).toBe(10);
  });

  it('is none when every update is answered', () => {
    const history = events(
      [10, 'EVENT_TYPE_WORKFLOW_TASK_COMPLETED'],
      [11, 'EVENT_TYPE_WORKFLOW_EXECUTION_UPDATE_ACCEPTED'],
      [13, 'EVENT_TYPE_WORKFLOW_EXECUTION_UPDATE_COMPLETED', 11],
      [14, 'EVENT_TYPE_WORKFLOW_TASK_SCHEDULED'],
    );
    expect(unansweredTask(history)).toBeUndefined();
  });
});
