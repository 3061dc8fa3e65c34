import { rows } from '../../database/database';
import { publishDefinitions } from '../../database/definitions';
import type { NoticeRow } from '../../database/rows';
import { builtInDefinitions } from '../../definitions/registry';
import { chainStart, hashOf, sha256 } from '../../domain/hash';
import { packageHash, type ExchangePackage, type SignedPackage } from '../../domain/exchange-package';
import { receivePackage, type Reception } from '../../exchange/inbox';
import { noteIncident, resolveIncidents } from '../../exchange/incidents';
import { packAll, packer } from '../../exchange/outbox';
import { takeLease } from '../../exchange/receiver';
import { testDatabases, type TestDatabase } from '../support/databases';
import { caseRow } from '../support/rows';

const at = '2026-03-02T01:00:00.000Z';
const city = { code: '530100-kunming', name: '昆明市', ocidPrefix: 'ocds-test01' };

const noticeRow = (caseId: string, seq: number, kind = 'suspension'): NoticeRow => {
  const content = { title: { zh: '暂停公告', en: 'Suspension' }, caseTitle: '项目', fields: [], tables: [] };
  return {
    id: sha256(`${caseId}/${seq}/${kind}`).slice(0, 32),
    number: `${caseId}-${seq}-${kind}`,
    caseId,
    seq,
    kind,
    process: 'openTender',
    region: '530100',
    industry: 'construction',
    publishedAt: `2026-03-02T01:00:${String(seq).padStart(2, '0')}.000Z`,
    content,
    hash: hashOf(content),
  };
};

