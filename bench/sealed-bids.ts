import { setTimeout as sleep } from 'node:timers/promises';
import { openDatabase, rows } from '../database/database';
import { sealedField } from '../domain/sealing/sealed-field';
import { PlatformRefusal } from '../replay/session';
import { uploadSealed, type SealingBidder } from '../replay/sealing';
import { table, type Bench, type Say } from './bench';
import { percentiles } from './percentiles';
import { randomDocument } from './random-document';
import { openSealedTender, type SealedTender } from './sealed-tender';
import { watch } from './watch';

/** How many sealed bids of how many KB, by how many bidders at once, in how many seconds before the deadline. */
interface SealedBidsSize extends Readonly<Record<string, number>> {
  readonly bids: number;
  readonly clients: number;
  readonly seconds: number;
  readonly kb: number;
}

/** Real seconds for which bids are taken before the last of them are measured: bidders sign in and read meanwhile. */
const prelude = 30;
const action = 'submitBid';
const bidDocument = 'document';

/** Many small sealed bids into one tender of the version in force in its last minute: each sealed, uploaded, handed in. */
export const sealedBidsBench: Bench<SealedBidsSize> = {
  full: { bids: 3000, clients: 50, seconds: 60, kb: 64 },
  small: { bids: 60, clients: 6, seconds: 10, kb: 64 },

  async run(size, say) {
    const plan = { bidders: size.clients, seconds: size.seconds + prelude, uploadLimitMb: 200 };
    const tender = await openSealedTender(plan, say);
    try {
      return await measure(size, tender, say);
    } finally {
      await tender.close();
    }
  },
};

async function measure(
  { bids, clients, seconds, kb }: SealedBidsSize,
  tender: SealedTender,
  say: Say,
): Promise<string> {
  const { platform, desk, bidders, deadline } = tender;
  const receipts: string[] = [];
  const entered: number[] = [];
  const whole: number[] = [];
  const refused = new Map<string, number>();
  const begun = deadline - seconds * 1000;
  const each = Math.ceil(bids / clients);
  const bid = async (bidder: SealingBidder, number: number): Promise<void> => {
    const since = performance.now();
    try {
      const document = randomDocument(`${bidder.body} ${number}`, kb * 1024);
      const form = { price: String(1_000_000 + number), bidDocument };
      const files = [{ id: bidDocument, name: '投标文件.pdf', ...document }];
      const sealedBid = await uploadSealed(desk, bidder, action, { form, files });
      const sent = performance.now();
      const who = `${bidder.body}/${number}`;
      receipts.push((await desk.enter(bidder.session, who, action, { [sealedField]: sealedBid })).id);
      entered.push(performance.now() - sent);
      whole.push(performance.now() - since);
    } catch (error) {
      const code = error instanceof PlatformRefusal ? (error.code ?? String(error.status)) : String(error).slice(0, 80);
      refused.set(code, (refused.get(code) ?? 0) + 1);
    }
  };
  if (Date.now() > begun) throw new Error('The last minute began before everybody was ready: the machine is too busy');
  await sleep(begun - Date.now());
  const used = watch({ API: platform.pid('server') });
  const progress = setInterval(() => say(`${receipts.length} of ${bids} sealed bids have a receipt`), 5000);
  await Promise.all(
    bidders.map(async (bidder, index) => {
      for (let number = 0; number < each; number += 1) {
        // spread over the time, a little apart from the others; who is late sends at once
        await sleep(Math.max(0, begun + ((number + index / clients) / each) * seconds * 1000 - Date.now()));
        await bid(bidder, number);
      }
    }),
  );
  clearInterval(progress);
  const { API } = used();
  await sleep(Math.max(0, deadline - Date.now()) + 5000);
  const database = await openDatabase({ kind: 'sqlite', file: `${platform.dataDir}/platform.db` });
  const kept = await rows(database.read, 'entry').findBy({ caseId: desk.caseId, action });
  await database.close();
  const known = new Set(kept.map(({ id }) => id));
  const lost = receipts.filter((id) => !known.has(id)).length;
  const told = [...refused].map(([code, count]) => `${code} ${count}`).join(', ') || 'none';
  const three = (ms: readonly number[]): string => {
    const { p50, p95, p99 } = percentiles(ms);
    return [p50, p95, p99].map((one) => one.toFixed(0)).join(' / ');
  };
  return [
    table(
      [
        'sealed bids',
        'KB each',
        'bidders',
        'receipts',
        'p50 / p95 / p99 of the receipt, ms',
        'of sealing to receipt, ms',
        'lost',
      ],
      [[bids, kb, clients, receipts.length, three(entered), three(whole), lost]],
    ),
    '',
    `refused: ${told}; rows ${kept.length}; API ${API.cpuSeconds.toFixed(1)} CPU s, ${API.peakMib.toFixed(0)} MiB at most`,
  ].join('\n');
}
