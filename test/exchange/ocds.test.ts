import { readFileSync } from 'node:fs';
import path from 'node:path';
import request from 'supertest';
import type { Release } from '../../exchange/ocds/open-contracting';
import { rows } from '../../database/database';
import type { ExchangePackage } from '../../domain/exchange-package';
import { describeWithServer } from '../support/describe-with-server';
import { Tender } from '../support/driver';
import { schemaFaults } from '../support/json-schema';
import { startPlatform, type Platform } from '../support/platform';

const schema = (name: string): Record<string, unknown> =>
  JSON.parse(readFileSync(path.join(__dirname, 'ocds-1.1', `${name}.json`), 'utf8')) as Record<string, unknown>;
const releaseSchema = schema('release-schema');
const releasePackageSchema = schema('release-package-schema');

interface ReleasePackage {
  readonly publisher: { readonly name: string };
  readonly releases: readonly Release[];
}
interface RecordPackage {
  readonly uri: string;
  readonly version: string;
  readonly records: readonly [
    { readonly ocid: string; readonly releases: readonly Release[]; readonly compiledRelease: Release },
  ];
}

/** The release without the addresses under which its documents are found. */
const withoutAddresses = (release: object): unknown =>
  JSON.parse(JSON.stringify(release, (key, value: unknown) => (key === 'url' ? undefined : value)));

