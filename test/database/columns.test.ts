import { insertRow, rows } from '../../database/database';
import { testDatabases, type TestDatabase } from '../support/databases';
import { caseRow } from '../support/rows';

const words =
  '昆明市盘龙区“污水处理厂”扩建工程 𠮷 🏗️ é \u0000'.replace('\u0000', '') + "'; DROP TABLE body; -- \\ % _ !";
const at = '2026-03-02T01:00:00.000Z';

describe.each(testDatabases)('columns on %s', (_name, open) => {
  let test: TestDatabase;
  beforeAll(async () => {
    test = await open();
  });
  afterAll(() => test.close());

  it('keep Chinese text, emoji and quotes as they are', async () => {
    await test.database.write((tx) => rows(tx, 'case').insert(caseRow('GC-1', { title: words, lot: '🏗️ 一标段' })));
    const row = await rows(test.database.read, 'case').findOneByOrFail({ id: 'GC-1' });
    expect(row).toEqual(caseRow('GC-1', { title: words, lot: '🏗️ 一标段' }));
    expect(await rows(test.database.read, 'case').countBy({ title: words })).toBe(1);
  });

  it('keep data of any depth, also longer than 64 KB', async () => {
    const value = {
      words,
      long: '长'.repeat(100_000),
      list: [null, true, 0, -1.5, '', [], {}],
      proto: JSON.parse('{"__proto__": {"x": 1}, "constructor": 1}') as object,
    };
    await test.database.write((tx) => insertRow(tx, 'setting', { name: 'data', value }));
    const read = (await rows(test.database.read, 'setting').findOneByOrFail({ name: 'data' })).value;
    expect(JSON.stringify(read)).toBe(JSON.stringify(value));
  });

  it('keep sizes above two thousand million and both truth values', async () => {
    for (const [id, size] of [
      ['small', 0],
      ['large', 9_007_199_254_740_991],
    ] as const) {
      await test.database.write((tx) =>
        rows(tx, 'document').insert({
          id,
          caseId: null,
          name: words.slice(0, 100),
          type: 'application/pdf',
          size,
          sha256: 'a'.repeat(64),
          uploadedBy: 'user',
          bodyId: 'body',
          uploadedAt: at,
        }),
      );
      expect((await rows(test.database.read, 'document').findOneByOrFail({ id })).size).toBe(size);
    }
    for (const isPublic of [true, false]) {
      const id = `GC-${isPublic}`;
      await test.database.write((tx) => rows(tx, 'case').insert(caseRow(id, { isPublic })));
      expect((await rows(test.database.read, 'case').findOneByOrFail({ id })).isPublic).toBe(isPublic);
      expect(await rows(test.database.read, 'case').existsBy({ id, isPublic })).toBe(true);
    }
  });

  it('give the change feed rising numbers', async () => {
    for (let n = 0; n < 3; n += 1) {
      await test.database.write((tx) =>
        rows(tx, 'change').insert({ at, resource: 'cases', caseId: null, userId: null }),
      );
    }
    const ids = (await rows(test.database.read, 'change').find({ order: { id: 'ASC' } })).map(({ id }) => id);
    expect(ids).toEqual([...ids].sort((a, b) => a - b));
    expect(ids.every((id) => typeof id === 'number')).toBe(true);
  });
});
