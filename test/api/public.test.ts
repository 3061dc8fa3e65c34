import type { NoticeRow } from '../../database/rows';
import { rows } from '../../database/database';
import { hashOf, sha256 } from '../../domain/hash';
import { startApi, type Answer, type TestApi } from '../support/api';
import { testDatabases, type TestDatabase } from '../support/databases';
import { caseRow, caseState } from '../support/rows';

const day = (n: number, time = '02:00') => `2026-02-${String(n).padStart(2, '0')}T${time}:00.000Z`;
const later = '2026-03-20T01:00:00.000Z';
const earlier = '2026-03-01T01:00:00.000Z';

const content = (title: string) => ({
  title: { zh: '招标公告', en: 'Tender notice' },
  caseTitle: title,
  fields: [{ path: 'start.title', title: { zh: '名称', en: 'Name' }, type: 'text', value: title }],
  tables: [],
});
const notice = (id: string, caseId: string, changes: Partial<NoticeRow> = {}): NoticeRow => ({
  id,
  number: `${caseId}-${id}`,
  caseId,
  seq: 3,
  kind: 'tenderNotice',
  process: 'openTender',
  region: '530100',
  industry: 'construction',
  publishedAt: day(1),
  content: content(caseId),
  hash: hashOf(content(caseId)),
  ...changes,
});

