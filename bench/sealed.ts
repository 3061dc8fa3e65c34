import { statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { openingRoomSchema } from '../api/contract';
import { sealedField } from '../domain/sealing/sealed-field';
import { inPlatformTime } from '../replay/platform-clock';
import { inLanes } from '../replay/script';
import { shareToRelease, uploadSealed, type SealingBidder } from '../replay/sealing';
import { table, Unmeasurable, type Bench, type Say } from './bench';
import { percentiles } from './percentiles';
import { randomDocument } from './random-document';
import { openSealedTender, type SealedTender } from './sealed-tender';
import { watch, type Used } from './watch';

/** How many bids of how many MB, how many bidders hand in at once, and for how many minutes bids are taken. */
interface SealedSize extends Readonly<Record<string, number>> {
  readonly bids: number;
  readonly size: number;
  /** So many of the bids are of {@link largeMb} instead. */
  readonly large: number;
  readonly clients: number;
  /** 0: as long as it takes at {@link slowest}. */
  readonly minutes: number;
}

const mb = 1024 * 1024;
/** MB a second that a machine takes at least where nobody says how long bids are to be taken. */
const slowest = 12;
const largeMb = 500;
const tellEveryMs = 5000;
const action = 'submitBid';
const bidDocument = 'document';

/** MB of the bid of each bidder. */
const sizesOf = ({ bids, size, large }: SealedSize): readonly number[] =>
  Array.from({ length: bids }, (_, index) => (index < large ? largeMb : size));

const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0);

/** Large sealed bids into one tender, and its opening: how fast, and in how much memory. */
export const sealedBench: Bench<SealedSize> = {
  full: { bids: 200, size: 500, large: 0, clients: 4, minutes: 0 },
  small: { bids: 3, size: 20, large: 0, clients: 2, minutes: 0 },

  async run(size, say) {
    mustHaveRoom(size, say);
    const sizes = sizesOf(size);
    const minutes = size.minutes || Math.ceil(sum(sizes) / slowest / 60);
    say(
      `bids are taken for ${minutes} minutes: handing in has to go at ${(sum(sizes) / minutes / 60).toFixed(1)} MB/s`,
    );
    const plan = { bidders: size.bids, seconds: minutes * 60, uploadLimitMb: Math.max(...sizes) + 2 };
    const tender = await openSealedTender(plan, say);
    try {
      return await measure(size, tender, say);
    } finally {
      await tender.close();
    }
  },
};

const toldSize = ({ bids, size, large }: SealedSize): string =>
  large > 0 ? `${large} bids of ${largeMb} MB and ${bids - large} of ${size} MB` : `${bids} bids of ${size} MB`;

/** @throws Unmeasurable when the bids, sealed and opened, and the parts that are being joined, do not fit on the disk */
function mustHaveRoom(size: SealedSize, say: Say): void {
  const sizes = sizesOf(size);
  const needed = (2 * sum(sizes) + 2 * size.clients * Math.max(...sizes)) / 1024 + 1;
  const { bavail, bsize } = statfsSync(tmpdir());
  const free = (bavail * bsize) / 1024 ** 3;
  const told = `${toldSize(size)} need ${needed.toFixed(1)} GB in ${tmpdir()}; ${free.toFixed(1)} GB are free`;
  say(told);
  if (needed > free) {
    throw new Unmeasurable(`${told}. Give fewer or smaller bids (--bids, --size), or another folder as TMPDIR.`);
  }
}

/** What came of handing in. */
interface HandedIn {
  readonly receipts: readonly number[];
  readonly handedInMb: number;
  readonly seconds: number;
  readonly faults: readonly string[];
}

async function handInAll(size: SealedSize, tender: SealedTender, say: Say): Promise<HandedIn> {
  const { desk, bidders } = tender;
  const sizes = sizesOf(size);
  const receipts: number[] = [];
  const faults: string[] = [];
  let handedInMb = 0;
  const handIn = async (bidder: SealingBidder, index: number): Promise<void> => {
    const form = { price: String(9_000_000 + index), bidDocument };
    const files = [{ id: bidDocument, name: '投标文件.pdf', ...randomDocument(bidder.body, (sizes[index] ?? 0) * mb) }];
    const sealedBid = await uploadSealed(desk, bidder, action, { form, files });
    const sent = performance.now();
    await desk.enter(bidder.session, bidder.body, action, { [sealedField]: sealedBid });
    receipts.push(performance.now() - sent);
    handedInMb += sizes[index] ?? 0;
    say(`${receipts.length} of ${size.bids} bids have a receipt`);
  };
  const since = performance.now();
  await inLanes(bidders, size.clients, (bidder, index) =>
    handIn(bidder, index).catch((error: unknown) => void faults.push(String(error))),
  );
  return { receipts, handedInMb, seconds: (performance.now() - since) / 1000, faults };
}

