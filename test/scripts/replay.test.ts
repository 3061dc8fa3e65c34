import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { openDatabase, rows, type Database } from '../../database/database';
import { readBook } from '../../database/ledger';
import { openAccounts } from '../../domain/ledger/book';
import { startProcesses, type Processes } from '../support/processes';
import { hasTemporal } from '../support/temporal';

/** A bid of each kind that a file can tell of: paid, secured by a letter, without a deposit, rejected. */
const file = {
  ...{ process: 'openTender', title: '回放测试工程', tenderer: '回放测试招标人', region: '530102' },
  ...{ industry: 'construction', unit: 'CNY', better: 'lower', method: 'comprehensive' },
  ...{ estimate: '10000000', deposit: '50000' },
  bids: [
    { bidder: '回放甲公司', price: '9100000', score: '92.5' },
    { bidder: '回放乙公司', price: '9000000', score: '95.25', letter: true },
    { bidder: '回放丙公司', price: '8900000', unpaid: true },
    { bidder: '回放丁公司', price: '9200000', invalid: true, reason: '未响应实质性要求' },
    { bidder: '回放戊公司', price: '9300000', score: '88' },
  ],
  expect: { closing: 'archived', awardedTo: '回放乙公司', awardPrice: '9000000' },
};

(hasTemporal ? describe : describe.skip)('a file that is replayed', () => {
  let platform: Processes;
  let database: Database;
  beforeAll(async () => {
    platform = await startProcesses({ env: { TIME_SCALE: '1' } });
    database = await openDatabase({ kind: 'sqlite', file: `${platform.dataDir}/platform.db` });
  }, 120_000);
  afterAll(async () => {
    await database.close();
    await platform.close();
  }, 60_000);

  it('is sealed, secured, opened, drawn for, scored and awarded as in reality, and its deposits go back', async () => {
    const place = path.join(platform.dataDir, 'case.json');
    writeFileSync(place, JSON.stringify(file));
    const said = await platform.run('scripts/replay.ts', [place, '--url', platform.url, '--bank', '--quiet']);
    const { caseId, ...outcome } = JSON.parse(said.trim().split('\n').at(-1) ?? '') as Record<string, unknown>;
    expect(outcome).toMatchObject({ closing: 'archived', awardedTo: '回放乙公司', awardPrice: '9000000.00' });

    const of = { caseId: String(caseId) };
    const { read } = database;
    const bids = await rows(read, 'entry').findBy({ ...of, action: 'submitBid' });
    const opened = await rows(read, 'sealing').findBy(of);
    expect(bids.map(({ state }) => state).sort()).toEqual(['unsecured', 'valid', 'valid', 'valid', 'valid']);
    expect(opened.filter(({ opened: found }) => found?.kind === 'opened')).toHaveLength(4);
    expect(await rows(read, 'draw').findBy(of)).toMatchObject([{ seed: expect.any(String) as string }]);
    const book = await readBook(read, of.caseId);
    expect(openAccounts(book)).toEqual([]);
    const back = await rows(read, 'bankPayment').findBy(of);
    expect(back.map(({ fen, state }) => [BigInt(fen), state])).toEqual(Array(3).fill([5_000_000n, 'paid']));
    expect(await platform.run('scripts/verify.ts', [of.caseId])).toContain('完好');
  }, 240_000);
});
