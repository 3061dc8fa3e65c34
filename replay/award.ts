import type { CaseView } from '../api/contract';
import { compare, parseRational } from '../domain/rational';
import { Stuck, type CaseDesk } from './case-desk';
import type { Bidder, Cast } from './cast';
import { bidsOf } from './evaluation';
import type { Script } from './script';

const reasonOfRank = '评标委员会推荐的排名第一的中标候选人，公示期间无异议。';
const reasonOfChoice = '经定标程序，综合比较各中标候选人的报价、方案与信用后择优确定。';

/** Awards: the first candidate, or where candidates are not ranked the tenderer's choice. */
export async function award(desk: CaseDesk, cast: Cast, script: Script): Promise<void> {
  const { view } = await desk.offered(cast.tenderer, 'confirmAward');
  const candidates = candidatesOf(view, cast);
  const winner = script.method === 'buyerChoice' ? choose(candidates, script) : candidates[0];
  if (!winner) throw new Stuck(`${desk.caseId}: no candidate`);
  const reason = script.method === 'buyerChoice' ? reasonOfChoice : reasonOfRank;
  await desk.act(cast.tenderer, 'tenderer', 'confirmAward', { winner: winner.id, reason });
}

/** A candidate of the platform and its bid in the file. */
export interface Candidate extends Pick<Bidder, 'bid'> {
  readonly id: string;
}

function candidatesOf(view: CaseView, cast: Cast): Candidate[] {
  return bidsOf(view).flatMap(({ id, bidder }) => {
    const seat = cast.bidders.find(({ body }) => body === bidder);
    return seat ? [{ id, bid: seat.bid }] : [];
  });
}

/**
 * Whom the tenderer chooses: the bidder named in the file's `choice`, else the one flagged `chosen`, else the best
 * score, else the best price.
 */
export function choose<Bid extends Pick<Candidate, 'bid'>>(
  candidates: readonly Bid[],
  { choice, better }: Pick<Script, 'choice' | 'better'>,
): Bid | undefined {
  const named = candidates.find(({ bid }) => bid.bidder === choice) ?? candidates.find(({ bid }) => bid.chosen);
  if (named) return named;
  const direction = better === 'lower' ? 1 : -1;
  const byPrice = [...candidates].sort(
    (a, b) => compare(parseRational(a.bid.price), parseRational(b.bid.price)) * direction,
  );
  const points = ({ bid }: Bid) => parseRational(bid.score ?? '0');
  return byPrice.sort((a, b) => compare(points(b), points(a)))[0];
}
