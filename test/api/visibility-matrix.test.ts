import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Writable } from 'node:stream';
import { historyToJSON } from '@temporalio/common/lib/proto-utils';
import { pino } from 'pino';
import { rows } from '../../database/database';
import { hasTestServer } from '../support/temporal';
import { fiveExperts, Tender } from '../support/driver';
import { startPlatform, type Platform } from '../support/platform';
import { people, type PersonName } from '../support/world';
import { matrix, moments, readers, type Audience, type Moment, type Reader, type Secret } from './visibility-matrix';

/** What is planted, as it would stand in a raw answer. The word in all texts lets one search look for every one. */
const word = 'kanari';
const planted = {
  estimate: ['91234567.83'],
  ceiling: ['88123457.19'],
  tenderDocument: [`${word}-tender-name`, `${word}-tender-content`],
  downloadContact: [`${word}-contact-1`],
  draft: [`${word}-draft`],
  bidderIdentity: ['"bidder-1"', '单位 bidder-1'],
  onlyRegistered: ['"bidder-5"', '单位 bidder-5'],
  bidPrice: ['81357911.23'],
  replacedBid: ['80246802.46', `${word}-replaced-name`, `${word}-replaced-content`],
  bidDocument: [`${word}-bid-name`, `${word}-bid-content`],
  answeredQuestion: [`${word}-question-answered`],
  openQuestion: [`${word}-question-open`],
  objection: [`${word}-objection`, `${word}-evidence-name`, `${word}-evidence-content`],
  committee: ['"expert-2"', '人员 expert-2', '"expert-3"', '人员 expert-3'],
  inquiry: [`${word}-inquiry`, `${word}-explanation`],
  sheet: ['41.7731'],
  dissent: [`${word}-dissent`],
  result: [`${word}-rejected`],
} as const;

/** Raw answers of every channel to one reader. */
type Answers = Readonly<Record<string, string>>;

interface Item {
  readonly body?: unknown;
  readonly actor?: unknown;
}
const itemsWith = (raw: string | undefined, canary: string): Item[] => {
  if (!raw?.includes(canary)) return [];
  return (JSON.parse(raw) as { items: Item[] }).items.filter((item) => JSON.stringify(item).includes(canary));
};

/** In which channels each secret is found; most are looked for by their canaries. */
const finders: Partial<Record<Secret, (answers: Answers) => string[]>> = {
  asker: ({ entries }) =>
    itemsWith(entries, planted.answeredQuestion[0]).some(({ body }) => body !== undefined) ? ['entries'] : [],
  objectionAuthor: ({ timeline }) =>
    itemsWith(timeline, planted.objection[0]).some(({ actor }) => actor !== undefined) ? ['timeline'] : [],
  candidates: (answers) => [
    ...(answers['evaluation']?.startsWith('{') ? ['evaluation'] : []),
    ...(answers['public notices']?.includes('candidateNotice') ? ['public notices'] : []),
    ...(knowsCandidates(answers['case']) ? ['case'] : []),
  ],
};

/** Whether the choice of bids in the context of the forms leaves out the bid that the committee rejected. */
function knowsCandidates(raw: string | undefined): boolean {
  if (raw === undefined || !raw.startsWith('{')) return false;
  const { context } = JSON.parse(raw) as { context: { bids?: { bidder: string }[] } };
  return context.bids !== undefined && !context.bids.some(({ bidder }) => bidder === '单位 bidder-3');
}

const byCanary =
  (secret: Secret) =>
  (answers: Answers): string[] => {
    const canaries: readonly string[] = (planted as Partial<Record<Secret, readonly string[]>>)[secret] ?? [];
    return Object.entries(answers).flatMap(([channel, raw]) =>
      canaries.some((canary) => raw.includes(canary)) ? [channel] : [],
    );
  };

const found = (secret: Secret, answers: Answers): string[] => (finders[secret] ?? byCanary(secret))(answers);