describe.each(testDatabases)('what the public reads on %s', (_name, open) => {
  let test: TestDatabase;
  let api: TestApi;
  beforeAll(async () => {
    test = await open();
    api = await startApi(test);
    const inBidding = { isPublic: true, stage: 'bidding', deadlineAt: later };
    const gate = { visit: 1, stage: 'bidding', open: true, suspended: false, closesAt: later, closes: {} };
    await test.database.write(async (tx) => {
      await rows(tx, 'case').insert([
        caseRow('road', { title: '示例道路', lot: '一标段', projectId: 'p', ...inBidding }),
        caseRow('bridge', { title: '示例桥梁', projectId: 'p', ...inBidding, deadlineAt: '2026-03-10T01:00:00.000Z' }),
        caseRow('tunnel', { title: '示例隧道', projectId: 'p', stage: 'publication' }),
        caseRow('school', { title: '示例学校', ...inBidding, region: '530102', tendererId: 'demo-tenderer-2' }),
        caseRow('late', { ...inBidding, deadlineAt: earlier }),
        caseRow('stopped', { ...inBidding, suspendedAt: day(2) }),
        caseRow('hidden', { ...inBidding, isPublic: false }),
        caseRow('opening', { ...inBidding, stage: 'opening' }),
        caseRow('failed', { isPublic: true, stage: 'bidding', closing: 'failed', closedAt: day(9) }),
        caseRow('again', { isPublic: true, stage: 'award', state: caseState('again') }),
      ]);
      await rows(tx, 'gate').insert([
        { ...gate, caseId: 'road' },
        { ...gate, caseId: 'bridge', closesAt: '2026-03-10T01:00:00.000Z' },
        { ...gate, caseId: 'school' },
        { ...gate, caseId: 'late', closesAt: earlier },
        { ...gate, caseId: 'stopped', suspended: true },
        { ...gate, caseId: 'hidden' },
        { ...gate, caseId: 'opening', stage: 'opening', closesAt: null },
        { ...gate, caseId: 'failed', open: false },
      ]);
      await rows(tx, 'link').insert({ caseId: 'again', toCaseId: 'failed', kind: 'retenderOf' });
      await rows(tx, 'notice').insert([
        notice('n1', 'road'),
        notice('n2', 'bridge', { publishedAt: day(2, '15:59') }),
        notice('n3', 'school', { region: '530102', publishedAt: day(2, '16:00') }),
        notice('n4', 'road', { seq: 8, kind: 'addendum', publishedAt: day(4) }),
        notice('n5', 'failed', { publishedAt: day(4) }),
        notice('n6', 'again', { industry: 'water', process: 'landAuction', publishedAt: day(6) }),
        notice('n7', 'late', { publishedAt: day(7) }),
      ]);
    });
  });
  afterAll(async () => {
    await api.close();
    await test.close();
  });

  const get = async (path: string, query: Record<string, string> = {}, status = 200) =>
    ((await api.stranger().get(`/api/public${path}`).query(query).expect(status)) as Answer).body;
  const ids = async (path: string, query?: Record<string, string>) =>
    ((await get(path, query)) as { items: { id: string }[] }).items.map(({ id }) => id);
  /** The ids of all pages of so many. */
  const pages = async (path: string, query: Record<string, string>): Promise<string[]> => {
    const seen: string[] = [];
    for (let cursor: string | undefined = ''; cursor !== undefined;) {
      const more: Record<string, string> = cursor === '' ? query : { ...query, cursor };
      const page = (await get(path, more)) as { items: { id: string }[]; next?: string };
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.next;
    }
    return seen;
  };

  it('finds notices by every filter, alone and together', async () => {
    expect(await ids('/notices')).toEqual(['n7', 'n6', 'n5', 'n4', 'n3', 'n2', 'n1']);
    expect(await ids('/notices', { process: 'landAuction' })).toEqual(['n6']);
    expect(await ids('/notices', { industry: 'water' })).toEqual(['n6']);
    expect(await ids('/notices', { region: '530102' })).toEqual(['n3']);
    expect(await ids('/notices', { region: '530000', kind: 'addendum' })).toEqual(['n4']);
    expect(await ids('/notices', { q: '示例道路' })).toEqual(['n4', 'n1']);
    expect(await ids('/notices', { q: '安宁城市建设' })).toEqual(['n3']);
    expect(await ids('/notices', { q: 'bridge-n2' })).toEqual(['n2']);
  });

  it('takes days as days in Shanghai, both of them included', async () => {
    // 2026-02-02 in Shanghai ends at 16:00 UTC
    expect(await ids('/notices', { from: '2026-02-02', to: '2026-02-02' })).toEqual(['n2']);
    expect(await ids('/notices', { from: '2026-02-03', to: '2026-02-04' })).toEqual(['n5', 'n4', 'n3']);
    for (const from of ['2026-02-30', '0001-01-01', 'yesterday']) await get('/notices', { from }, 422);
  });

  it('pages through a filtered list without repeating or losing one', async () => {
    for (const query of [{ limit: '2' }, { limit: '1', kind: 'tenderNotice' }, { limit: '2', region: '530100' }]) {
      const { limit: _, ...filter } = query;
      expect(await pages('/notices', query)).toEqual(await ids('/notices', filter));
    }
    expect(await pages('/tenders', { limit: '1' })).toEqual(await ids('/tenders'));
  });

  it('gives the content that the hash was made of, byte for byte', async () => {
    const { text } = (await api.stranger().get('/api/public/notices/n1/content').expect(200)) as Answer;
    expect(await get('/notices/n1')).toMatchObject({ hash: sha256(text) });
    await get('/notices/none/content', {}, 404);
  });

  it('lists the tenders that take bids now, and no other', async () => {
    expect(await ids('/tenders')).toEqual(['bridge', 'road', 'school']);
    expect(await ids('/tenders', { region: '530102' })).toEqual(['school']);
    expect(await ids('/tenders', { q: '一标段' })).toEqual(['road']);
    expect(await ids('/tenders', { q: '安宁城市建设' })).toEqual(['school']);
    expect(await ids('/tenders', { process: 'landAuction' })).toEqual([]);
    const { items } = (await get('/tenders', { q: '示例道路' })) as { items: object[] };
    expect(items[0]).toMatchObject({ tenderer: '示例滇池水务建设有限公司', deadlineAt: later, noticeId: 'n1' });
  });

  it('shows a tender with its notices in time order and its lots, from its first notice on', async () => {
    expect(await get('/tenders/road')).toMatchObject({
      stageTitle: { zh: '投标' },
      takesBids: true,
      notices: [{ id: 'n1' }, { id: 'n4' }],
      links: [{ kind: 'lot', code: 'bridge', noticeId: 'n2' }],
    });
    expect(await get('/tenders/again')).toMatchObject({
      takesBids: false,
      links: [{ kind: 'retenderOf', code: 'failed', noticeId: 'n5' }],
    });
    expect(await get('/tenders/failed')).toMatchObject({
      closingTitle: { zh: '招标失败' },
      outcome: 'failure',
      links: [{ kind: 'retenderedAs', code: 'again' }],
    });
    for (const id of ['late', 'stopped', 'opening'])
      expect(await get(`/tenders/${id}`)).toMatchObject({ takesBids: false });
    for (const id of ['hidden', 'tunnel', 'none']) await get(`/tenders/${id}`, {}, 404);
  });

  it('names the processes with the kinds of notices that can be looked for', async () => {
    const { items } = (await get('/processes')) as { items: { process: string; notices: { kind: string }[] }[] };
    const openTender = items.find(({ process }) => process === 'openTender');
    expect(openTender?.notices.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['tenderNotice', 'awardNotice']),
    );
  });
});
