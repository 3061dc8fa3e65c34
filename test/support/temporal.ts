import { randomUUID } from 'node:crypto';
import { IllegalStateError } from '@temporalio/common';
import { DefaultLogger, Runtime } from '@temporalio/worker';
import { TestWorkflowEnvironment } from '@temporalio/testing';
import { addSearchAttributes } from '../../scripts/search-attributes';
import { takeTestServer } from './test-server';

/** The SDK tells of every worker that starts; tests want to hear of errors only. */
function hush(): void {
  try {
    Runtime.install({ logger: new DefaultLogger('ERROR') });
  } catch (error) {
    // it runs already, hushed by a test before: the files of one process share it
    if (!(error instanceof IllegalStateError)) throw error;
  }
}

/** The SDK knows how to use a server that skips time and runs already, but its types do not say so. */
const running = TestWorkflowEnvironment as unknown as {
  create(options: {
    readonly server: { readonly type: 'existing' };
    readonly address: string;
    readonly namespace: string;
    readonly supportsTimeSkipping: true;
  }): Promise<TestWorkflowEnvironment>;
};

/** Whether this run has a test server that skips time; without one `npm test` has said so. */
export const hasTestServer = process.env['TEMPORAL_TEST_SERVER_PATH'] !== undefined;

/** Whether this run has a Temporal development server; without one `npm test` has said so. */
export const hasTemporal = process.env['TEMPORAL_CLI_PATH'] !== undefined;

function executable(variable: string): { type: 'existing-path'; path: string } {
  const path = process.env[variable];
  if (path === undefined) throw new Error(`${variable} is not set: start the tests with "npm test".`);
  return { type: 'existing-path', path };
}

/** The SDK gives a server five seconds to start; on a loaded machine that may be too few, so it is tried again. */
async function started(start: () => Promise<TestWorkflowEnvironment>): Promise<TestWorkflowEnvironment> {
  hush();
  for (let tries = 1; ; tries += 1) {
    try {
      return await start();
    } catch (error) {
      if (tries === 4 || !String(error).includes('did not start')) throw error;
    }
  }
}

/** More time of the server than it may take: where a task of a case holds the time, it would take all of it. */
const trial = { passes: '1 minute', withinMs: 2000 } as const;
/** A server whose time has run further ahead than that is not used again. */
const farMs = Date.UTC(2100, 0);

/** Lets a little time pass. @throws ServiceError when something holds it */
const tryTime = ({ connection, sleep }: TestWorkflowEnvironment): Promise<void> =>
  connection.withDeadline(Date.now() + trial.withinMs, () => sleep(trial.passes));

/**
 * Ends the cases that are left, once their tasks are done: what is ended before would hold the time of the server for
 * ever. Their worker must still run.
 */
export async function endCases(environment: TestWorkflowEnvironment): Promise<void> {
  const { connection, client, namespace = '' } = environment;
  await tryTime(environment).catch(() => undefined); // `teardown` tries again
  const list = { namespace, maximumPageSize: 1000 };
  const { executions } = await connection.workflowService.listOpenWorkflowExecutions(list);
  for (const { execution } of executions) {
    // it may end by itself meanwhile
    await client.workflow
      .getHandle(execution?.workflowId ?? '')
      .terminate()
      .catch(() => undefined);
  }
}

/**
 * A Temporal server whose time runs ahead as soon as nothing but timers is left, in a namespace of its own. Call
 * `endCases` and `teardown` when done: the next file uses the server, which is then quick at what it does.
 */
export async function timeSkippingEnvironment(): Promise<TestWorkflowEnvironment> {
  hush();
  const server = await takeTestServer(executable('TEMPORAL_TEST_SERVER_PATH').path);
  const namespace = `test-${randomUUID()}`;
  const environment = await running.create({
    server: { type: 'existing' },
    address: server.address,
    namespace,
    supportsTimeSkipping: true,
  });
  const close = environment.teardown.bind(environment);
  return Object.assign(environment, {
    async teardown() {
      try {
        await tryTime(environment);
        if ((await environment.currentTimeMs()) > farMs) server.end();
        else server.free();
      } catch {
        server.end();
      }
      await close();
    },
  });
}

/** The development server, in memory, in real time. Call `teardown` when done. */
export async function localEnvironment(): Promise<TestWorkflowEnvironment> {
  const environment = await started(() =>
    TestWorkflowEnvironment.createLocal({ server: { executable: executable('TEMPORAL_CLI_PATH') } }),
  );
  await addSearchAttributes(environment.connection, 'default');
  return environment;
}
