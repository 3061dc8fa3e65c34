import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { BankUnavailable, type Bank } from '../../activities/ports/bank';
import { embeddedBank, type EmbeddedBank } from '../../adapters/bank/embedded-bank';
import { httpBank } from '../../adapters/bank/http-bank';
import { readReport, wordedReport, wordedTransfer, type BankReport } from '../../domain/bank-report';
import { startBank, type BankOnSocket } from '../support/bank-server';

const key = 'a key that both sides know, of some length';
const payer = { name: '单位 bidder-1', account: '6222000000000001' };
const to = payer;

interface Opened {
  readonly bank: Bank;
  readonly books: EmbeddedBank;
  readonly server?: BankOnSocket;
  close(): Promise<void>;
}

/** The embedded bank, asked directly or through HTTP. */
async function open(overHttp: 'over HTTP' | 'directly'): Promise<Opened> {
  const folder = mkdtempSync(path.join(tmpdir(), 'bank-'));
  const books = embeddedBank({ file: path.join(folder, 'bank.db'), now: () => '2026-03-02T01:00:00.000Z' });
  const server = overHttp === 'over HTTP' ? await startBank(books, key) : undefined;
  return {
    bank: server ? httpBank({ url: server.url, key }) : books,
    books,
    ...(server && { server }),
    async close() {
      await server?.close();
      books.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

describe.each(['directly', 'over HTTP'] as const)('a bank asked %s', (how) => {
  let opened: Opened;
  let bank: Bank;
  let books: EmbeddedBank;
  beforeEach(async () => {
    opened = await open(how);
    ({ bank, books } = opened);
  });
  afterEach(() => opened.close());

  it('opens one sub-account for one id, and another for another', async () => {
    const one = await bank.openAccount('case bidder-1', payer.name);
    expect(await bank.openAccount('case bidder-1', payer.name)).toEqual(one);
    expect((await bank.openAccount('case bidder-2', payer.name)).number).not.toBe(one.number);
    expect(one.bank).not.toBe('');
  });

  it('tells what came in, of that sub-account alone, in order of booking', async () => {
    const { number } = await bank.openAccount('a', payer.name);
    const other = await bank.openAccount('b', payer.name);
    books.payIn({ account: number, payer, fen: 20n, bookedAt: '2026-03-02T00:30:00.000Z' });
    books.payIn({ account: number, payer, fen: 10n, bookedAt: '2026-03-02T00:10:00.000Z' });
    books.payIn({ account: other.number, payer, fen: 99n });
    const found = await bank.transfers(number);
    expect(found.map(({ fen }) => fen)).toEqual([10n, 20n]);
    expect(found[0]).toMatchObject({ account: number, payer, bookedAt: '2026-03-02T00:10:00.000Z' });
    expect(await bank.transfers('none')).toEqual([]);
  });

  it('pays an order once, however often it is asked', async () => {
    const { number } = await bank.openAccount('a', payer.name);
    books.payIn({ account: number, payer, fen: 500n });
    const order = { id: 'p1', from: number, to, fen: 300n, interestFen: 2n };
    const paid = await bank.pay(order);
    expect(paid).toEqual({ state: 'paid', at: '2026-03-02T01:00:00.000Z' });
    expect(await Promise.all([bank.pay(order), bank.pay(order)])).toEqual([paid, paid]);
    expect(books.balance()).toBe(200n);
  });

  it('refuses to pay to an account that was closed, and more than lies there', async () => {
    const { number } = await bank.openAccount('a', payer.name);
    books.payIn({ account: number, payer, fen: 500n });
    expect(await bank.pay({ id: 'p1', from: number, to, fen: 501n, interestFen: 0n })).toMatchObject({
      state: 'refused',
    });
    books.closeAccount(to.account);
    expect(await bank.pay({ id: 'p2', from: number, to, fen: 1n, interestFen: 0n })).toMatchObject({
      state: 'refused',
      why: expect.stringContaining('销户') as string,
    });
    expect(books.balance()).toBe(500n);
  });

  it('answers nothing during an outage, and everything after it', async () => {
    const { number } = await bank.openAccount('a', payer.name);
    books.setOutage(true);
    await expect(bank.openAccount('b', payer.name)).rejects.toThrow(BankUnavailable);
    await expect(bank.transfers(number)).rejects.toThrow(BankUnavailable);
    await expect(bank.interestRate()).rejects.toThrow(BankUnavailable);
    await expect(bank.pay({ id: 'p', from: number, to, fen: 1n, interestFen: 0n })).rejects.toThrow(BankUnavailable);
    books.setOutage(false);
    expect(await bank.transfers(number)).toEqual([]);
    expect(await bank.interestRate()).toMatch(/^\d+\.\d+$/);
  });

  it('reports what came in and what was paid, once it is taken, and again when banks do', async () => {
    const { number } = await bank.openAccount('a', payer.name);
    books.payIn({ account: number, payer, fen: 500n });
    await bank.pay({ id: 'p1', from: number, to, fen: 300n, interestFen: 0n });
    const reports: BankReport[] = [];
    let takes = false;
    const report = async (one: BankReport) => {
      if (!takes) throw new Error('the platform is away');
      reports.push(readReport(JSON.parse(JSON.stringify(wordedReport(one)))));
    };
    await expect(books.reportAll(report)).rejects.toThrow('away');
    takes = true;
    expect(await books.reportAll(report)).toBe(2);
    expect(await books.reportAll(report)).toBe(0);
    books.reportAgain();
    expect(await books.reportAll(report)).toBe(2);
    expect(reports.map(({ kind }) => kind)).toEqual(['transfer', 'payment', 'transfer', 'payment']);
    expect(reports[0]).toMatchObject({ transfer: { account: number, fen: 500n, payer } });
    expect(reports[1]).toMatchObject({ id: 'p1', payment: { state: 'paid' } });
  });

  it('takes no money for an account that there is not', () => {
    expect(() => books.payIn({ account: '0', payer, fen: 1n })).toThrow(RangeError);
  });
});

describe('a bank over HTTP', () => {
  let opened: Opened;
  beforeAll(async () => {
    opened = await open('over HTTP');
  });
  afterAll(() => opened.close());

  it.each(['hangs', 'babbles', 'answerLost'] as const)('counts as away when it %s', async (mood) => {
    const { server } = opened;
    if (server) server.mood = mood;
    const hasty = httpBank({ url: server?.url ?? '', key }, 300);
    await expect(hasty.interestRate()).rejects.toThrow(BankUnavailable);
    if (server) server.mood = 'well';
  });

  it('pays once although the answer was lost', async () => {
    const { bank, books, server } = opened;
    const { number } = await bank.openAccount('a', payer.name);
    books.payIn({ account: number, payer, fen: 500n });
    const order = { id: 'lost', from: number, to, fen: 500n, interestFen: 0n };
    if (server) server.mood = 'answerLost';
    await expect(bank.pay(order)).rejects.toThrow(BankUnavailable);
    if (server) server.mood = 'well';
    expect(await bank.pay(order)).toMatchObject({ state: 'paid' });
    expect(books.balance()).toBe(0n);
  });

  it('counts as away with another key, and its errors name no account', async () => {
    const stranger = httpBank({ url: opened.server?.url ?? '', key: 'another key' });
    await expect(stranger.transfers('880012345')).rejects.toThrow(/^the bank answered 401 to GET accounts$/);
    const nowhere = httpBank({ url: 'http://127.0.0.1:9', key });
    await expect(nowhere.interestRate()).rejects.toThrow(BankUnavailable);
  });
});

describe('a report', () => {
  const transfer = { id: 'x', account: 'a', payer, fen: 1n, bookedAt: '2026-03-02T01:00:00.000Z' };

  it.each([
    null,
    {},
    { kind: 'transfer' },
    {
      kind: 'transfer',
      transfer: { id: 'x', account: 'a', payer: { name: 'n', account: '1' }, fen: '-1', bookedAt: '' },
    },
    { kind: 'transfer', transfer: { id: 'x', account: 'a', payer: { name: 'n', account: '1' }, fen: 1, bookedAt: '' } },
    { kind: 'transfer', transfer: { ...wordedTransfer(transfer), fen: '0' } },
    { kind: 'transfer', transfer: { ...wordedTransfer(transfer), id: 'x'.repeat(65) } },
    { kind: 'transfer', transfer: { ...wordedTransfer(transfer), payer: { name: 'n', account: '1'.repeat(41) } } },
    { kind: 'payment', id: 'p', payment: { state: 'gone' } },
    { kind: 'payment', id: 'p', payment: { state: 'paid', at: 'yesterday' } },
  ])('that says nothing is none: %j', (told) => {
    expect(() => readReport(told)).toThrow(TypeError);
  });

  it('of cash names nobody', () => {
    const cash = { ...transfer, payer: { name: '', account: '' } };
    const report: BankReport = { kind: 'transfer', transfer: cash };
    expect(readReport(JSON.parse(JSON.stringify(wordedReport(report))))).toEqual(report);
  });
});