/** Starts the opening, lets everybody open, and waits for the board. Answers the seconds that the platform took. */
async function openAll(size: SealedSize, tender: SealedTender, say: Say) {
  const { desk, cast, clock, bidders } = tender;
  await desk.offered(cast.manager, 'startOpening');
  await clock.read();
  const until = new Date(clock.now() + inPlatformTime(clock, 60 + size.bids)).toISOString();
  await desk.act(cast.manager, cast.managerName, 'startOpening', { until });
  const stay = await desk.view(cast.tenderer);
  const released = performance.now();
  await inLanes(bidders, size.clients, async (bidder) => {
    const share = await shareToRelease(desk, bidder, action);
    await desk.enter(bidder.session, bidder.body, 'releaseShare', { share });
  });
  const since = performance.now();
  const patience = (60 + sum(sizesOf(size)) / slowest) * 1000;
  const after = async (done: () => Promise<boolean>) => {
    while (!(await done())) {
      if (performance.now() - since > patience) throw new Error('The bids were not opened in time');
      await sleep(100);
    }
    return (performance.now() - since) / 1000;
  };
  const progress = setInterval(() => {
    tender.countOpened().then(
      (count) => say(`${count} of ${size.bids} bids are opened`),
      // only told: a database that is busy at this moment ends no measurement
      (error: unknown) => say(`how many bids are opened is not known: ${String(error)}`),
    );
  }, tellEveryMs);
  const isOver = async () => (await desk.view(cast.tenderer)).visits.length > stay.visits.length;
  const opened = await after(isOver).finally(() => clearInterval(progress));
  const notices = z.object({ items: z.array(z.object({ kind: z.string() })) });
  const board = await after(async () => {
    const { items } = await cast.tenderer.get(`/api/cases/${desk.caseId}/notices`, notices);
    return items.some(({ kind }) => kind === 'openingBoard');
  });
  const room = await cast.tenderer.get(`/api/cases/${desk.caseId}/opening-room`, openingRoomSchema);
  const states = room.bids.map(({ state }) => state);
  return { shares: (since - released) / 1000, opened, board, states };
}

async function measure(size: SealedSize, tender: SealedTender, say: Say): Promise<string> {
  const { platform, clock, desk, cast } = tender;
  const pids = { API: platform.pid('server'), worker: platform.pid('worker'), client: process.pid };
  const handing = watch(pids);
  const { receipts, handedInMb, seconds, faults } = await handInAll(size, tender, say);
  const whileHanding = handing();
  if (receipts.length === 0) throw new Error(`No bid has a receipt: ${faults[0] ?? ''}`);
  say(`waiting for the deadline, ${Math.round((tender.deadline - Date.now()) / 1000)} s`);
  const { deadline } = await desk.view(cast.tenderer);
  await clock.until(deadline?.at ?? '');
  const opening = watch(pids);
  const { shares, opened, board, states } = await openAll(size, tender, say);
  const whileOpening = opening();
  const { p50, p95 } = percentiles(receipts);
  const used = (name: string, { API, worker, client }: Record<keyof typeof pids, Used>) => [
    name,
    ...[API, worker, client].flatMap(({ peakMib, cpuSeconds }) => [peakMib.toFixed(0), cpuSeconds.toFixed(1)]),
  ];
  return [
    table(
      ['bids', 'of', 'at once', 'sealed and handed in, MB/s', 'receipts p50 / p95, ms', 'shares, s', 'opened, s'],
      [
        [
          ...[receipts.length, toldSize(size), size.clients, (handedInMb / seconds).toFixed(1)],
          ...[`${p50.toFixed(0)} / ${p95.toFixed(0)}`, shares.toFixed(1), opened.toFixed(1)],
        ],
      ],
    ),
    '',
    `opened at ${(handedInMb / opened).toFixed(1)} MB/s; board public after ${board.toFixed(1)} s; ` +
      `${states.filter((state) => state === 'opened').length} of ${states.length} opened`,
    '',
    table(
      ['', ...['API', 'worker', 'client'].flatMap((name) => [`${name}, MiB at most`, `${name}, CPU s`])],
      [used('handing in', whileHanding), used('opening', whileOpening)],
    ),
    ...(faults.length > 0 ? ['', `not handed in: ${faults.length}; the first: ${faults[0] ?? ''}`] : []),
  ].join('\n');
}