const mayRead = (secret: Secret, reader: Reader, moment: Moment): boolean => {
  const lines: Audience = matrix[secret];
  const line = lines.findLast(({ from }) => moments.indexOf(from) <= moments.indexOf(moment));
  return line?.by.includes(reader) ?? false;
};

const isPerson = (reader: Reader): reader is Reader & PersonName => Object.hasOwn(people, reader);

const describeWithServer = hasTestServer ? describe : describe.skip;

describeWithServer('role × stage × field × channel', () => {
  let platform: Platform;
  let server: Server;
  let url: string;
  let tender: Tender;
  let logged = '';
  const streams = new Map<Reader, { text: string; stop: () => void }>();
  const documents: string[] = [];

  const fetchAs = async (reader: Reader, path: string): Promise<{ status: number; text: string }> => {
    const headers: Record<string, string> = isPerson(reader) ? { cookie: platform.cookie(reader) } : {};
    const response = await fetch(`${url}/api${path}`, { headers });
    return { status: response.status, text: await response.text() };
  };

  const channels = (): Record<string, string> => ({
    case: `/cases/${tender.id}`,
    timeline: `/cases/${tender.id}/timeline?limit=200`,
    entries: `/cases/${tender.id}/entries?limit=200`,
    documents: `/cases/${tender.id}/documents`,
    evaluation: `/cases/${tender.id}/evaluation`,
    'bid warnings': `/cases/${tender.id}/bid-warnings`,
    notices: `/cases/${tender.id}/notices`,
    'public notices': '/public/notices?limit=200',
    'public tender': `/public/tenders/${tender.id}`,
    'public tenders': '/public/tenders?limit=200',
    'open data': `/public/cases/${tender.id}/ocds`,
    notifications: '/notifications?limit=200',
    'tasks of all': '/tasks?scope=all&limit=200',
    draft: `/cases/${tender.id}/drafts/submitBid`,
  });
  /** Channels that show of a case no more than a line of a list: looked at in some stages only, to be quick. */
  const lists = {
    cases: '/cases?limit=200',
    export: '/cases/export',
    deadlines: '/deadlines?from=2026-01-01T00:00:00.000Z&to=2027-12-31T00:00:00.000Z',
    'count of tasks': '/tasks/count',
    incidents: '/incidents',
    'outages affected': '/outages/affected?from=2026-01-01T00:00:00.000Z&to=2027-12-31T00:00:00.000Z',
  };
  const withLists: readonly (Moment | undefined)[] = [undefined, 'filing', 'bidding', 'evaluated', 'archived'];

  const history = async (): Promise<Answers> => {
    const handle = platform.temporal.client.workflow.getHandle(tender.id);
    const description = await handle.describe();
    const decoded = (text: string) =>
      text.replace(/"data":\s*"([A-Za-z0-9+/=]+)"/g, (_, data: string) => Buffer.from(data, 'base64').toString());
    return {
      history: decoded(historyToJSON(await handle.fetchHistory())),
      description: decoded(JSON.stringify(description.raw)) + JSON.stringify(description.memo ?? {}),
    };
  };

  /** What other platforms are told: no more than what everybody may know. */
  const packages = async (): Promise<string> =>
    JSON.stringify(await rows(platform.database.read, 'exchangePackage').find());

  const answersTo = async (reader: Reader, moment?: Moment): Promise<Answers> => {
    if (reader === 'log') return { log: logged };
    if (reader === 'history') return history();
    const answers: Record<string, string> = {};
    const all = { ...channels(), ...(withLists.includes(moment) && lists) };
    for (const [channel, path] of Object.entries(all)) {
      if (reader === 'anonymous' && moment !== undefined && !path.startsWith('/public/')) continue;
      const { status, text } = await fetchAs(reader, path);
      answers[channel] = status < 400 ? text : String(status);
    }
    for (const [n, id] of documents.entries()) {
      const known = await fetchAs(reader, `/documents/${id}`);
      const content = known.status < 400 || n === 0 ? await fetchAs(reader, `/documents/${id}/content`) : known;
      expect([known.status, content.status]).toEqual([known.status, known.status]);
      answers[`document ${n}`] = known.status < 400 ? known.text + content.text : String(known.status);
    }
    answers['events'] = streams.get(reader)?.text ?? '';
    if (reader === 'anonymous') answers['packages'] = await packages();
    return answers;
  };

  /** Text as the search finds it: by the word in every canary, and by the names of those who take part. */
  const searched = async (reader: Reader): Promise<string[]> => {
    const leaks: string[] = [];
    for (const q of [word, '81357911', 'bidder-1', 'expert-2']) {
      const { status, text } = await fetchAs(reader, `/search?q=${encodeURIComponent(q)}`);
      if (status < 400) {
        const { cases, notices } = JSON.parse(text) as { cases: unknown[]; notices: unknown[] };
        if (cases.length + notices.length > 0) leaks.push(`search for ${q}`);
      }
      for (const path of ['/cases', '/tasks']) {
        const list = await fetchAs(reader, `${path}?scope=all&q=${encodeURIComponent(q)}`);
        if (list.status < 400 && (JSON.parse(list.text) as { items: unknown[] }).items.length > 0) {
          leaks.push(`${path} by ${q}`);
        }
      }
    }
    return leaks;
  };

  const listen = (reader: Reader & PersonName) => {
    const stream = { text: '', stop: () => req.destroy() };
    const req = request(`${url}/api/events`, { headers: { cookie: platform.cookie(reader) } }, (res) => {
      res.setEncoding('utf8').on('data', (chunk: string) => (stream.text += chunk));
    });
    req.on('error', () => undefined).end();
    streams.set(reader, stream);
  };

  /** What differs from the matrix at a moment, one line each: role / moment / secret / channels. */
  const look = async (moment: Moment): Promise<string[]> => {
    await platform.refreshClock();
    const wrong: string[] = [];
    for (const reader of readers) {
      const answers = await answersTo(reader, moment);
      for (const secret of Object.keys(matrix) as Secret[]) {
        const where = found(secret, answers);
        const may = mayRead(secret, reader, moment);
        if (where.length > 0 && !may) wrong.push(`${reader} / ${moment} / ${secret} / found in ${where.join(', ')}`);
        if (where.length === 0 && may) wrong.push(`${reader} / ${moment} / ${secret} / not found anywhere`);
      }
    }
    return wrong;
  };

  beforeAll(async () => {
    const sink = new Writable({
      write(chunk: Buffer, _encoding, done) {
        logged += chunk.toString();
        done();
      },
    });
    platform = await startPlatform({
      log: pino({ level: 'trace' }, sink),
      packs: true,
    });
    server = createServer(platform.app);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    for (const reader of readers) if (isPerson(reader)) listen(reader);
  });
  afterAll(async () => {
    for (const { stop } of streams.values()) stop();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    await platform.close();
  });

  const upload = async (as: PersonName, name: string, content: string): Promise<string> => {
    const id = await tender.api.upload(as, `${name}.pdf`, `%PDF-1.4\n${content}\n%%EOF\n`);
    if (name.startsWith(word)) documents.push(id);
    return id;
  };

  const differences: string[] = [];
  const at = async (moment: Moment) => {
    differences.push(...(await look(moment)));
  };

  it('shows everybody what the matrix allows, and nothing else, in every stage', async () => {
    tender = await Tender.open(platform, { start: { estimate: '91234567.83' } });
    await at('acceptance');
    await tender.act('accept', 'centre');
    await at('documents');
    await tender.act('submitDocuments', 'agency', {
      tenderDocument: await upload('agency', `${word}-tender-name`, `${word}-tender-content`),
      noticeText: '就示例道路工程公开招标。',
      qualification: '市政公用工程施工总承包二级及以上',
      method: 'comprehensive',
      criteria: [
        { id: 'technical', title: '技术', max: 60, kind: 'scored' },
        { id: 'price', title: '报价', max: 40, kind: 'price' },
      ],
      ceiling: '88123457.19',
    });
    await at('filing');
    await tender.act('file', 'supervisor');
    await at('publication');
    await tender.publishNotice(30);

    await bid('bidder1', '80246802.46', `${word}-replaced-name`, `${word}-replaced-content`, `${word}-contact-1`);
    await bid('bidder1', '81357911.23', `${word}-bid-name`, `${word}-bid-content`);
    await bid('bidder2', '82468013.57', '投标文件', '投标', '赵六');
    await bid('bidder3', '83579135.79', '投标文件', '投标', '钱七');
    await tender.enter('downloadDocuments', 'bidder5', { contact: '王五' });
    await tender.api.send('bidder1', 'put', `/cases/${tender.id}/drafts/submitBid`, {
      form: { leader: `${word}-draft` },
    });
    const { id } = await tender.enter('askQuestion', 'bidder1', { question: `${word}-question-answered` });
    await tender.enter('askQuestion', 'bidder2', { question: `${word}-question-open` });
    await answerable(id);
    await tender.act('answerQuestion', 'agency', { answer: '见招标文件第二章。' }, { about: id });
    await tender.act('objectToDocuments', 'bidder2', {
      objection: `${word}-objection`,
      evidence: await upload('bidder2', `${word}-evidence-name`, `${word}-evidence-content`),
    });
    await noticed('clarification');
    await at('bidding');
    for (const reader of readers) {
      if (isPerson(reader))
        differences.push(...(await searched(reader)).map((line) => `${reader} / bidding / ${line}`));
    }
    await tender.act('answerDocumentObjection', 'agency', { result: 'rejected', answer: '不成立。' });
    await tender.passDeadline();
    await tender.until('opening');
    await at('opening');

    await tender.act('signOpeningRecord', 'agency');
    await tender.act('formCommittee', 'centre', {
      members: fiveExperts.map((_, index) => ({ userId: `expert-${index + 1}`, kind: 'expert' })),
    });
    const asked = (await tender.choices('expert1')).find(({ bidder }) => bidder === '单位 bidder-1');
    await tender.act('askBidder', 'expert1', { bid: asked?.id, kind: 'clarification', question: `${word}-inquiry` });
    await tender.act('answerInquiry', 'bidder1', { answer: `${word}-explanation` });
    await score('expert2');
    await noticed('openingRecord');
    await at('committee formed');
    for (const expert of fiveExperts) if (expert !== 'expert2') await score(expert);
    await offered('signReport');
    await tender.act('signReport', 'expert2', { dissent: `${word}-dissent` });
    await at('evaluated');
    for (const expert of fiveExperts) if (expert !== 'expert2') await tender.act('signReport', expert);
    await tender.until('candidates');
    await at('candidates');
    await tender.act('publishCandidates', 'agency');
    await noticed('candidateNotice');
    await at('candidates published');
    await tender.passDeadline();
    await tender.until('award');
    await at('award');
    await tender.reach('certification');
    await at('certification');
    await tender.reach('contract');
    await at('contract');
    await tender.reach('contractFiling');
    await at('contract filing');
    await tender.reach('report');
    await at('report');
    await tender.reach('archiving');
    await at('archiving');
    await tender.reach('archived');
    await at('archived');
    expect(differences).toEqual([]);
  }, 240_000);

  async function bid(by: PersonName, price: string, name = '投标文件', content = '投标', contact?: string) {
    if (contact !== undefined) await tender.enter('downloadDocuments', by, { contact });
    await tender.enter('submitBid', by, { price, bidDocument: await upload(by, name, content) });
  }

  /** Waits until the case has seen a question. */
  async function answerable(about: string) {
    for (let tries = 0; tries < 200; tries += 1) {
      const { actions } = await tender.view('agency');
      const action = actions.find((one) => one.action === 'answerQuestion');
      if (action?.about?.some((item) => item.id === about)) return;
      await new Promise((resolve) => setTimeout(resolve, 30));
    }
    throw new Error('The question was not seen');
  }

  async function noticed(kind: string) {
    for (let tries = 0; tries < 200; tries += 1) {
      const { text } = await fetchAs('anonymous', `/public/notices?kind=${kind}&caseId=${tender.id}`);
      if ((JSON.parse(text) as { items: unknown[] }).items.length > 0) return;
      await new Promise((resolve) => setTimeout(resolve, 30));
    }
    throw new Error(`No notice ${kind}`);
  }

  async function offered(action: string) {
    for (let tries = 0; tries < 400; tries += 1) {
      const { actions } = await tender.view('expert1');
      if (actions.some((one) => one.action === action && one.open)) return;
      await new Promise((resolve) => setTimeout(resolve, 30));
    }
    throw new Error(`${action} was not offered`);
  }

  /** Three of five reject the dearest bid; the second expert's points are the canary of the sheets. */
  async function score(expert: (typeof fiveExperts)[number]) {
    const { context } = await tender.view(expert);
    const bids = (context as { bids: { id: string; bidder: string }[] }).bids;
    const rejects = ['expert1', 'expert3', 'expert4'].includes(expert);
    await tender.act('submitSheet', expert, {
      noConflict: true,
      sheet: {
        bids: bids.map(({ id, bidder }) =>
          rejects && bidder === '单位 bidder-3'
            ? { bid: id, verdict: 'rejected', reason: `${word}-rejected`, scores: {} }
            : { bid: id, verdict: 'accepted', scores: { technical: expert === 'expert2' ? '41.7731' : '40' } },
        ),
      },
    });
  }

  it('keeps a bid out of the log when the database fails under it', async () => {
    const { database } = platform.deps;
    const { write } = database;
    const failure = Object.assign(new Error('the disk is full'), {
      query: 'INSERT INTO entry',
      parameters: [`${word}-parameter`, '81357911.23'],
    });
    Object.assign(database, { write: () => Promise.reject(failure) });
    try {
      await expect(tender.enter('downloadDocuments', 'bidder4', { contact: `${word}-parameter` })).rejects.toThrow();
      await expect(
        tender.api.send('bidder1', 'put', `/cases/${tender.id}/drafts/submitBid`, { form: {} }),
      ).rejects.toThrow('Internal');
    } finally {
      Object.assign(database, { write });
    }
    expect(logged).toContain('the disk is full');
    expect(logged).not.toContain(`${word}-parameter`);
    expect(logged).not.toContain('bidder-');
  });

  it('lets nobody notice that a sealed bid was handed in, changed or withdrawn', async () => {
    tender = await Tender.open(platform, {});
    await tender.reach('bidding');
    documents.length = 0;
    await noticed('tenderNotice');
    const others = readers.filter((reader) => reader !== 'bidder1' && reader !== 'log');
    const quiet = () => new Promise((resolve) => setTimeout(resolve, 700));
    const look = async () => {
      await quiet();
      return Object.fromEntries(
        await Promise.all(others.map(async (reader) => [reader, await answersTo(reader)] as const)),
      );
    };
    // an instant of one's own clock is no news
    const timeless = (all: Awaited<ReturnType<typeof look>>) =>
      JSON.parse(JSON.stringify(all).replace(/\\"now\\":\\"[^"]*\\"|: still here(\\n)*/g, '')) as unknown;
    const before = timeless(await look());
    const arrival = platform.deps.clock.now();
    await platform.arriving(arrival, async () => {
      await bid('bidder1', '81357911.23', '投标文件', '投标', '李四');
      await bid('bidder1', '81357911.22');
      await tender.enter('withdrawBid', 'bidder1', { reason: '不再参加' });
    });
    documents.length = 0;
    expect(timeless(await look())).toEqual(before);
    await tender.act('terminate', 'tenderer', { reason: '测试结束' });
  }, 60_000);
});
