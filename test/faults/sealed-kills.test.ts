import { execFileSync } from 'node:child_process';
import { renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { IsNull, Not } from 'typeorm';
import { contentPath } from '../../adapters/document-store/content-path';
import { embeddedBank, type EmbeddedBank } from '../../adapters/bank/embedded-bank';
import { reportToPlatform } from '../../adapters/bank/report-to-platform';
import { ownDepositSchema } from '../../api/contract';
import { openDatabase, rows, type Database } from '../../database/database';
import { publishDefinitions } from '../../database/definitions';
import { readBook } from '../../database/ledger';
import { days } from '../../definitions/language';
import { openTender2026Sixth } from '../../definitions/trading/open-tender-2026-6';
import type { CaseEvent } from '../../definitions/language';
import { openAccounts, standsOf } from '../../domain/ledger/book';
import { sealedField } from '../../domain/sealing/sealed-field';
import { contact } from '../../replay/bidding';
import { calledExperts } from '../../replay/called-experts';
import { CaseDesk } from '../../replay/case-desk';
import { castFor, startProject, type Cast } from '../../replay/cast';
import { sendDepositsBack } from '../../replay/deposits';
import { drawExperts } from '../../replay/drawing';
import { People } from '../../replay/people';
import { inPlatformTime, readClock, type PlatformClock } from '../../replay/platform-clock';
import { playUntil } from '../../replay/play-case';
import { planScores } from '../../replay/score-plan';
import type { Script } from '../../replay/script';
import { handInSealed, shareToRelease } from '../../replay/sealing';
import { apiAt, Session } from '../../replay/session';
import { startBank, type BankOnSocket } from '../support/bank-server';
import { holdWriteLock } from '../support/hold-write-lock';
import { startProcesses, type Processes, type Program } from '../support/processes';
import { hasTemporal } from '../support/temporal';

const bankKey = 'a key that bank and platform know'.repeat(2);
const deposit = 5_000_000n;
const script: Script = {
  process: 'openTender',
  title: '断电测试工程',
  tenderer: '断电测试招标人',
  region: '530102',
  industry: 'construction',
  unit: 'CNY',
  better: 'lower',
  method: 'lowestPrice',
  estimate: '10000000',
  deposit: '50000',
  bids: ['甲', '乙', '丙'].map((name, index) => ({ bidder: `断电测试${name}公司`, price: String(9_000_000 + index) })),
};
/** The tender of the platform, with a bidding of six days: twelve seconds here. */
const quick = {
  ...openTender2026Sixth,
  version: 'killed',
  rules: {
    ...openTender2026Sixth.rules,
    bidPeriod: { ...openTender2026Sixth.rules.bidPeriod, value: days(6), least: days(1) },
  },
};

async function until(what: () => Promise<boolean>, seconds = 60): Promise<void> {
  for (const end = Date.now() + seconds * 1000; !(await what()); await sleep(20)) {
    if (Date.now() > end) throw new Error('It did not come about in time');
  }
}

(hasTemporal ? describe : describe.skip)('a sealed tender with deposits and a draw whose programs are killed', () => {
  let platform: Processes;
  let database: Database;
  let books: EmbeddedBank;
  let bank: BankOnSocket;
  let people: People;
  let clock: PlatformClock;
  let cast: Cast;
  let desk: CaseDesk;
  let caseId: string;
  /** From its next payment on nobody hears an answer of the bank. */
  let losesAnswers = false;

  /** Programs end at once and come back. */
  const kill = async (...programs: readonly Program[]): Promise<void> => {
    await Promise.all(programs.map((program) => platform.kill(program)));
    for (const program of programs) await platform.start(program);
  };
  const reports = () => books.reportAll(reportToPlatform(platform.url, bankKey));
  const view = () => desk.view(cast.tenderer);
  const events = async (): Promise<CaseEvent[]> =>
    (await rows(database.read, 'event').find({ where: { caseId }, order: { seq: 'ASC' } })).map(
      ({ json }) => json as CaseEvent,
    );
  const acts = async (action: string) => (await events()).filter(({ act }) => act?.action === action);
  const noted = async (name: string) =>
    (await events()).filter(({ kind, about }) => kind === 'noted' && about?.[0] === name);
  const toStage = (stage: string) =>
    playUntil(
      {
        people,
        clock,
        pace: { bidWindowSeconds: 12 },
        experts: calledExperts(people),
        script,
        cast,
        desk,
        say: () => undefined,
        plan: planScores(script),
      },
      (seen) => seen.stage === stage,
    );

  beforeAll(async () => {
    clock = { now: Date.now } as PlatformClock;
    books = embeddedBank({ file: ':memory:', now: () => new Date(clock.now()).toISOString() });
    const pay: EmbeddedBank['pay'] = async (order) => {
      const settled = await books.pay(order);
      if (losesAnswers) bank.mood = 'answerLost';
      return settled;
    };
    bank = await startBank({ ...books, pay }, bankKey);
    platform = await startProcesses({ env: { TIME_SCALE: '2', BANK_URL: bank.url, BANK_KEY: bankKey } });
    database = await openDatabase({ kind: 'sqlite', file: `${platform.dataDir}/platform.db` });
    const api = apiAt(platform.url);
    clock = await readClock(new Session(api));
    await publishDefinitions(database, [quick], new Date(clock.now()).toISOString());
    people = await People.meet(api);
    cast = await castFor(script, people);
    caseId = (await startProject(script, cast, people, 'killed'))[0] ?? '';
    desk = new CaseDesk(caseId, 'killed', clock, () => undefined);
    await toStage('bidding');
  }, 240_000);
  afterAll(async () => {
    await database.close();
    await platform.close();
    await bank.close();
    books.close();
  }, 60_000);

  it('books every deposit once when the API dies between the call of the bank and the book, or its answer is lost', async () => {
    for (const [index, { session, body }] of cast.bidders.entries()) {
      await desk.enter(session, body, 'downloadDocuments', { contact });
      const payer = { name: body, account: `62220000000000${index}` };
      const path = `/api/cases/${caseId}/deposit/account`;
      const { account } = await session.put(path, { payerAccount: payer.account }, ownDepositSchema);
      books.payIn({ account: account?.number ?? '', payer, fen: deposit });
    }
    // the first is booked, and nobody hears of it
    const unheard = books.reportAll(async (report) => {
      await reportToPlatform(platform.url, bankKey)(report);
      throw new Error('no answer came');
    });
    await expect(unheard).rejects.toThrow('no answer');
    const lock = holdWriteLock(`${platform.dataDir}/platform.db`);
    const cutOff = reports().catch((error: unknown) => error);
    await sleep(500);
    await platform.kill('server');
    lock.release();
    expect(await cutOff).toBeInstanceOf(Error);
    expect((await readBook(database.read, caseId)).length).toBe(1);
    await platform.start('server');

    await reports();
    books.reportAgain();
    await reports();
    const book = await readBook(database.read, caseId);
    expect(book).toHaveLength(3);
    expect([...standsOf(book)].filter(([account]) => account.startsWith('held:')).map(([, fen]) => fen)).toEqual([
      deposit,
      deposit,
      deposit,
    ]);
    expect(books.balance()).toBe(3n * deposit);
  }, 90_000);

  it('opens every bid once when the worker dies between two of them', async () => {
    for (const bidder of cast.bidders) {
      const form = { price: bidder.bid.price, bidDocument: 'document' };
      const files = [{ id: 'document', name: '投标文件.pdf', content: bidder.document }];
      await handInSealed(desk, bidder, 'submitBid', { form, files });
    }
    const { deadline, visits } = await view();
    await clock.until(deadline?.at ?? '');
    await desk.left(cast.tenderer, visits.length);
    const bids = await rows(database.read, 'entry').find({
      where: { caseId, action: 'submitBid' },
      order: { receivedAt: 'ASC', id: 'ASC' },
    });
    const last = path.join(platform.dataDir, 'documents', contentPath(String(bids.at(-1)?.form[sealedField])));
    // whoever reads the last bid waits, as on a disk that hangs
    renameSync(last, `${last}.kept`);
    execFileSync('mkfifo', [last]);
    await clock.read();
    const releasedBy = new Date(clock.now() + inPlatformTime(clock, 60)).toISOString();
    await desk.act(cast.manager, cast.managerName, 'startOpening', { until: releasedBy });
    for (const bidder of cast.bidders) {
      const share = await shareToRelease(desk, bidder, 'submitBid');
      await desk.enter(bidder.session, bidder.body, 'releaseShare', { share });
    }
    const opened = () => rows(database.read, 'sealing').countBy({ caseId, openedAt: Not(IsNull()) });
    await until(async () => (await opened()) === 2);
    await platform.kill('worker');
    rmSync(last);
    renameSync(`${last}.kept`, last);
    await platform.start('worker');

    await until(async () => (await view()).stage === 'opening');
    expect(await opened()).toBe(3);
    expect(await rows(database.read, 'entry').countBy({ caseId, action: 'submitBid', state: 'valid' })).toBe(3);
    expect(await rows(database.read, 'document').countBy({ caseId, name: '投标文件.pdf' })).toBe(3);
    expect(await noted('opened')).toHaveLength(1);
    expect(await rows(database.read, 'notice').countBy({ caseId, kind: 'sealedBids' })).toBe(1);
  }, 120_000);

  it('draws once when worker and API die between commitments, seeds and result', async () => {
    await desk.act(cast.manager, cast.managerName, 'signOpeningRecord');
    await until(async () => (await view()).stage === 'drawing');
    const drawing = drawExperts({ desk, cast, people, clock }, await view(), 30 * 24 * 60);
    // a person whose answer was lost sends the same again, with its key
    await until(async () => (await acts('commitShare')).length >= 1);
    await kill('worker', 'server');
    await until(async () => (await acts('revealShare')).length >= 1);
    await kill('server', 'worker');
    await drawing;

    for (const action of ['requestExperts', 'giveKey', 'commitShare', 'revealShare'] as const) {
      const given = await acts(action);
      expect([action, given.length]).toEqual([action, action === 'requestExperts' ? 1 : 3]);
    }
    expect([(await noted('drawList')).length, (await noted('draw')).length]).toEqual([1, 1]);
    const draws = await rows(database.read, 'draw').findBy({ caseId });
    expect(draws).toHaveLength(1);
    const called = () => rows(database.read, 'drawCall').findBy({ drawId: draws[0]?.id ?? '' });
    // drawn first, and called in the next step, which may fall to a worker that was just started
    await until(async () => (await called()).length > 0);
    const calls = await called();
    expect(calls).toHaveLength(5);
    expect(new Set(calls.map(({ person }) => person)).size).toBe(5);
    expect(draws[0]).toMatchObject({ state: 'calling', seed: expect.any(String) as string });
  }, 120_000);

  it('pays every deposit back once when the answers of the bank are lost and the API dies in the middle of the batch', async () => {
    await desk.act(cast.tenderer, 'tenderer', 'terminate', { reason: '项目停建' });
    losesAnswers = true;
    const goingBack = sendDepositsBack({ desk, people }, await view());
    await until(() => Promise.resolve(books.balance() < 3n * deposit));
    await kill('server', 'worker');
    losesAnswers = false;
    bank.mood = 'well';
    await goingBack;

    expect(books.balance()).toBe(0n);
    expect(openAccounts(await readBook(database.read, caseId))).toEqual([]);
    const payments = await rows(database.read, 'bankPayment').findBy({ caseId });
    expect(payments.map(({ fen, state }) => [BigInt(fen), state])).toEqual(Array(3).fill([deposit, 'paid']));
  }, 120_000);

  it('is intact afterwards by its chain, its sealed bids and the history of Temporal', async () => {
    expect(await platform.run('scripts/verify.ts', [caseId])).toContain('完好');
  }, 60_000);
});
