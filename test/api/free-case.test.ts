import { temporal as proto } from '@temporalio/proto';
import { WorkflowNotFoundError, type Client } from '@temporalio/client';
import { freeCase, unansweredTask } from '../../api/set-backs/free-case';
import { setBackIncidents } from '../../api/set-backs/set-back-incidents';
import { noteAgreement, noteSetBack } from '../../api/set-backs/set-back-notes';
import { insertRow, rows } from '../../database/database';
import { startApi, type TestApi } from '../support/api';
import { openSqlite, type TestDatabase } from '../support/databases';
import { caseRow } from '../support/rows';

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

describe('a case that cannot go on', () => {
  const held = events([7, 'EVENT_TYPE_WORKFLOW_TASK_COMPLETED'], [8, 'EVENT_TYPE_WORKFLOW_EXECUTION_UPDATE_ACCEPTED']);

  /** What a server says of a case in that state, which none can be brought into at will. */
  const server = (attempt: number, meanwhile: () => Promise<unknown> = () => Promise.resolve()) => {
    const asked: { readonly requestId: string }[] = [];
    const workflowService = {
      describeWorkflowExecution: () =>
        Promise.resolve({
          workflowExecutionInfo: { execution: { workflowId: 'GC-1', runId: 'broken' } },
          pendingWorkflowTask: { attempt },
        }),
      getWorkflowExecutionHistoryReverse: () => Promise.resolve({ history: { events: held } }),
      resetWorkflowExecution: async (request: { readonly requestId: string }) => {
        asked.push(request);
        await meanwhile();
        return { runId: 'whole' };
      },
    };
    const client = { options: { namespace: 'default' }, workflowService } as unknown as Client;
    return { asked, client };
  };

  let test: TestDatabase;
  let api: TestApi;
  beforeAll(async () => {
    test = await openSqlite();
    api = await startApi(test);
  });
  afterAll(async () => {
    await api.close();
    await test.close();
  });
  const noted = () => rows(test.database.read, 'setBack').find();
  const forget = () => test.database.write((tx) => rows(tx, 'setBack').delete({ caseId: 'GC-1' }));
  const waiting = async () => {
    const found = await rows(test.database.read, 'outbox').findBy({ kind: 'restate' });
    return found.map(({ subject }) => subject);
  };

  it('is set back once its task was tried often, and operators are told; one that goes on is left alone', async () => {
    const young = server(2);
    expect(await freeCase({ ...api.deps, temporal: young.client }, 'GC-1')).toBe(false);
    expect([young.asked, await noted()]).toEqual([[], []]);

    const stuck = server(3);
    for (let tries = 0; tries < 2; tries += 1) {
      expect(await freeCase({ ...api.deps, temporal: stuck.client }, 'GC-1')).toBe(true);
    }
    expect(new Set(stuck.asked.map(({ requestId }) => requestId)).size).toBe(1);
    expect(stuck.asked[0]).toMatchObject({ workflowTaskFinishEventId: 7 });
    expect(await noted()).toMatchObject([{ caseId: 'GC-1', fromRun: 'broken', event: 7, toRun: 'whole' }]);
    expect(await waiting()).toEqual(['GC-1/set-back']);
  });

  it('is noted anew where another process found it as it was, and forgot the note, before it went back', async () => {
    await forget();
    const stuck = server(3, forget);
    expect(await freeCase({ ...api.deps, temporal: stuck.client }, 'GC-1')).toBe(true);
    expect(await noted()).toMatchObject([{ fromRun: 'broken', event: 7, toRun: 'whole', agreedAt: null }]);
    expect(await waiting()).toEqual(['GC-1/set-back']);
  });

  it('agrees when it is over and Temporal has forgotten it: which run went on stays unknown', async () => {
    await forget();
    await noteSetBack(api.deps, { caseId: 'GC-1', fromRun: 'broken', event: 7 });
    const describe = () => Promise.reject(new WorkflowNotFoundError('forgotten', 'GC-1', undefined));
    const withDeadline = (_: number, work: () => Promise<unknown>) => work();
    const temporal = { withDeadline, workflow: { getHandle: () => ({ describe }) } } as unknown as Client;
    const agree = () => noteAgreement({ ...api.deps, temporal }, 'GC-1', 1000);
    await test.database.write((tx) => insertRow(tx, 'case', caseRow('GC-1')));
    await expect(agree()).rejects.toThrow(WorkflowNotFoundError);
    await test.database.write((tx) => rows(tx, 'case').update({ id: 'GC-1' }, { closing: 'archived' }));
    await agree();
    expect(await noted()).toMatchObject([{ toRun: null, agreedAt: api.deps.clock.now() }]);
    const [told] = await setBackIncidents(api.deps);
    expect(told).toMatchObject({ may: ['close'], words: { en: expect.stringContaining('cannot be known') as string } });
  });
});
