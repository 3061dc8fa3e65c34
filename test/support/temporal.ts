import { IllegalStateError } from '@temporalio/common';
import { DefaultLogger, Runtime } from '@temporalio/worker';
import { TestWorkflowEnvironment } from '@temporalio/testing';

/** The SDK tells of every worker that starts; tests want to hear of errors only. */
function hush(): void {
  try {
    Runtime.install({ logger: new DefaultLogger('ERROR') });
  } catch (error) {
    // it runs already, hushed by a test before: the files of one process share it
    if (!(error instanceof IllegalStateError)) throw error;
  }
}

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

/** A Temporal server whose time runs ahead as soon as nothing but timers is left. Call `teardown` when done. */
export async function timeSkippingEnvironment(): Promise<TestWorkflowEnvironment> {
  return started(() =>
    TestWorkflowEnvironment.createTimeSkipping({ server: { executable: executable('TEMPORAL_TEST_SERVER_PATH') } }),
  );
}

/** The development server, in memory, in real time. Call `teardown` when done. */
export async function localEnvironment(): Promise<TestWorkflowEnvironment> {
  return started(() =>
    TestWorkflowEnvironment.createLocal({ server: { executable: executable('TEMPORAL_CLI_PATH') } }),
  );
}
