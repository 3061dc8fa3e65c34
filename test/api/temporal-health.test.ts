import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { Worker } from '@temporalio/worker';
import type { HealthCheck, HealthPart } from '../../api/contract';
import { taskQueue } from '../../api/cases/begin-workflow';
import { runChecks } from '../../api/health/run-checks';
import { insertRows } from '../../database/database';
import { startApi, type TestApi } from '../support/api';
import { testDatabases, type TestDatabase } from '../support/databases';
import { caseRow } from '../support/rows';
import { hasTemporal, localEnvironment } from '../support/temporal';

const openFirst = testDatabases[0]?.[1];

(hasTemporal ? describe : describe.skip)('the health of Temporal and its workers', () => {
  let temporal: TestWorkflowEnvironment;
  let test: TestDatabase;
  let api: TestApi;
  beforeAll(async () => {
    if (!openFirst) throw new Error('There is always SQLite.');
    [temporal, test] = await Promise.all([localEnvironment(), openFirst()]);
    api = await startApi(test);
  });
  afterAll(async () => {
    await api.close();
    await test.close();
    await temporal.teardown();
  });

  const found = async (part: HealthPart): Promise<HealthCheck | undefined> => {
    const { checks } = await runChecks({ ...api.deps, temporal: temporal.client });
    return checks.find((check) => check.part === part);
  };
  /** A worker of that build that only asks for activities. */
  const working = async <T>(builds: readonly string[], look: () => Promise<T>): Promise<T> => {
    const workers = await Promise.all(
      builds.map((buildId) =>
        Worker.create({
          connection: temporal.nativeConnection,
          taskQueue,
          identity: `worker ${buildId}`,
          workerDeploymentOptions: {
            version: { deploymentName: 'platform', buildId },
            useWorkerVersioning: false,
          },
          activities: { nothing: () => Promise.resolve() },
        }),
      ),
    );
    const runs = workers.map((worker) => worker.run());
    try {
      return await look();
    } finally {
      workers.forEach((worker) => worker.shutdown());
      await Promise.all(runs);
    }
  };
  const until = async (part: HealthPart, state: HealthCheck['state']): Promise<HealthCheck | undefined> => {
    for (let tries = 0; ; tries += 1) {
      const check = await found(part);
      if (check?.state === state || tries === 40) return check;
      await new Promise((resolve) => setTimeout(resolve, 250));
    }
  };

  it('tells that nobody asks for work, and that somebody does', async () => {
    expect(await found('temporal')).toMatchObject({ state: 'good' });
    expect(await found('worker')).toMatchObject({
      state: 'bad',
      says: { en: expect.stringMatching(/^0 workers/) as string },
    });
    await working(['one'], async () => {
      const worker = await until('worker', 'good');
      expect(worker).toMatchObject({ state: 'good', says: { en: expect.stringMatching(/^1 worker/) as string } });
      expect(await until('versions', 'good')).toMatchObject({ says: { en: expect.stringContaining('one') as string } });
    });
  });

  it('tells that workers of two builds run at once', async () => {
    await working(['old', 'new'], async () => {
      expect(await until('versions', 'care')).toMatchObject({ state: 'care' });
    });
  });

  it('tells that Temporal does not conduct the cases that the rows say are open', async () => {
    expect(await found('projection')).toMatchObject({ state: 'good' });
    const open = Array.from({ length: 5 }, (_, nth) => caseRow(`C-${nth}`));
    await test.database.write((tx) => insertRows(tx, 'case', open));
    expect(await found('projection')).toMatchObject({ state: 'care' });
  });
});
