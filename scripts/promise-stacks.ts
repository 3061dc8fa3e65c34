import path from 'node:path';
import threads, { Worker, type WorkerOptions } from 'node:worker_threads';

const off = path.join(__dirname, 'promise-stacks-off.cjs');

const runsWorkflows = (file: string | URL): boolean => String(file).includes('workflow-worker-thread');

/** As other threads, but one that runs workflows notes no stacks. */
class ThreadWithoutStacks extends Worker {
  constructor(file: string | URL, options: WorkerOptions = {}) {
    super(file, runsWorkflows(file) ? { ...options, execArgv: ['--require', off] } : options);
  }
}

/**
 * Begins something whose threads run workflows and note no stack of each promise, which is a third of what a worker does
 * ([decision 49](../docs/decisions/0049-no-stacks-of-waiting-cases.md)). The SDK has no switch for it and begins its
 * threads itself, so what begins threads is exchanged until `begin` has ended.
 */
export async function withoutPromiseStacks<T>(begin: () => Promise<T>): Promise<T> {
  Object.assign(threads, { Worker: ThreadWithoutStacks });
  try {
    return await begin();
  } finally {
    Object.assign(threads, { Worker });
  }
}
