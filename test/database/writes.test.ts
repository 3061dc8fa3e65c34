import { rows } from '../../database/database';
import { testDatabases, type TestDatabase } from '../support/databases';

/** A promise and the function that keeps it. */
function latch(): { readonly opened: Promise<void>; readonly open: () => void } {
  let open = () => {};
  const opened = new Promise<void>((resolve) => (open = resolve));
  return { opened, open };
}

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
    const written = latch();
    const looked = latch();
    const inside = test.database.write(async (tx) => {
      await rows(tx, 'setting').insert({ name: 'secret', value: {} });
      written.open();
      await looked.opened;
      return rows(tx, 'setting').existsBy({ name: 'secret' });
    });
    await written.opened;
    const seen = await rows(test.database.read, 'setting').existsBy({ name: 'secret' });
    looked.open();
    expect(seen).toBe(false);
    expect(await inside).toBe(true);
    expect(await setting('secret')).toEqual({});
  });
});
