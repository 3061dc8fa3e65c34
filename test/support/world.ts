import type { Database } from '../../database/database';
import { rows } from '../../database/database';
import { publishDefinitions } from '../../database/definitions';
import { builtInDefinitions } from '../../definitions/registry';
import { naturalKey } from '../../domain/text-order';
import type { PlatformRole } from '../../api/contract';

interface Person {
  readonly login: string;
  readonly role: PlatformRole;
  readonly body: string;
}

const industries = ['construction', 'transport', 'water', 'energy', 'agriculture', 'environment', 'other'];

const bodies: readonly { id: string; kind: string; region: string; industries?: string[] }[] = [
  { id: 'tenderer-a', kind: 'tenderer', region: '530100' },
  { id: 'tenderer-b', kind: 'tenderer', region: '530100' },
  { id: 'agency-a', kind: 'agency', region: '530100' },
  ...[1, 2, 3, 4, 5, 6].map((number) => ({ id: `bidder-${number}`, kind: 'bidder', region: '530000' })),
  { id: 'centre-kunming', kind: 'centre', region: '530100' },
  { id: 'centre-province', kind: 'centre', region: '530000' },
  { id: 'centre-dali', kind: 'centre', region: '532900' },
  { id: 'housing-kunming', kind: 'supervisor', region: '530100', industries: ['construction'] },
  { id: 'transport-kunming', kind: 'supervisor', region: '530100', industries: ['transport'] },
  { id: 'supervision-province', kind: 'supervisor', region: '530000', industries },
  { id: 'inspection-province', kind: 'inspector', region: '530000' },
  { id: 'administration-province', kind: 'administration', region: '530000' },
  { id: 'operations', kind: 'operator', region: '530000' },
  { id: 'institute', kind: 'bidder', region: '530000' },
];

/** Everybody who plays in the tests, by login name. */
export const people = {
  tenderer: { login: 'tenderer', role: 'tenderer', body: 'tenderer-a' },
  tendererColleague: { login: 'tenderer-colleague', role: 'tenderer', body: 'tenderer-a' },
  otherTenderer: { login: 'other-tenderer', role: 'tenderer', body: 'tenderer-b' },
  agency: { login: 'agency', role: 'agency', body: 'agency-a' },
  bidder1: { login: 'bidder-1', role: 'bidder', body: 'bidder-1' },
  bidder2: { login: 'bidder-2', role: 'bidder', body: 'bidder-2' },
  bidder3: { login: 'bidder-3', role: 'bidder', body: 'bidder-3' },
  bidder4: { login: 'bidder-4', role: 'bidder', body: 'bidder-4' },
  bidder5: { login: 'bidder-5', role: 'bidder', body: 'bidder-5' },
  bidder6: { login: 'bidder-6', role: 'bidder', body: 'bidder-6' },
  expert1: { login: 'expert-1', role: 'expert', body: 'institute' },
  expert2: { login: 'expert-2', role: 'expert', body: 'institute' },
  expert3: { login: 'expert-3', role: 'expert', body: 'institute' },
  expert4: { login: 'expert-4', role: 'expert', body: 'institute' },
  expert5: { login: 'expert-5', role: 'expert', body: 'institute' },
  expert6: { login: 'expert-6', role: 'expert', body: 'institute' },
  centre: { login: 'centre', role: 'centre', body: 'centre-kunming' },
  centreColleague: { login: 'centre-colleague', role: 'centre', body: 'centre-kunming' },
  provinceCentre: { login: 'province-centre', role: 'centre', body: 'centre-province' },
  otherCentre: { login: 'other-centre', role: 'centre', body: 'centre-dali' },
  supervisor: { login: 'supervisor', role: 'supervisor', body: 'housing-kunming' },
  otherSupervisor: { login: 'other-supervisor', role: 'supervisor', body: 'transport-kunming' },
  inspector: { login: 'inspector', role: 'inspector', body: 'inspection-province' },
  administration: { login: 'administration', role: 'administration', body: 'administration-province' },
  administrationColleague: {
    login: 'administration-colleague',
    role: 'administration',
    body: 'administration-province',
  },
  operator: { login: 'operator', role: 'operator', body: 'operations' },
  operatorColleague: { login: 'operator-colleague', role: 'operator', body: 'operations' },
} as const satisfies Record<string, Person>;

export type PersonName = keyof typeof people;

/** Fills an empty database with regions, bodies, people and the definitions. Ids are the login names. */
export async function makeWorld(database: Database): Promise<void> {
  await publishDefinitions(database, builtInDefinitions, '2026-01-01T00:00:00.000Z');
  await database.write(async (tx) => {
    for (const [code, parent, nameZh, nameEn] of [
      ['530000', null, '云南省', 'Yunnan'],
      ['530100', '530000', '昆明市', 'Kunming'],
      ['530102', '530100', '五华区', 'Wuhua'],
      ['532900', '530000', '大理州', 'Dali'],
    ] as const) {
      await rows(tx, 'region').insert({ code, parent, nameZh, nameEn });
    }
    for (const { id, kind, region, industries: fields = [] } of bodies) {
      await rows(tx, 'body').insert({
        id,
        name: `单位 ${id}`,
        kinds: [kind],
        uscc: null,
        region,
        industries: fields,
        active: true,
      });
    }
    for (const { login, role, body } of Object.values(people)) {
      await rows(tx, 'user').insert({
        id: login,
        login,
        loginOrder: naturalKey(login),
        name: `人员 ${login}`,
        passwordHash: 'none',
        locale: 'zh',
        active: true,
        createdAt: '2026-01-01T00:00:00.000Z',
      });
      await rows(tx, 'membership').insert({ id: `m-${login}`, userId: login, bodyId: body, role });
    }
  });
}
