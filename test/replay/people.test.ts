import { People } from '../../replay/people';
import { apiAt } from '../../replay/session';
import { rows } from '../../database/database';
import { seedAdministrator } from '../../database/seed/seed';
import { meSchema } from '../../api/contract';
import { startApi, type TestApi } from '../support/api';
import { testDatabases, type TestDatabase } from '../support/databases';

const [sqlite] = testDatabases;

describe('the people of a replay', () => {
  let test: TestDatabase;
  let api: TestApi;
  beforeAll(async () => {
    if (!sqlite) throw new Error('There is no database');
    test = await sqlite[1]();
    api = await startApi(test);
  });
  afterAll(async () => {
    await api.close();
    await test.close();
  });

  const nameOf = async (people: People, ...[body, role]: Parameters<People['at']>) =>
    (await (await people.at(body, role)).get('/api/me', meSchema)).acting.body.name;

  it('are made and changed with the second operator of the demo world', async () => {
    const people = await People.meet(apiAt(api.url));
    await people.checkOperator();
    const office = await people.body('示例新设监督局', 'supervisor', '530100', ['construction']);
    expect(await nameOf(people, office, 'supervisor')).toBe('示例新设监督局');
    const company = await people.body('示例新设公司', 'bidder', '530100');
    expect(await nameOf(people, company, 'bidder')).toBe('示例新设公司');
    // asked again for another industry, it is the same body with both
    const again = await (await People.meet(apiAt(api.url))).body('示例新设监督局', 'supervisor', '530100', ['water']);
    expect(again).toMatchObject({ id: office.id, industries: ['construction', 'water'] });
  });

  it('are made on a platform with one operator, who appoints a second for it', async () => {
    await test.database.write(async (tx) => {
      for (const table of ['membership', 'user', 'body', 'session', 'setting'] as const) {
        await rows(tx, table).createQueryBuilder().delete().execute();
      }
    });
    await expect(People.meet(apiAt(api.url))).rejects.toThrow('ADMIN_LOGIN');
    const first = { login: 'first', password: 'a-long-password' };
    await seedAdministrator(test.database, first);
    for (const name of ['示例监督一', '示例监督二']) {
      const people = await People.meet(apiAt(api.url), first);
      const office = await people.body(name, 'supervisor', '530100', ['construction']);
      expect(await nameOf(people, office, 'supervisor')).toBe(name);
    }
    expect(await rows(test.database.read, 'membership').countBy({ role: 'operator' })).toBe(2);
  });
});
