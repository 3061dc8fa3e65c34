import { temporal as proto } from '@temporalio/proto';
import { MoreThan } from 'typeorm';
import { rows } from '../../database/database';
import { counted, text } from '../../definitions/language/text';
import { taskQueue } from '../cases/begin-workflow';
import type { ApiDependencies } from '../http/dependencies';
import { bad, care, good, type Check } from './finding';

const mostBacklog = 1000;
const oldestBacklogSeconds = 60;

const { TASK_QUEUE_TYPE_WORKFLOW, TASK_QUEUE_TYPE_ACTIVITY } = proto.api.enums.v1.TaskQueueType;
const queueTypes = [TASK_QUEUE_TYPE_WORKFLOW, TASK_QUEUE_TYPE_ACTIVITY] as const;

const describeQueues = ({ temporal }: ApiDependencies) =>
  Promise.all(
    queueTypes.map((taskQueueType) =>
      temporal.workflowService.describeTaskQueue({
        namespace: temporal.options.namespace,
        taskQueue: { name: taskQueue },
        taskQueueType,
        reportStats: true,
      }),
    ),
  );

/** Whether Temporal answers, and which version. */
export const checkTemporal: Check = async ({ temporal, configuration }) => {
  const { serverVersion } = await temporal.workflowService.getSystemInfo({});
  const { address } = configuration.temporal;
  return good(text(`${address} 应答，版本 ${serverVersion}`, `${address} answers, version ${serverVersion}`));
};

/** Whether workers ask for work, and how much of it waits. */
export const checkWorker: Check = async (deps) => {
  const queues = await describeQueues(deps);
  const pollers = new Set(queues.flatMap((queue) => queue.pollers.map(({ identity }) => identity)));
  const waiting = queues.reduce((sum, { stats }) => sum + Number(stats?.approximateBacklogCount ?? 0), 0);
  const oldest = Math.max(...queues.map(({ stats }) => Number(stats?.approximateBacklogAge?.seconds ?? 0)));
  const says = text(
    `${pollers.size} 个工作进程在领取任务；队列 ${taskQueue} 中有 ${waiting} 项等待，最早 ${oldest} 秒前`,
    `${counted(pollers.size, 'worker asks', 'workers ask')} for work; ${counted(waiting, 'task waits', 'tasks wait')} in ${taskQueue}, the oldest for ${oldest} s`,
  );
  if (pollers.size === 0) {
    return bad(
      says,
      text(
        '没有工作进程：项目不会推进。启动 worker，或查看它的日志。',
        'There is no worker: no case goes on. Start one, or look at its log.',
      ),
    );
  }
  if (waiting < mostBacklog && oldest < oldestBacklogSeconds) return good(says);
  return care(
    says,
    text('任务积压：增加工作进程，或查看其负载。', 'Work piles up: add workers, or look at their load.'),
  );
};

/** Whether all workers run the same build: another one may not know the workflows of open cases. */
export const checkVersions: Check = async (deps) => {
  const queues = await describeQueues(deps);
  const builds = new Set(
    queues.flatMap((queue) => queue.pollers.flatMap(({ deploymentOptions: worker }) => worker?.buildId || [])),
  );
  const names = [...builds].join(', ');
  if (builds.size === 0) return good(text('工作进程没有报告版本号', 'Workers tell no build id'));
  const says = text(`工作进程版本：${names}`, `Builds of the workers: ${names}`);
  if (builds.size === 1) return good(says);
  return care(
    says,
    text(
      '有几个版本的工作进程同时运行：若不在升级中，请停掉旧的。',
      'Workers of several builds run at once: unless you are upgrading, stop the old ones.',
    ),
  );
};

/** Whether Temporal conducts as many cases as the rows say are open. */
export const checkProjection: Check = async (deps) => {
  const { database, temporal } = deps;
  const open = await rows(database.read, 'case')
    .createQueryBuilder('row')
    .where({ seq: MoreThan(0) })
    .andWhere('row.closing IS NULL')
    .getCount();
  const { count } = await temporal.workflow.count("ExecutionStatus = 'Running'");
  const says = text(
    `在办项目 ${open} 个，Temporal 中运行 ${count} 个`,
    `${counted(open, 'open case')}, ${count} running in Temporal`,
  );
  // cases that begin or end meanwhile
  if (Math.abs(open - count) <= Math.max(2, open * 0.01)) return good(says);
  return care(
    says,
    text(
      '两边不一致：稍后再看；持续如此，请运行 npm run verify，必要时 npm run reproject（见运维手册）。',
      'They differ: look again in a while; if it stays so, run npm run verify, and npm run reproject where it says so.',
    ),
  );
};