describeWithServer('a case as open data (OCDS 1.1)', () => {
  let platform: Platform;
  let tender: Tender;
  beforeAll(async () => {
    platform = await startPlatform({ packs: true, env: { OCID_PREFIX: 'ocds-test01' } });
    tender = await Tender.open(platform);
    await tender.reach('bidding');
    await tender.enter('downloadDocuments', 'bidder1', { contact: '李四' });
    await tender.enter('askQuestion', 'bidder1', { question: '是否踏勘？' });
    await answerable(tender);
    const about = (await tender.view('agency')).actions.find((one) => one.action === 'answerQuestion')?.about?.[0]?.id;
    await tender.act('answerQuestion', 'agency', { answer: '不组织。' }, { about });
    await tender.act('issueAddendum', 'agency', {
      addendum: '延长。',
      affectsBids: true,
      bidDeadline: await tender.inDays(30),
    });
    await tender.act('suspend', 'supervisor', { reason: '投诉处理' });
    await tender.act('resume', 'supervisor', { reason: '已处理' });
    await tender.reach('report');
    await tender.notices('contractNotice');
  });
  afterAll(() => platform.close());

  async function answerable(one: Tender): Promise<void> {
    for (let tries = 0; tries < 200; tries += 1) {
      const { actions } = await one.view('agency');
      if (actions.some(({ action, about = [] }) => action === 'answerQuestion' && about.length > 0)) return;
      await new Promise((resolve) => setTimeout(resolve, 30));
    }
    throw new Error('The question was not seen');
  }
  const read = async <T>(address: string): Promise<T> =>
    (await request(platform.app).get(`/api${address}`).expect(200)).body as T;
  const releasesOf = async ({ id }: Tender) => (await read<ReleasePackage>(`/public/cases/${id}/ocds`)).releases;
  const last = async (one: Tender): Promise<Release> => {
    const release = (await releasesOf(one)).at(-1);
    if (!release) throw new Error('There is no release');
    return release;
  };

  it('is nothing before anything is public', async () => {
    const other = await Tender.open(platform);
    await other.reach('filing');
    await request(platform.app).get(`/api/public/cases/${other.id}/ocds`).expect(404);
  });

  it('fits the schema of releases and of their package', async () => {
    const pack = await read<ReleasePackage>(`/public/cases/${tender.id}/ocds`);
    expect(schemaFaults(releasePackageSchema, pack)).toEqual([]);
    expect(pack.releases.length).toBe(10);
    for (const release of pack.releases)
      expect([release.id, schemaFaults(releaseSchema, release)]).toEqual([release.id, []]);
    expect(pack.publisher.name).toBe('公共资源交易平台');
  });

  it('is measured by a schema that refuses what is wrong', async () => {
    const release = await last(tender);
    const spoilt = [
      { ...release, ocid: '' },
      { ...release, tag: ['published'] },
      { ...release, date: '2026-03-02' },
      { ...release, initiationType: undefined },
      { ...release, tender: { ...release.tender, status: 'open' } },
      { ...release, tender: { ...release.tender, value: { amount: '12.00', currency: 'CNY' } } },
      { ...release, awards: [{ ...release.awards?.[0], id: undefined }] },
      { ...release, contracts: [{ ...release.contracts?.[0], dateSigned: 'yesterday' }] },
    ].map((one) => JSON.parse(JSON.stringify(one)) as object);
    for (const one of spoilt) expect(schemaFaults(releaseSchema, one)).toHaveLength(1);
  });

  it('tells each step once, under the tag of its kind, with an id of its own', async () => {
    const releases = await releasesOf(tender);
    expect(releases.map(({ tag }) => tag.join())).toEqual([
      'tender',
      'tenderUpdate',
      'tenderAmendment',
      'tenderUpdate',
      'tenderUpdate',
      'tenderUpdate',
      'tenderUpdate',
      'award',
      'awardUpdate',
      'contract',
    ]);
    expect(new Set(releases.map(({ id }) => id)).size).toBe(releases.length);
    expect(new Set(releases.map(({ ocid }) => ocid))).toEqual(new Set([`ocds-test01-${tender.id}`]));
    expect(releases.map(({ date }) => date)).toEqual(releases.map(({ date }) => date).sort());
  });

  it('tells bids, award and contract once they are public, and not before', async () => {
    const releases = await releasesOf(tender);
    const first = (what: keyof Release) => releases.findIndex((release) => release[what] !== undefined);
    expect([first('bids'), first('awards'), first('contracts')]).toEqual([5, 7, 9]);
    const state = await last(tender);
    expect(state.tender).toMatchObject({
      status: 'complete',
      procurementMethod: 'open',
      awardCriteria: 'priceOnly',
      numberOfTenderers: 3,
      hasEnquiries: true,
      lots: [{ id: tender.id, status: 'complete' }],
    });
    expect(state.tender.amendments).toHaveLength(1);
    expect(state.tender.milestones.map(({ code, status }) => `${code} ${status}`)).toEqual([
      'opening met',
      'suspension met',
      'resumption met',
      'candidateNotice met',
    ]);
    expect(state.bids?.details.map(({ value, rank }) => [value?.amount, rank])).toEqual([
      [9_000_000, 1],
      [9_500_000, 2],
      [9_800_000, 3],
    ]);
    const [award] = state.awards ?? [];
    const [contract] = state.contracts ?? [];
    expect(award).toMatchObject({ status: 'active', value: { amount: 9_000_000, currency: 'CNY' } });
    expect(contract).toMatchObject({ awardID: award?.id, status: 'active', value: { amount: 9_000_000 } });
    const parties = new Map(state.parties.map(({ id, roles }) => [id, roles]));
    expect(parties.get(award?.suppliers[0]?.id ?? '')).toEqual(['tenderer', 'supplier']);
    expect(parties.get(state.buyer?.id ?? '')).toContain('buyer');
    const referred = [state.buyer, state.tender.procuringEntity, ...(state.tender.tenderers ?? [])];
    for (const one of referred) expect(parties.has(one?.id ?? '')).toBe(true);
  });

  it('names documents under addresses at which everybody reads them', async () => {
    const { tender: told } = await last(tender);
    const [document] = told.documents.filter(({ documentType }) => documentType === 'biddingDocuments');
    expect(document).toMatchObject({ format: 'application/pdf', title: '招标文件.pdf' });
    const address = new URL(document?.url ?? '');
    await request(platform.app).get(address.pathname).expect(200);
  });

  it('has a record whose compiled release is its newest', async () => {
    const pack = await read<RecordPackage>(`/public/cases/${tender.id}/ocds/record`);
    const [{ ocid, releases, compiledRelease }] = pack.records;
    expect(pack).toMatchObject({ version: '1.1', records: [{ ocid: `ocds-test01-${tender.id}` }] });
    expect(() => new URL(pack.uri)).not.toThrow();
    expect(schemaFaults(releaseSchema, compiledRelease)).toEqual([]);
    expect(compiledRelease).toEqual({
      ...releases.at(-1),
      id: `${ocid}-${compiledRelease.date}`,
      tag: ['compiled'],
    });
  });

  it('is the same in the packages for other platforms', async () => {
    const packs = await rows(platform.database.read, 'exchangePackage').find({
      where: { caseId: tender.id },
      order: { number: 'ASC' },
    });
    const sent = packs.map(({ body }) => (body as ExchangePackage).content.release);
    expect(sent).toEqual((await releasesOf(tender)).map(withoutAddresses));
  });

  it('ends a tender that fails or is called off, and names it in the one that follows', async () => {
    const failed = await Tender.open(platform, { bids: [{ by: 'bidder1', price: '9000000' }] });
    await failed.reach('bidding');
    await failed.submitBid('bidder1', '9000000');
    await failed.passDeadline();
    await failed.until('failed');
    await failed.notices('failureNotice');
    expect(await last(failed)).toMatchObject({ tag: ['tenderCancellation'], tender: { status: 'unsuccessful' } });
    expect((await last(failed)).tender.milestones[0]).toMatchObject({ code: 'opening', status: 'notMet' });
    expect((await last(failed)).bids).toBeUndefined();

    const again = await Tender.open(platform, { retenderOf: failed.id });
    await again.act('terminate', 'tenderer', { reason: '项目取消' });
    await again.notices('termination');
    const end = await last(again);
    expect(end).toMatchObject({
      tag: ['tenderCancellation'],
      tender: { status: 'cancelled' },
      relatedProcesses: [{ relationship: ['unsuccessfulProcess'], identifier: `ocds-test01-${failed.id}` }],
    });
    expect(schemaFaults(releaseSchema, end)).toEqual([]);
  });
});
