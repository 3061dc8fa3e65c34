import { parseRational } from '../rational';
import type { EvaluationInput } from './evaluation';
import { invalidByRule } from './price-bounds';
import { checkSheet, type Sheet } from './score-sheet';

/** @throws RangeError when an evaluation cannot be made of this, see evaluateBids */
export function checkInput({
  method,
  criteria,
  bids,
  sheets,
  minimumCandidates = 1,
  mostCandidates,
  shortlist,
  ...bounds
}: EvaluationInput): void {
  refuseTwice(
    bids.map(({ bid }) => bid),
    'bid',
  );
  refuseTwice(
    sheets.map(({ expert }) => expert),
    'expert',
  );
  refuseTwice(
    criteria.map(({ id }) => id),
    'criterion',
  );
  for (const count of [minimumCandidates, mostCandidates]) {
    if (!Number.isSafeInteger(count) || count < 1) throw new RangeError('candidates are counted from 1');
  }
  for (const { max } of criteria) parseRational(max);
  const mustScore = method === 'comprehensive' || method === 'twoEnvelopes';
  if (mustScore && criteria.length === 0) throw new RangeError('a score needs criteria');
  if (method === 'twoEnvelopes') checkEnvelopes(criteria, shortlist);
  const isScored = method !== 'lowestPrice' && criteria.some(({ kind }) => kind === 'scored');
  if (isScored && sheets.length === 0) throw new RangeError('a score needs experts');

  const used = method === 'lowestPrice' ? [] : criteria;
  const invalid = new Set(bids.filter((bid) => bid.unconfirmed ?? invalidByRule(bid, bounds)).map(({ bid }) => bid));
  for (const sheet of sheets) {
    const plain = method === 'lowestPrice' ? withoutScores(sheet) : sheet;
    const fault = checkSheet(plain, used, bids).find(({ bid }) => !invalid.has(bid));
    if (fault) throw new RangeError(`a sheet has a fault: ${[fault.rule, fault.bid, fault.criterion ?? ''].join(' ')}`);
  }
}

function checkEnvelopes(criteria: EvaluationInput['criteria'], shortlist: number | undefined): void {
  if (shortlist === undefined || !Number.isSafeInteger(shortlist) || shortlist < 1) {
    throw new RangeError('the places of the second envelope are counted from 1');
  }
  if (criteria.some(({ kind }) => kind === 'price')) throw new RangeError('the first envelope holds no price');
}

function refuseTwice(ids: readonly string[], what: string): void {
  if (new Set(ids).size !== ids.length) throw new RangeError(`a ${what} stands twice`);
}

function withoutScores(sheet: Sheet): Sheet {
  return { ...sheet, bids: sheet.bids.map((verdict) => ({ ...verdict, scores: {} })) };
}
