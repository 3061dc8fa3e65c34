import { temporal as proto } from '@temporalio/proto';
import type { RequestHandler } from 'express';
import { rows } from '../../database/database';
import { taskQueue } from '../cases/begin-workflow';
import type { ApiDependencies } from './dependencies';

const patience = 2000;

const isOk = async (work: () => Promise<boolean>): Promise<boolean> => {
  try {
    return await work();
  } catch {
    return false;
  }
};

/** Whether a worker asks Temporal for the work of cases. */
async function workerPolls({ temporal }: ApiDependencies): Promise<boolean> {
  const { namespace } = temporal.options;
  const { pollers } = await temporal.workflowService.describeTaskQueue({
    namespace,
    taskQueue: { name: taskQueue },
    taskQueueType: proto.api.enums.v1.TaskQueueType.TASK_QUEUE_TYPE_WORKFLOW,
  });
  return pollers.length > 0;
}

/**
 * `GET /healthz`: 200 once the database is migrated and answers, Temporal answers, and a worker has been seen. A worker
 * that is gone later, or a clock that was stepped, is told but keeps the API in service: everything can still be read.
 */
export function healthHandler(deps: ApiDependencies): RequestHandler {
  let sawWorker = false;
  return async (_req, res) => {
    const database = await isOk(async () => {
      await rows(deps.database.read, 'setting').count();
      return true;
    });
    const temporal = await isOk(async () => {
      await deps.temporal.connection.withDeadline(Date.now() + patience, () =>
        deps.temporal.workflowService.getSystemInfo({}),
      );
      return true;
    });
    const worker =
      temporal &&
      (await isOk(() => deps.temporal.connection.withDeadline(Date.now() + patience, () => workerPolls(deps))));
    sawWorker ||= worker;
    const ready = database && temporal && sawWorker;
    res.setHeader('cache-control', 'no-store');
    const clock = deps.clockWatch?.isRight() ?? true;
    res.status(ready ? 200 : 503).json({ ready, database, temporal, worker, clock });
  };
}