describe.each(testDatabases)('the exchange on %s', (_, open) => {
  let test: TestDatabase;
  beforeAll(async () => {
    test = await open();
    await publishDefinitions(test.database, builtInDefinitions, at);
    await test.database.write(async (tx) => {
      for (const id of ['C-1', 'C-2', 'C-3', 'C-4', 'C-5', 'C-6']) await rows(tx, 'case').insert(caseRow(id));
    });
  });
  afterAll(() => test.close());

  const pack = packer(city);
  const publish = (caseId: string, seq: number) =>
    test.database.write(async (tx) => {
      const notice = noticeRow(caseId, seq);
      await rows(tx, 'notice').insert(notice);
      await pack(tx, { kind: 'notice', id: notice.id });
    });
  const packages = () => rows(test.database.read, 'exchangePackage').find({ order: { number: 'ASC' } });

  it('numbers what becomes public at once without gaps, each package after the one before', async () => {
    await Promise.all(['C-1', 'C-2', 'C-3', 'C-4', 'C-5', 'C-6'].flatMap((id) => [publish(id, 1), publish(id, 2)]));
    const made = await packages();
    expect(made.map(({ number }) => number)).toEqual(made.map((_one, index) => index + 1));
    expect(made).toHaveLength(12);
    let head = chainStart;
    for (const { previousHash, hash, body } of made) {
      expect([previousHash, packageHash(body as ExchangePackage)]).toEqual([head, hash]);
      head = hash;
    }
  });

  it('makes one package of one cause, and leaves no gap for what was rolled back', async () => {
    const { length } = await packages();
    const { id } = noticeRow('C-1', 1);
    await test.database.write((tx) => pack(tx, { kind: 'notice', id }));
    await expect(
      test.database.write(async (tx) => {
        const notice = noticeRow('C-1', 3);
        await rows(tx, 'notice').insert(notice);
        await pack(tx, { kind: 'notice', id: notice.id });
        throw new Error('The act never was');
      }),
    ).rejects.toThrow('The act never was');
    expect(await packages()).toHaveLength(length);
    await publish('C-1', 4);
    expect((await packages()).at(-1)?.number).toBe(length + 1);
  });

  it('makes the packages of what was public before, in the order in which it became public', async () => {
    const { length } = await packages();
    await test.database.write(async (tx) => {
      for (const [caseId, seq] of [
        ['C-3', 9],
        ['C-2', 7],
        ['C-4', 8],
      ] as const) {
        await rows(tx, 'notice').insert(noticeRow(caseId, seq));
      }
    });
    expect(await packAll(test.database, city)).toBe(3);
    expect(await packAll(test.database, city)).toBe(0);
    expect((await packages()).slice(length).map(({ caseId }) => caseId)).toEqual(['C-2', 'C-4', 'C-3']);
  });

  it('makes nothing where nothing is sent', async () => {
    const { length } = await packages();
    await test.database.write((tx) => packer(undefined)(tx, { kind: 'notice', id: noticeRow('C-1', 1).id }));
    expect(await packages()).toHaveLength(length);
  });

  it('stores a package once though it arrives many times at once, and none before its turn', async () => {
    await test.database.write((tx) =>
      rows(tx, 'exchangeSender').insert({
        code: city.code,
        name: city.name,
        region: '530100',
        keys: [],
        paused: false,
        received: 0,
        head: chainStart,
        receivedAt: null,
        registeredAt: at,
        registeredBy: null,
      }),
    );
    const signed = (await packages()).map(({ body, hash }): SignedPackage => ({
      package: body as ExchangePackage,
      hash,
      signature: { keyId: 'k', algorithm: 'none', value: 'v' },
    }));
    const [first, second] = signed;
    if (!first || !second) throw new Error('There are no packages');
    const kinds = (receptions: readonly Reception[]) => receptions.map(({ kind }) => kind).sort();
    expect(await receivePackage(test.database, second, at)).toEqual({ kind: 'gap', expected: 1 });
    const many = await Promise.all([1, 2, 3, 4].map(() => receivePackage(test.database, first, at)));
    expect(kinds(many)).toEqual(['known', 'known', 'known', 'stored']);
    const forged = { ...second, package: { ...second.package, previousHash: '1'.repeat(64) } };
    expect(await receivePackage(test.database, forged, at)).toEqual({ kind: 'broken', head: first.hash });
    for (const one of signed.slice(1)) await receivePackage(test.database, one, at);
    expect(await receivePackage(test.database, { ...first, hash: '2'.repeat(64) }, at)).toEqual({
      kind: 'other',
      hash: first.hash,
    });
    const told = await rows(test.database.read, 'exchangedCase').find({ order: { caseId: 'ASC' } });
    expect(told.map(({ caseId, versions }) => [caseId, versions])).toEqual([
      ['C-1', 3],
      ['C-2', 3],
      ['C-3', 3],
      ['C-4', 3],
      ['C-5', 2],
      ['C-6', 2],
    ]);
  });

  it('lets one process send at a time, and another once the first is gone', async () => {
    const minute = 60_000;
    const taken = await Promise.all(['a', 'b', 'c'].map((holder) => takeLease(test.database, holder, 0, minute)));
    expect(taken.filter(Boolean)).toHaveLength(1);
    const holder = ['a', 'b', 'c'][taken.indexOf(true)] ?? '';
    expect(await takeLease(test.database, holder, minute / 2 + 1, minute)).toBe(true);
    expect(await takeLease(test.database, 'd', minute + 1, minute)).toBe(false);
    expect(await takeLease(test.database, 'd', 2 * minute, minute)).toBe(true);
    expect(await takeLease(test.database, holder, 2 * minute, minute)).toBe(false);
  });

  it('lists the same incident once, however often it comes', async () => {
    const problem = { code: 'BadSignature', zh: '签名', en: 'Signature' };
    for (let times = 0; times < 3; times += 1) {
      await test.database.write((tx) => noteIncident(tx, city.code, 'receiving', { ...problem, number: times }, at));
    }
    const incidents = () => rows(test.database.read, 'exchangeIncident').findBy({ peer: city.code });
    expect(await incidents()).toMatchObject([{ times: 3, problem: { number: 2 }, resolvedAt: null }]);
    await test.database.write((tx) => resolveIncidents(tx, { peer: city.code, direction: 'receiving' }, at));
    await test.database.write((tx) => noteIncident(tx, city.code, 'receiving', problem, at));
    expect((await incidents()).map(({ resolvedAt }) => resolvedAt).sort()).toEqual([at, null]);
  });
});
