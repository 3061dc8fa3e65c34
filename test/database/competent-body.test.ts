import { competentBody } from '../../database/competent-body';
import { rows } from '../../database/database';
import { testDatabases, type TestDatabase } from '../support/databases';

describe.each(testDatabases)('the competent body on %s', (_name, open) => {
  let test: TestDatabase;
  beforeAll(async () => {
    test = await open();
    await test.database.write(async (tx) => {
      for (const [id, kind, region, industries, active] of [
        ['province-centre', 'centre', '530000', [], true],
        ['city-centre', 'centre', '530100', [], true],
        ['county-centre-closed', 'centre', '530102', [], false],
        ['province-all', 'supervisor', '530000', ['construction', 'water'], true],
        ['city-construction', 'supervisor', '530100', ['construction'], true],
        ['city-construction-younger', 'supervisor', '530100', ['construction'], true],
        ['other-province', 'centre', '520000', [], true],
      ] as const) {
        await rows(tx, 'body').insert({
          id,
          name: id,
          kinds: [kind],
          uscc: null,
          region,
          industries: [...industries],
          active,
        });
      }
    });
  });
  afterAll(() => test.close());

  const find = async (kind: string, region: string, industry?: string) =>
    (await competentBody(test.database.read, kind, region, industry))?.id;

  it.each([
    ['centre', '530100', undefined, 'city-centre'],
    ['centre', '530102', undefined, 'city-centre'],
    ['centre', '532900', undefined, 'province-centre'],
    ['centre', '532901', undefined, 'province-centre'],
    ['centre', '530000', undefined, 'province-centre'],
    ['centre', '520100', undefined, 'other-province'],
    ['centre', '420500', undefined, undefined],
    ['supervisor', '530102', 'construction', 'city-construction'],
    ['supervisor', '530102', 'water', 'province-all'],
    ['supervisor', '530100', 'transport', undefined],
    ['inspector', '530100', undefined, undefined],
  ])('%s of %s for %s is %s', async (kind, region, industry, expected) => {
    expect(await find(kind, region, industry)).toBe(expected);
  });

  it('is the elder one where the directory names two for the same duty', async () => {
    expect(await find('supervisor', '530100', 'construction')).toBe('city-construction');
  });
});
