import { setTimeout as sleep } from 'node:timers/promises';
import { openDatabase, rows, type Database } from '../database/database';
import { publishDefinitions } from '../database/definitions';
import { logIn, newKey, type HttpPerson } from '../test/support/http-person';
import { startProcesses } from '../test/support/processes';
import { quickTender } from '../test/support/quick-tender';
import { table, type Bench, type Say } from './bench';
import { percentiles } from './percentiles';

/** How many bids, by how many bidders at once, in how many seconds before the deadline. */
interface BidsSize extends Readonly<Record<string, number>> {
  readonly bids: number;
  readonly clients: number;
  readonly seconds: number;
}

interface Receipt {
  readonly id: string;
  readonly receivedAt: string;
}

/** Bidders of their own, beside those of the demo world, with its password. */
export async function seedBidders(database: Database, count: number): Promise<string[]> {
  const model = await rows(database.read, 'user').findOneByOrFail({ login: 'bidder1' });
  const body = await rows(database.read, 'body').findOneByOrFail({ id: 'demo-bidder-1' });
  const logins = Array.from({ length: count }, (_, index) => `bench-bidder-${index + 1}`);
  await database.write(async (tx) => {
    for (const login of logins) {
      await rows(tx, 'body').insert({ ...body, id: login, name: `示例投标企业 ${login}`, uscc: null });
      await rows(tx, 'user').insert({ ...model, id: login, login, name: login });
      await rows(tx, 'membership').insert({ id: login, userId: login, bodyId: login, role: 'bidder' });
    }
  });
  return logins;
}

/** Many bids into one tender in its last minute: what each was answered, and what the tender holds in the end. */
export const bidsBench: Bench<BidsSize> = {
  full: { bids: 3000, clients: 50, seconds: 60 },
  small: { bids: 100, clients: 10, seconds: 10 },

  async run({ bids, clients, seconds }, say) {
    const platform = await startProcesses();
    const database = await openDatabase({ kind: 'sqlite', file: `${platform.dataDir}/platform.db` });
    try {
      await publishDefinitions(database, [quickTender], new Date().toISOString());
      say(`seeding ${clients} bidders`);
      const bidders: HttpPerson[] = [];
      for (const login of await seedBidders(database, clients)) bidders.push(await logIn(platform.url, login));
      const tenderer = await logIn(platform.url, 'tenderer1');
      const form = { title: `Case ${newKey()}`, region: '530102', industry: 'construction', unit: 'CNY' };
      const { process: name, jurisdiction } = quickTender;
      const started = await tenderer.post<{ cases: readonly { id: string }[] }>('/cases', {
        ...{ process: name, jurisdiction, form, key: newKey() },
      });
      const caseId = started.cases[0]?.id ?? '';
      const deadline = Date.now() + (seconds + 3) * 1000;
      const bidDeadline = new Date(deadline).toISOString();
      await tenderer.post(`/cases/${caseId}/acts`, { action: 'publishNotice', form: { bidDeadline }, key: newKey() });
      await rows(database.read, 'case').findOneByOrFail({ id: caseId, isPublic: true });
      return await measure({ bids, clients, seconds }, { database, bidders, caseId, deadline }, say);
    } finally {
      await database.close();
      await platform.close();
    }
  },
};

interface Tender {
  readonly database: Database;
  readonly bidders: readonly HttpPerson[];
  readonly caseId: string;
  readonly deadline: number;
}

async function measure({ bids, clients, seconds }: BidsSize, tender: Tender, say: Say): Promise<string> {
  const { database, bidders, caseId, deadline } = tender;
  const receipts: Receipt[] = [];
  const milliseconds: number[] = [];
  const refused = new Map<string, number>();
  const begun = deadline - seconds * 1000;
  await sleep(Math.max(0, begun - Date.now()));
  const each = Math.ceil(bids / clients);
  const bid = async (bidder: HttpPerson, price: string): Promise<void> => {
    const sent = performance.now();
    try {
      const body = { action: 'submitBid', form: { price }, key: newKey() };
      receipts.push(await bidder.post<Receipt>(`/cases/${caseId}/entries`, body));
      milliseconds.push(performance.now() - sent);
    } catch (error) {
      const code = /"code":"(\w+)"/.exec(String(error))?.[1] ?? String(error).slice(0, 80);
      refused.set(code, (refused.get(code) ?? 0) + 1);
    }
  };
  const progress = setInterval(() => say(`${receipts.length} of ${bids} bids have a receipt`), 5000);
  await Promise.all(
    bidders.map(async (bidder, index) => {
      for (let number = 0; number < each; number += 1) {
        // spread over the time, a little apart from the others; who is late sends at once
        const at = begun + ((number + index / clients) / each) * seconds * 1000;
        await sleep(Math.max(0, at - Date.now()));
        await bid(bidder, String(1_000_000 + number * clients + index));
      }
    }),
  );
  clearInterval(progress);
  await sleep(Math.max(0, deadline - Date.now()));
  say('after the deadline');
  const before = receipts.length;
  await Promise.all(bidders.map((bidder) => bid(bidder, '1')));
  const late = receipts.length - before;
  for (const until = Date.now() + 60_000; Date.now() < until; await sleep(200)) {
    if ((await rows(database.read, 'case').findOneByOrFail({ id: caseId })).stage === 'opening') break;
  }
  const kept = await rows(database.read, 'entry').findBy({ caseId, action: 'submitBid' });
  const known = new Set(kept.map(({ id }) => id));
  const lost = receipts.filter(({ id }) => !known.has(id)).length;
  const afterGate = kept.filter(({ receivedAt }) => Date.parse(receivedAt) >= deadline).length;
  const standing = kept.filter(({ state }) => state === 'valid').length;
  const { p50, p95, p99 } = percentiles(milliseconds);
  const told = [...refused].map(([code, count]) => `${code} ${count}`).join(', ') || 'none';
  return [
    table(
      ['bids sent', 'bidders', 'receipts', 'a second', 'p50 / p95 / p99 of the receipt, ms', 'lost', 'after the gate'],
      [
        [
          bids + clients,
          clients,
          receipts.length,
          (before / seconds).toFixed(1),
          [p50, p95, p99].map((ms) => ms.toFixed(0)).join(' / '),
          lost,
          late + afterGate,
        ],
      ],
    ),
    '',
    `refused: ${told}; rows ${kept.length}, of which stand ${standing}`,
  ].join('\n');
}
