import Sqlite from 'libsql';
import { setTimeout as sleep } from 'node:timers/promises';
import { rows } from '../../database/database';
import { putInOutbox } from '../../database/outbox';
import { holdWriteLock } from '../support/hold-write-lock';
import { newKey } from '../support/http-person';
import { startRelayWorld, type Answered, type RelayWorld } from '../support/relay-world';
import { hasTemporal } from '../support/temporal';

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

  /** How many forms of an act were put aside before it was sent: as many as there are accounts of it. */
  const formsPutAside = (caseId: string, action: string): number => {
    const connection = new Sqlite(`${world.platform.dataDir}/platform.db`, { readonly: true });
    const found = connection.prepare('SELECT id FROM sealed WHERE case_id = ? AND action = ?').all(caseId, action);
    connection.close();
    return found.length;
  };

  interface HeldAct {
    readonly caseId: string;
    readonly key: string;
    readonly answer: Promise<{ readonly given: Answered } | { readonly error: unknown }>;
  }

  /**
   * Sends the first act of so many new cases so that the worker has them and cannot write them down before the lock is
   * released. On a busy machine the worker may get them later; each time this is tried it has longer.
   */
  async function actsHeldAtProjection(count: number, tries = 1) {
    const cases = await Promise.all(Array.from({ length: count }, () => world.open()));
    signal('worker', 'SIGSTOP');
    const acts = cases.map((caseId): HeldAct => {
      const key = newKey();
      const answer = world.act(caseId, 1, key).then(
        (given) => ({ given }),
        (error: unknown) => ({ error }),
      );
      return { caseId, key, answer };
    });
    await sleep(700 * tries);
    const lock = holdWriteLock(`${world.platform.dataDir}/platform.db`);
    signal('worker', 'SIGCONT');
    await sleep(1500 * tries);
    return { acts, lock };
  }

  /** Acts of so many new cases that the database holds, and that Temporal, which stands still, does not know. */
  async function actsPastTemporal(count: number): Promise<readonly HeldAct[]> {
    for (let tries = 1; ; tries += 1) {
      const { acts, lock } = await actsHeldAtProjection(count, tries);
      signal('temporal', 'SIGSTOP');
      lock.release();
      const written = await Promise.all(
        acts.map(({ caseId, key }) =>
          until(hasEvent(caseId, key), 10 * tries).then(
            () => true,
            () => false,
          ),
        ),
      );
      if (written.every(Boolean)) return acts;
      signal('temporal', 'SIGCONT');
      if (tries === 4) throw new Error('The worker never had the acts when Temporal was stopped');
      await Promise.all(acts.map(({ answer }) => answer));
    }
  }

  /** What a person is answered in the end, who sends the same again while nothing answers. */
  async function answeredInTheEnd({ caseId, key, answer }: HeldAct): Promise<Answered> {
    const first = await answer;
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
    const { acts, lock } = await actsHeldAtProjection(1);
    const [held] = acts as [HeldAct];
    expect(await hasEvent(held.caseId, held.key)()).toBe(false);
    await world.platform.kill('worker');
    lock.release();
    await world.platform.start('worker');

    expect(await answeredInTheEnd(held)).toMatchObject({ stage: 'step2' });
    expect((await world.events(held.caseId)).filter((event) => event.actKey === held.key)).toHaveLength(1);
    await world.check(held.caseId);
  }, 180_000);

  it('sends an act again as it was sent first, while nobody has heard of it', async () => {
    const caseId = await world.open();
    signal('worker', 'SIGSTOP');
    const key = newKey();
    const first = world.act(caseId, 1, key);
    await sleep(1000);
    const more = [world.act(caseId, 1, key), world.act(caseId, 1, key)];
    await sleep(1000);
    signal('worker', 'SIGCONT');

    const [given, ...others] = await Promise.all([first, ...more]);
    expect(others).toEqual([given, given]);
    expect(formsPutAside(caseId, 'pass1')).toBe(1);
    await world.check(caseId);
  }, 180_000);

  it('takes an act once when the worker dies after it was written but before Temporal knew', async () => {
    const [held] = (await actsPastTemporal(1)) as [HeldAct];
    await world.platform.kill('worker');
    signal('temporal', 'SIGCONT');
    await world.platform.start('worker');

    const given = await answeredInTheEnd(held);
    expect(given).toMatchObject({ stage: 'step2' });
    const taken = (await world.events(held.caseId)).filter((event) => event.actKey === held.key);
    expect(taken).toHaveLength(1);
    expect(given.hash).toBe(taken[0]?.hash);
    await world.check(held.caseId);
  }, 180_000);

  describe('an act that the database holds, and that Temporal, the worker and the API all died with', () => {
    let sentAgain: HeldAct;
    let givenUp: HeldAct;
    beforeAll(async () => {
      [sentAgain, givenUp] = (await actsPastTemporal(2)) as [HeldAct, HeldAct];
      for (const program of ['worker', 'server', 'temporal'] as const) await world.platform.kill(program);
      for (const program of ['temporal', 'worker', 'server'] as const) await world.platform.start(program);
      await world.platform.ready();
    }, 240_000);

    it('was not answered, and is taken in earnest when its sender tries again', async () => {
      const { caseId, key, answer } = sentAgain;
      expect(await answer).toHaveProperty('error');
      const given = await world.act(caseId, 1, key);
      expect(given).toMatchObject({ stage: 'step2' });
      await world.check(caseId);
      expect((await world.events(caseId)).at(-1)).toMatchObject({ actKey: key, hash: given.hash });
    }, 120_000);

    it('is not kept when nobody sends it again, and can be taken anew', async () => {
      const { caseId, key, answer } = givenUp;
      expect(await answer).toHaveProperty('error');
      await until(async () => !(await hasEvent(caseId, key)()));
      await world.check(caseId);
      expect(await world.act(caseId, 1)).toMatchObject({ stage: 'step2' });
      await world.check(caseId);
    }, 120_000);
  });

  it('takes its last act again when it is set back to before it, and goes on', async () => {
    const caseId = await world.open();
    await world.act(caseId, 1);
    const before = await world.act(caseId, 2);
    const setBackRun = await world.runOf(caseId);
    await world.setBack(caseId);
    await until(async () => (await world.events(caseId)).at(-1)?.hash !== before.hash);
    await world.check(caseId);
    expect(await world.act(caseId, 3)).toMatchObject({ seq: before.seq + 1, stage: 'step4' });
    await world.check(caseId);
    expect(await world.platform.run('scripts/verify.ts', [caseId])).toContain(caseId);

    for (let number = 4; number <= 10; number += 1) await world.act(caseId, number);
    const isArchived = async () => (await world.archivedRuns(caseId)).length > 0;
    await until(isArchived);
    const runId = await world.runOf(caseId);
    expect(await world.archivedRuns(caseId)).toEqual([runId]);

    // as if the run that goes on had had nothing to write
    await world.database.write(async (tx) => {
      await rows(tx, 'runArchive').delete({ caseId });
      await rows(tx, 'case').update({ id: caseId }, { run: setBackRun });
      await putInOutbox(tx, 'archive', [caseId]);
    });
    await until(isArchived);
    expect(await world.archivedRuns(caseId)).toEqual([runId]);
    expect(await world.runOf(caseId)).toBe(runId);
    await world.forgetInTemporal(caseId);
    expect(await world.platform.run('scripts/verify.ts', [caseId])).toMatch(/✓ .*events；存档 archive）/);
  }, 180_000);

  it('answers that Temporal is away, keeps what can be read, and takes the same act afterwards', async () => {
    const caseId = await world.open();
    const key = newKey();
    await world.platform.kill('temporal');
    const refused = world.act(caseId, 1, key);
    await expect(world.people.tenderer.get(`/cases/${caseId}`)).resolves.toMatchObject({ stage: 'step1' });
    await expect(refused).rejects.toThrow('503');
    await expect(world.platform.run('scripts/verify.ts', [caseId])).rejects.toThrow('Temporal does not answer');
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
    const { acts, lock } = await actsHeldAtProjection(1);
    const [held] = acts as [HeldAct];
    await sleep(12_000);
    lock.release();
    expect(await answeredInTheEnd(held)).toMatchObject({ stage: 'step2' });
    await world.check(held.caseId);
  }, 180_000);
});
