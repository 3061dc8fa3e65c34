import { DataSource, In, type QueryRunner } from 'typeorm';
import { rows } from '../../database/database';
import { tables } from '../../database/tables';
import { migratedDatabases, type TestDatabase } from '../support/databases';
import { caseRow, caseState } from '../support/rows';

describe.each(migratedDatabases)('migrations on %s', (_name, open) => {
  let test: TestDatabase;
  beforeAll(async () => {
    test = await open();
  });
  afterAll(() => test.close());

  const source = () => test.database.read.dataSource;
  /** What would have to be changed. MariaDB tells of a default `NULL` as a text, which TypeORM knows under its name only. */
  const drift = async (): Promise<string[]> => {
    const { options } = source();
    const sameServer = options.type === 'mysql' ? { ...options, type: 'mariadb' as const } : options;
    const other = await new DataSource(sameServer).initialize();
    try {
      return (await other.driver.createSchemaBuilder().log()).upQueries.map(({ query }) => query);
    } finally {
      await other.destroy();
    }
  };
  const look = async <T>(at: (runner: QueryRunner) => Promise<T>): Promise<T> => {
    const runner = source().createQueryRunner();
    try {
      return await at(runner);
    } finally {
      await runner.release();
    }
  };
  const tableCount = (): Promise<number> =>
    look(async (runner) => (await runner.getTables(Object.values(tables).map(({ name }) => name))).length);

  it('leave nothing to be changed between the tables as they stand and as the code describes them', async () => {
    expect(await drift()).toEqual([]);
  });

  it('are done once however often they are asked for', async () => {
    await test.database.migrate();
    await test.database.migrate();
    expect(await tableCount()).toBe(Object.keys(tables).length);
  });

  it('name the process of every notice that was published before notices were looked for by it', async () => {
    const notice = { id: 'n', number: 'n', caseId: 'road', seq: 3, kind: 'tenderNotice', region: '530100' };
    const published = { industry: 'water', publishedAt: '2026-02-01T01:00:00.000Z', content: {}, hash: 'h' };
    await test.database.write(async (tx) => {
      await rows(tx, 'case').insert(caseRow('road', { process: 'landAuction' }));
      await rows(tx, 'notice').insert({ ...notice, ...published, process: 'none' });
    });
    const knowsProcess = () => look((runner) => runner.hasColumn(tables.notice.name, 'process'));
    while (await knowsProcess()) await source().undoLastMigration();
    await test.database.migrate();
    expect(await rows(test.database.read, 'notice').findOneBy({ id: 'n' })).toMatchObject({ process: 'landAuction' });
    expect(await drift()).toEqual([]);
  });

  it('tell every open case once more, begin those that never began, and archive what is over', async () => {
    await test.database.write(async (tx) => {
      await rows(tx, 'case').insert([
        caseRow('open'),
        caseRow('waiting', { seq: 0 }),
        caseRow('closed', { closing: 'archived' }),
      ]);
    });
    while (await look((runner) => runner.hasTable(tables.outbox.name))) await source().undoLastMigration();
    await test.database.migrate();
    const told = await rows(test.database.read, 'outbox').findBy({ subject: In(['open', 'waiting', 'closed']) });
    expect(told.map(({ kind, subject }) => `${kind} ${subject}`).sort()).toEqual([
      'archive closed',
      'archive open',
      'begin waiting',
      'entriesChanged open',
    ]);
  });

  it('write the stays and awards of cases that are there', async () => {
    const [entered, left] = ['2026-01-05T01:00:00.000Z', '2026-01-06T02:00:00.000Z'];
    const visits = [
      { visit: 1, stage: 'acceptance', enteredAt: entered, leftAt: left },
      { visit: 2, stage: 'documents', enteredAt: left },
    ];
    const event = { caseId: 'counted', kind: 'overdue', action: null, actKey: null, recordKey: 'r', json: {} };
    const notice = {
      ...{ caseId: 'counted', process: 'openTender', region: '530100', industry: 'water', hash: 'h' },
      ...{ kind: 'awardNotice', publishedAt: left },
    };
    const content = (price: string) => ({ fields: [], tables: [{ rows: [] }, { bids: [{ price }] }] });
    await test.database.write(async (tx) => {
      await rows(tx, 'case').insert(caseRow('counted', { state: caseState('counted', { visits }) }));
      await rows(tx, 'event').insert({
        ...event,
        ...{ seq: 2, at: entered, stage: 'acceptance', previousHash: 'h', hash: 'h' },
      });
      await rows(tx, 'notice').insert([
        { ...notice, id: 'w1', number: 'w1', seq: 3, content: content('10.00') },
        { ...notice, id: 'w2', number: 'w2', seq: 5, content: content('1225000.5') },
      ]);
    });
    while (await look((runner) => runner.hasTable(tables.visit.name))) await source().undoLastMigration();
    await test.database.migrate();
    const stays = await rows(test.database.read, 'visit').find({
      where: { caseId: 'counted' },
      order: { visit: 'ASC' },
    });
    expect(stays).toMatchObject([
      { stage: 'acceptance', enteredAt: entered, leftAt: left, minutes: 25 * 60, isLate: true },
      { stage: 'documents', enteredAt: left, leftAt: null, minutes: null, isLate: false },
    ]);
    const { definitionId, region, industry } = caseRow('counted');
    expect(stays.every((stay) => stay.definitionId === definitionId && stay.region === region)).toBe(true);
    expect(await rows(test.database.read, 'award').findBy({ caseId: 'counted' })).toEqual([
      { caseId: 'counted', region, industry, at: left, unit: 'CNY', parts: '122500050' },
    ]);
  });

  it('go down to nothing and up again', async () => {
    await rows(test.database.read, 'serial').count();
    for (let left = source().migrations.length; left > 0; left -= 1) await source().undoLastMigration();
    expect(await tableCount()).toBe(0);
    await test.database.migrate();
    expect(await tableCount()).toBe(Object.keys(tables).length);
    expect(await drift()).toEqual([]);
  });
});
