import type { CaseView } from '../api/contract';
import { limitOf, type FormContext, type Process } from '../definitions/language';
import { dateOf, instantOf } from '../domain/calendar';
import { isTooLate, Stuck, type CaseDesk, type Form } from './case-desk';
import type { Bidder, Cast } from './cast';
import type { Works } from './bill-of-quantities';
import { secureBid, type BankCounter } from './deposits';
import { inPlatformTime, type PlatformClock } from './platform-clock';
import { inLanes, type Pace, type Script } from './script';
import { paperUpload } from './paper';
import { prepareBid } from './prepared-bid';
import { definitionFor, handInSealed, isSealedIn } from './sealing';
import type { Session } from './session';

const hour = 3_600_000;
const lanes = 4;
/** Whom a body names as its contact. */
export const contact = '经办人 0871-00000000';

/** A bid that should have been in before the deadline was late: the bidding must stay open for longer. */
export class WindowTooShort extends Error {
  override readonly name = 'WindowTooShort';
}

/**
 * The form of the tender notice with the bid deadline that is wanted, or the earliest that the law and the pace allow:
 * nine in the morning in Shanghai of the first such day.
 */
export async function noticeForm(session: Session, view: CaseView, clock: PlatformClock, pace: Pace): Promise<Form> {
  const definition = await definitionFor(session, view);
  const field = definition.stages.publication?.actions?.publishNotice?.form?.bidDeadline;
  // the contract carries the context of forms as it is: plain data of this type
  const context = view.context as unknown as FormContext;
  const slack = Math.max(60_000, inPlatformTime(clock, 3));
  const now = clock.now();
  const limit = field && limitOf(field, { ...context, now: new Date(now + slack).toISOString() })?.atLeast;
  const least = Math.max(Date.parse(limit?.value ?? context.now), now + inPlatformTime(clock, pace.bidWindowSeconds));
  const nine = Date.parse(instantOf(dateOf(new Date(least).toISOString()))) + 9 * hour;
  const earliest = new Date(nine >= least ? nine : nine + 24 * hour).toISOString();
  const { bidDeadline: wanted = earliest } = pace;
  const deadline = Date.parse(wanted) >= least ? wanted : earliest;
  return { documentsUntil: deadline, bidDeadline: deadline, place: '公共资源交易中心开标室', contact };
}

/** What the bidding is played with. */
export interface BiddingScene {
  readonly desk: CaseDesk;
  readonly cast: Cast;
  readonly script: Script;
  readonly clock: PlatformClock;
  readonly counter?: BankCounter;
  /** What the tender document was written for, where it was written on the platform. */
  readonly works?: Works;
  readonly say: (text: string) => void;
}

/** Everybody obtains the documents and bids; some withdraw. Afterwards late bidders try and must be refused. */
export async function bid(
  { desk, cast, script, clock, counter, works, say }: BiddingScene,
  view: CaseView,
): Promise<void> {
  const inTime = cast.bidders.filter((bidder) => !bidder.bid.late);
  const late = cast.bidders.filter((bidder) => bidder.bid.late);
  const definition = await definitionFor(cast.tenderer, view);
  await inLanes(cast.bidders, lanes, (bidder) => inWindow(() => obtain(desk, bidder)));
  const asksDeposit = script.deposit !== undefined && definition.deposit !== undefined;
  await inLanes(inTime, lanes, (bidder) =>
    inWindow(async () => {
      if (asksDeposit) await secureBid({ desk, counter, amount: script.deposit ?? '' }, bidder, view);
      await handIn(desk, bidder, definition, works);
    }),
  );
  const deadline = view.deadline?.at;
  if (deadline === undefined) throw new Stuck(`${desk.caseId}: bidding has no deadline`);
  await clock.until(deadline);
  for (const bidder of late) await tryLate(desk, bidder, definition, say);
  await desk.left(cast.tenderer, view.visits.length);
}

async function obtain(desk: CaseDesk, { session, body }: Bidder): Promise<void> {
  await desk.enter(session, body, 'downloadDocuments', { contact });
}

/**
 * Hands a bid in as the definition asks: sealed, or readable to whom it concerns. With `works` it is prepared from the
 * tender document that was written for them.
 */
export async function submitBid(
  desk: CaseDesk,
  bidder: Bidder,
  definition: Process,
  works: Works | undefined,
): Promise<void> {
  const { session, body, bid: offer, document } = bidder;
  const { price } = offer;
  if (isSealedIn(definition, 'submitBid')) {
    const plain = { id: 'document', name: '投标文件.pdf', content: document };
    const toSeal = works
      ? await prepareBid(desk, bidder, works, definition)
      : { form: { price, bidDocument: plain.id }, files: [plain] };
    return handInSealed(desk, bidder, 'submitBid', toSeal);
  }
  const bidDocument = await paperUpload(session, '投标文件', document);
  await desk.enter(session, body, 'submitBid', { price, bidDocument });
}

/** Hands a bid in, and withdraws it where the file says so. */
async function handIn(desk: CaseDesk, bidder: Bidder, definition: Process, works: Works | undefined): Promise<void> {
  await submitBid(desk, bidder, definition, works);
  const { session, body, bid: offer } = bidder;
  if (offer.withdrawn) await desk.enter(session, body, 'withdrawBid', { reason: '投标人撤回投标文件。' });
}

async function tryLate(
  desk: CaseDesk,
  bidder: Bidder,
  definition: Process,
  say: (text: string) => void,
): Promise<void> {
  const { body } = bidder;
  try {
    await submitBid(desk, bidder, definition, undefined);
  } catch (error) {
    if (!isTooLate(error)) throw error;
    say(`迟到的投标被拒收 · late bid refused: ${body}`);
    return;
  }
  throw new Error(`迟到的投标竟被接收 · a late bid was accepted: ${body}`);
}

async function inWindow(entry: () => Promise<void>): Promise<void> {
  try {
    await entry();
  } catch (error) {
    if (isTooLate(error)) throw new WindowTooShort(error instanceof Error ? error.message : '', { cause: error });
    throw error;
  }
}
