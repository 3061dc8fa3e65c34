import { ableExperts } from '../../database/able-experts';
import { peopleBehind, personOf } from '../../database/draws';
import { pseudonym, saltOf } from '../../domain/drawing/draw-list';
import { openSqlite, type TestDatabase } from '../support/databases';
import { copySqlite } from '../support/migrated';

const at = '2026-01-05T01:00:00.000Z';
/** More than SQLite takes values in one statement. */
const people = 40_000;

/** Rows made of the numbers from 1 to as many as there are people. */
const each = (columns: string) =>
  `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${people}) SELECT ${columns} FROM n`;

describe('a register of forty thousand experts', () => {
  let test: TestDatabase;
  beforeAll(async () => {
    test = await openSqlite(copySqlite);
    await test.database.write(async (tx) => {
      await tx.query(
        `INSERT INTO expert (id, specialities, region, title, state, since)
         ${each(`'e' || i, CASE i % 2 WHEN 0 THEN '["A01"]' ELSE '["B02"]' END, '530000', 't', 'admitted', '${at}'`)}`,
      );
      await tx.query(
        `INSERT INTO user_account (id, login, name, password_hash, locale, active, created_at, login_order)
         ${each(`'e' || i, 'e' || i, 'n', 'x', 'zh', i <> 2, '${at}', 'e' || i`)}`,
      );
      await tx.query(
        `INSERT INTO membership (id, user_id, body_id, role)
         ${each(`'m' || i, 'e' || i, 'institute', CASE i WHEN 4 THEN 'clerk' ELSE 'expert' END`)}`,
      );
      await tx.query(
        `INSERT INTO expert_tie (id, user_id, body_id, kind, until, noted_at, noted_by)
         VALUES ('t', 'e6', 'bidder-1', 'family', NULL, '${at}', 'centre')`,
      );
    });
  });
  afterAll(() => test.close());

  it('tells everybody who can be drawn, with what ties them to whom', async () => {
    const found = await ableExperts(
      test.database.read,
      [
        { speciality: 'A01', number: 3 },
        { speciality: 'B02', number: 2 },
      ],
      '2026-02-01',
    );
    // who may not sign in, and who acts as no expert, cannot be drawn
    expect(found).toHaveLength(people - 2);
    expect(found.find(({ userId }) => userId === 'e6')).toEqual({
      userId: 'e6',
      specialities: ['A01'],
      ties: [
        { kind: 'employer', body: 'institute' },
        { kind: 'family', body: 'bidder-1' },
      ],
    });
    const some = await ableExperts(test.database.read, [{ speciality: 'A01', number: 3 }], '2026-02-01');
    expect(some).toHaveLength(people / 2 - 2);
  });

  it('knows who is behind a name of a draw, which is the hash that anybody else comes to', async () => {
    const name = personOf('secret', 'e39999');
    expect(name).toBe(pseudonym(saltOf('secret', 'e39999'), 'e39999'));
    const found = await peopleBehind(test.database.read, 'secret', [name, 'nobody']);
    expect([...found]).toEqual([[name, 'e39999']]);
  });
});
