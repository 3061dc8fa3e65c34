import Sqlite from 'libsql';
import { setTimeout as sleep } from 'node:timers/promises';
import { newKey } from '../support/http-person';
import { startRelayWorld, type RelayWorld } from '../support/relay-world';
import { hasTemporal } from '../support/temporal';

/** Keeps everybody else from writing until `release`, as a slow disk or a long transaction would. */
function holdWriteLock(file: string): { release(): void } {
  const connection = new Sqlite(file);
  connection.exec('PRAGMA busy_timeout = 10000');
  connection.exec('BEGIN IMMEDIATE');
  return {
    release() {
      connection.exec('ROLLBACK');
      connection.close();
    },
  };
}

async function until(what: () => Promise<boolean>, seconds = 60): Promise<void> {
  for (const end = Date.now() + seconds * 1000; !(await what()); await sleep(20)) {
    if (Date.now() > end) throw new Error('It did not come about in time');
  }
}

(hasTemporal ? describe : describe.skip)('a platform whose programs are killed', () => {
  let world: RelayWorld;
  beforeAll(async () => {
    world = await startRelayWorld();
  }, 240_000);
  afterAll(() => world.close(), 30_000);

  const signal = (program: 'temporal' | 'worker' | 'server', name: NodeJS.Signals) =>
    process.kill(world.platform.pid(program), name);
  const hasEvent = (caseId: string, key: string) => async () =>
    (await world.events(caseId)).some((event) => event.actKey === key);

  /** Sends the first act so that the worker has it and cannot write it down before the lock is released. */
  async function actHeldAtProjection(caseId: string, key: string) {
    signal('worker', 'SIGSTOP');
    const answer = world.act(caseId, 1, key).then(
      (given) => ({ given }),
      (error: unknown) => ({ error }),
    );
    await sleep(700);
    const lock = holdWriteLock(`${world.platform.dataDir}/platform.db`);
    signal('worker', 'SIGCONT');
    await sleep(1500);
    return { answer, lock };
  }

  /** What a person is answered in the end, who sends the same again while nothing answers. */
  async function answeredInTheEnd(answer: ReturnType<typeof actHeldAtProjection>, caseId: string, key: string) {
    const first = await (await answer).answer;
    if ('given' in first) return first.given;
    for (const end = Date.now() + 60_000; ; await sleep(500)) {
      try {
        return await world.act(caseId, 1, key);
      } catch (error) {
        if (Date.now() > end) throw error;
      }
    }
  }

  it('takes an act once when the worker dies before it is written to the database', async () => {
    const caseId = await world.open();
    const key = newKey();
    const held = actHeldAtProjection(caseId, key);
    const { lock } = await held;
    expect(await hasEvent(caseId, key)()).toBe(false);
    await world.platform.kill('worker');
    lock.release();
    await world.platform.start('worker');

    expect(await answeredInTheEnd(held, caseId, key)).toMatchObject({ stage: 'step2' });
    expect((await world.events(caseId)).filter((event) => event.actKey === key)).toHaveLength(1);
    await world.check(caseId);
  }, 180_000);

  it('takes an act once when the worker dies after it was written but before Temporal knew', async () => {
    const caseId = await world.open();
    const key = newKey();
    const held = actHeldAtProjection(caseId, key);
    const { lock } = await held;
    signal('temporal', 'SIGSTOP');
    lock.release();
    await until(hasEvent(caseId, key));
    await world.platform.kill('worker');
    signal('temporal', 'SIGCONT');
    await world.platform.start('worker');

    const given = await answeredInTheEnd(held, caseId, key);
    expect(given).toMatchObject({ stage: 'step2' });
    const taken = (await world.events(caseId)).filter((event) => event.actKey === key);
    expect(taken).toHaveLength(1);
    expect(given.hash).toBe(taken[0]?.hash);
    await world.check(caseId);
  }, 180_000);

  /** An act that the database holds, and that Temporal, the worker and the API all died with. */
  async function phantom(): Promise<{ caseId: string; key: string }> {
    const caseId = await world.open();
    const key = newKey();
    const { answer, lock } = await actHeldAtProjection(caseId, key);
    signal('temporal', 'SIGSTOP');
    lock.release();
    await until(hasEvent(caseId, key));
    for (const program of ['worker', 'server', 'temporal'] as const) await world.platform.kill(program);
    for (const program of ['temporal', 'worker', 'server'] as const) await world.platform.start(program);
    await world.platform.ready();
    expect(await answer).toHaveProperty('error');
    return { caseId, key };
  }

  it('keeps no act that died with Temporal and the API, and lets it be taken again', async () => {
    const { caseId, key } = await phantom();
    await until(async () => !(await hasEvent(caseId, key)()));
    await world.check(caseId);
    expect(await world.act(caseId, 1)).toMatchObject({ stage: 'step2' });
    await world.check(caseId);
  }, 240_000);

  it('takes in earnest an act that died with Temporal and the API when its sender tries again', async () => {
    const { caseId, key } = await phantom();
    const given = await world.act(caseId, 1, key);
    expect(given).toMatchObject({ stage: 'step2' });
    await world.check(caseId);
    expect((await world.events(caseId)).at(-1)).toMatchObject({ actKey: key, hash: given.hash });
  }, 240_000);

  it('answers that Temporal is away, keeps what can be read, and takes the same act afterwards', async () => {
    const caseId = await world.open();
    const key = newKey();
    await world.platform.kill('temporal');
    const refused = world.act(caseId, 1, key);
    await expect(world.people.tenderer.get(`/cases/${caseId}`)).resolves.toMatchObject({ stage: 'step1' });
    await expect(refused).rejects.toThrow('503');
    await sleep(5000);
    await world.platform.start('temporal');
    await until(async () =>
      world.act(caseId, 1, key).then(
        () => true,
        () => false,
      ),
    );
    await world.check(caseId);
  }, 180_000);

  it('lets nothing be lost or doubled while the database is locked for longer than anybody waits', async () => {
    const caseId = await world.open();
    const key = newKey();
    const held = actHeldAtProjection(caseId, key);
    const { lock } = await held;
    await sleep(12_000);
    lock.release();
    expect(await answeredInTheEnd(held, caseId, key)).toMatchObject({ stage: 'step2' });
    await world.check(caseId);
  }, 180_000);
});
