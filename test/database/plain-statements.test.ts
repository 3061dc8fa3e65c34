import {
  In,
  IsNull,
  LessThan,
  LessThanOrEqual,
  MoreThan,
  MoreThanOrEqual,
  Not,
  QueryFailedError,
  type FindManyOptions,
  type FindOptionsOrder,
  type FindOptionsWhere,
} from 'typeorm';
import { isDuplicate } from '../../api/http/duplicate';
import { insertRows, rows } from '../../database/database';
import { isDatabaseAway } from '../../database/database-away';
import { insertOrChange, insertUnlessThere } from '../../database/plain-statements';
import type { AbsenceRow } from '../../database/rows';
import { tables } from '../../database/tables';
import { testDatabases, type TestDatabase } from '../support/databases';

const day = (number: number): string => `2026-03-0${number}T00:00:00.000Z`;

const absence = (id: string, values: Partial<AbsenceRow> = {}): AbsenceRow => ({
  id,
  userId: 'user-1',
  bodyId: 'body-1',
  role: 'centre',
  substituteId: 'user-2',
  firstDay: '2026-03-01',
  lastDay: '2026-03-02',
  setBy: 'user-1',
  setAt: day(1),
  recalledBy: null,
  startsAt: day(1),
  endsAt: day(3),
  recalledAt: null,
  ...values,
});

const kept = [
  absence('a'),
  absence('b', { startsAt: day(2), endsAt: day(4), role: 'supervisor' }),
  absence('c', { userId: 'user-3', startsAt: day(3), endsAt: day(5), recalledAt: day(4) }),
  absence('d', { userId: 'user-4', bodyId: 'body-2', startsAt: day(4), endsAt: day(6) }),
];

type Asked = Pick<FindManyOptions<AbsenceRow>, 'where' | 'take'> & {
  readonly order?: FindOptionsOrder<AbsenceRow>;
};

/** What is asked, and the rows that answer it. */
const questions: readonly (readonly [string, Asked, readonly string[]])[] = [
  ['equal', { where: { userId: 'user-1' } }, ['a', 'b']],
  ['one of some', { where: { id: In(['a', 'd', 'x']) } }, ['a', 'd']],
  ['one of none', { where: { id: In([]) } }, []],
  ['earlier', { where: { startsAt: LessThan(day(2)) } }, ['a']],
  ['not later', { where: { startsAt: LessThanOrEqual(day(2)) } }, ['a', 'b']],
  ['later', { where: { endsAt: MoreThan(day(5)) } }, ['d']],
  ['not earlier', { where: { endsAt: MoreThanOrEqual(day(5)) } }, ['c', 'd']],
  ['nothing there', { where: { recalledAt: IsNull() } }, ['a', 'b', 'd']],
  ['something there', { where: { recalledAt: Not(IsNull()) } }, ['c']],
  ['all of several', { where: { startsAt: LessThanOrEqual(day(3)), endsAt: MoreThan(day(3)) } }, ['b', 'c']],
  [
    'one of several',
    {
      where: [
        { bodyId: 'body-1', role: 'supervisor' },
        { bodyId: 'body-2', role: 'centre' },
      ],
    },
    ['b', 'd'],
  ],
  ['none of none', { where: [{ id: 'x' }, { id: 'y' }] }, []],
  ['the first two', { where: { bodyId: 'body-1' }, order: { startsAt: 'DESC' }, take: 2 }, ['c', 'b']],
];

describe.each(testDatabases)('simple statements on %s', (_name, open) => {
  let test: TestDatabase;
  beforeAll(async () => {
    test = await open();
    await test.database.write((tx) => insertRows(tx, 'absence', kept));
  });
  afterAll(() => test.close());

  const plain = () => rows(test.database.read, 'absence');
  const typeOrms = () => test.database.read.getRepository<AbsenceRow>(tables.absence.name);

  it.each(questions)('finds what TypeORM finds: %s', async (_said, options, expected) => {
    const asked = { order: { id: 'ASC' }, ...options } satisfies FindManyOptions<AbsenceRow>;
    const found = await plain().find(asked);
    expect(found.map(({ id }) => id)).toEqual(expected);
    expect(found).toEqual((await typeOrms().find(asked)).map((row) => ({ ...row })));
    const where = options.where as FindOptionsWhere<AbsenceRow>;
    expect(await plain().existsBy(where)).toBe(expected.length > 0);
    const { order } = asked;
    const first = await typeOrms().findOne({ where, order });
    expect(await plain().findOne({ where, order })).toEqual(first && { ...first });
  });

  it('joins a list of conditions by OR where rows are changed, too', async () => {
    const changed = await test.database.write((tx) =>
      rows(tx, 'absence').update({ endsAt: MoreThan(day(5)) }, { recalledAt: day(1) }),
    );
    expect(changed.affected).toBe(1);
    expect(await plain().findOneBy({ id: 'd' })).toMatchObject({ recalledAt: day(1) });
    await test.database.write((tx) => rows(tx, 'absence').update({ id: 'd' }, { recalledAt: null }));
  });

  it('changes those columns of a row that is there which it is told to, and inserts the others', async () => {
    const [a] = kept;
    const rowsOfTwo = [absence('a', { userId: 'another', recalledAt: day(2) }), absence('f')];
    const how = { key: ['id'], changed: ['recalledAt'] } as const;
    await test.database.write((tx) => insertOrChange(tx, 'absence', rowsOfTwo, how));
    expect(await plain().findOneBy({ id: 'a' })).toEqual({ ...a, recalledAt: day(2) });
    expect(await plain().findOneBy({ id: 'f' })).toEqual(absence('f'));
    await test.database.write(async (tx) => {
      await rows(tx, 'absence').update({ id: 'a' }, { recalledAt: a?.recalledAt ?? null });
      await rows(tx, 'absence').delete({ id: 'f' });
    });
  });

  it('sees what was committed since it looked for one row, and holds nothing up', async () => {
    expect(await plain().findOneBy({ bodyId: 'body-1' })).not.toBeNull();
    expect(await plain().existsBy({ bodyId: 'body-1' })).toBe(true);
    await test.database.write((tx) => rows(tx, 'absence').update({ id: 'a' }, { role: 'expert' }));
    expect(await plain().findOneBy({ id: 'a' })).toMatchObject({ role: 'expert' });
    expect(await plain().findBy({ role: 'expert' })).toHaveLength(1);
    await test.database.write((tx) => rows(tx, 'absence').update({ id: 'a' }, { role: 'centre' }));
  });

  it('refuses as TypeORM does: what is there twice is known as such, and nothing else of that work stays', async () => {
    const twice = test.database.write(async (tx) => {
      await insertRows(tx, 'absence', [absence('g')]);
      await insertRows(tx, 'absence', [absence('a')]);
    });
    const refused: unknown = await twice.catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(QueryFailedError);
    expect([isDuplicate(refused), isDatabaseAway(refused)]).toEqual([true, false]);
    expect(await plain().existsBy({ id: 'g' })).toBe(false);
  });

  it('leaves a row that is there as it is', async () => {
    await test.database.write((tx) => insertUnlessThere(tx, 'absence', absence('a', { userId: 'another' })));
    await test.database.write((tx) => insertUnlessThere(tx, 'absence', absence('e')));
    expect(await plain().findOneBy({ id: 'a' })).toEqual(kept[0]);
    expect(await plain().findOneBy({ id: 'e' })).toEqual(absence('e'));
    await test.database.write((tx) => rows(tx, 'absence').delete({ id: 'e' }));
  });
});
