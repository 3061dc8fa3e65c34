import { MockActivityEnvironment } from '@temporalio/testing';
import { setTimeout as sleep } from 'node:timers/promises';
import { allWhileAlive } from '../../activities/while-alive';

describe('an activity that takes long', () => {
  const { slow, quick, failing } = allWhileAlive({
    slow: async (name: string) => {
      await sleep(2500);
      return `done for ${name}`;
    },
    quick: (one: number, other: number) => Promise.resolve(one + other),
    failing: () => Promise.reject(new Error('The disk is full')),
  });
  const beatsOf = async (work: (environment: MockActivityEnvironment) => Promise<unknown>): Promise<number> => {
    const environment = new MockActivityEnvironment();
    let beats = 0;
    environment.on('heartbeat', () => (beats += 1));
    await work(environment);
    const soFar = beats;
    await sleep(2100);
    // nothing is heard of it once it is over
    expect(beats).toBe(soFar);
    return soFar;
  };

  it('says that it goes on until it is done, and answers what it found', async () => {
    const beats = await beatsOf(async (environment) =>
      expect(await environment.run(slow, 'GC-1')).toBe('done for GC-1'),
    );
    expect(beats).toBeGreaterThan(0);
  });

  it('says nothing where there is nothing to wait for, and when it has failed', async () => {
    const [afterQuick, afterFailing] = await Promise.all([
      beatsOf(async (environment) => expect(await environment.run(quick, 1, 2)).toBe(3)),
      beatsOf(async (environment) => expect(environment.run(failing)).rejects.toThrow('The disk is full')),
    ]);
    expect([afterQuick, afterFailing]).toEqual([0, 0]);
  });
});
