import { rows } from '../../database/database';
import { testDatabases, type TestDatabase } from '../support/databases';

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

describe.each(testDatabases)('writing on %s', (_name, open) => {
  let test: TestDatabase;
  beforeAll(async () => {
    test = await open();
  });
  afterAll(() => test.close());

  const write = <T>(work: Parameters<TestDatabase['database']['write']>[0]): Promise<T> =>
    test.database.write(work) as Promise<T>;
  const setting = async (name: string) => (await rows(test.database.read, 'setting').findOneBy({ name }))?.value;

  it('loses none of two hundred writes at once, and lets each see its own rows only', async () => {
    await write((tx) => rows(tx, 'serial').insert({ name: 'counter', last: 0 }));
    const seen = await Promise.all(
      Array.from({ length: 200 }, (_, index) =>
        test.database.write(async (tx) => {
          await rows(tx, 'serial').increment({ name: 'counter' }, 'last', 1);
          await rows(tx, 'setting').insert({ name: `own-${index}`, value: { index } });
          const { last } = await rows(tx, 'serial').findOneByOrFail({ name: 'counter' });
          return last;
        }),
      ),
    );
    expect([...seen].sort((a, b) => a - b)).toEqual(Array.from({ length: 200 }, (_, index) => index + 1));
    expect(await rows(test.database.read, 'setting').count()).toBe(200);
  });

  it('rolls back a write that fails, alone', async () => {
    const results = await Promise.allSettled(
      Array.from({ length: 30 }, (_, index) =>
        test.database.write(async (tx) => {
          await rows(tx, 'setting').insert({ name: `part-${index}`, value: { index } });
          if (index % 3 === 0) throw new Error('changed my mind');
        }),
      ),
    );
    expect(results.filter(({ status }) => status === 'rejected')).toHaveLength(10);
    for (let index = 0; index < 30; index += 1) {
      expect(await setting(`part-${index}`)).toEqual(index % 3 === 0 ? undefined : { index });
    }
  });

  it('goes on after a statement that the database refuses', async () => {
    await write((tx) => rows(tx, 'setting').insert({ name: 'taken', value: { first: true } }));
    await expect(
      write(async (tx) => {
        await rows(tx, 'setting').insert({ name: 'before the refusal', value: {} });
        await rows(tx, 'setting').insert({ name: 'taken', value: { first: false } });
      }),
    ).rejects.toThrow();
    expect(await setting('before the refusal')).toBeUndefined();
    expect(await setting('taken')).toEqual({ first: true });
    await write((tx) => rows(tx, 'setting').insert({ name: 'after the refusal', value: {} }));
    expect(await setting('after the refusal')).toEqual({});
  });

  it('shows readers nothing that is not committed', async () => {
    const inside = test.database.write(async (tx) => {
      await rows(tx, 'setting').insert({ name: 'secret', value: {} });
      await pause(150);
      return rows(tx, 'setting').existsBy({ name: 'secret' });
    });
    const looks: boolean[] = [];
    for (let look = 0; look < 5; look += 1) {
      looks.push(await rows(test.database.read, 'setting').existsBy({ name: 'secret' }));
      await pause(10);
    }
    expect(looks).toEqual([false, false, false, false, false]);
    expect(await inside).toBe(true);
    expect(await setting('secret')).toEqual({});
  });
});
