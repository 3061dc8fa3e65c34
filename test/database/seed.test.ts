import { rows } from '../../database/database';
import { demoBodies, demoPeople } from '../../database/seed/demo-world';
import { regionRows } from '../../database/seed/region-rows';
import { publishDefinitions } from '../../database/definitions';
import { seedAdministrator, seedDemo, seedRegions } from '../../database/seed/seed';
import { openTender } from '../../definitions/trading/open-tender';
import { builtInDefinitions } from '../../definitions/registry';
import { isUscc } from '../../domain/uscc';
import { testDatabases } from '../support/databases';

describe('the demo world', () => {
  const parentOf = new Map(regionRows.map((region) => [region.code, region.parent]));
  const competent = (kind: string, region: string | null | undefined, industry?: string): boolean =>
    region !== null &&
    region !== undefined &&
    (demoBodies.some(
      (body) =>
        body.kinds.includes(kind) &&
        body.region === region &&
        (industry === undefined || (body.industries ?? []).includes(industry)),
    ) ||
      competent(kind, parentOf.get(region), industry));

  it('has a centre and a supervisor for every industry in every region', () => {
    for (const { code } of regionRows) {
      expect(competent('centre', code)).toBe(true);
      for (const industry of Object.keys(openTender.start.form.industry.options)) {
        expect([code, industry, competent('supervisor', code, industry)]).toEqual([code, industry, true]);
      }
    }
  });

  it('has two people at every centre, each login once, and codes that are well formed', () => {
    for (const centre of demoBodies.filter((body) => body.kinds.includes('centre'))) {
      expect(demoPeople.filter((person) => person.body === centre.id).length).toBeGreaterThanOrEqual(2);
    }
    expect(new Set(demoPeople.map((person) => person.login)).size).toBe(demoPeople.length);
    const codes = demoBodies.flatMap((body) => body.uscc ?? []);
    expect(new Set(codes).size).toBe(codes.length);
    expect(codes.filter((code) => !isUscc(code))).toEqual([]);
  });

  it('says by every name that it is an example', () => {
    for (const { name } of [...demoBodies, ...demoPeople]) expect(name).toMatch(/^示例/);
  });
});

describe.each(testDatabases)('seeding %s', (_name, open) => {
  it('changes nothing when it is done again, and keeps what people changed', async () => {
    const { database, close } = await open();
    const seed = async () => {
      await seedRegions(database);
      await publishDefinitions(database, builtInDefinitions, new Date().toISOString());
      await seedDemo(database, '2026-01-01T00:00:00.000Z');
    };
    const counts = async () =>
      Promise.all(
        (['region', 'body', 'user', 'membership', 'definition'] as const).map((each) =>
          rows(database.read, each).count(),
        ),
      );
    await seed();
    const before = await counts();
    await database.write((tx) => rows(tx, 'body').update({ id: 'demo-bidder-1' }, { name: '改名' }));
    await seed();
    expect(await counts()).toEqual(before);
    expect(await rows(database.read, 'body').findOneBy({ id: 'demo-bidder-1' })).toMatchObject({ name: '改名' });
    await close();
  });

  it('refuses to change a published definition', async () => {
    const { database, close } = await open();
    await publishDefinitions(database, [openTender], '2026-01-01T00:00:00.000Z');
    const changed = { ...openTender, prefix: 'XX' };
    await expect(publishDefinitions(database, [changed], '2026-01-02T00:00:00.000Z')).rejects.toThrow('new version');
    await close();
  });

  it('creates the first administrator once', async () => {
    const { database, close } = await open();
    const administrator = { login: 'Admin', password: 'a-long-password' };
    expect(await seedAdministrator(database, administrator)).toBe(true);
    expect(await seedAdministrator(database, administrator)).toBe(false);
    expect(await rows(database.read, 'user').findOneBy({ login: 'admin' })).toMatchObject({ active: true });
    await close();
  });
});
