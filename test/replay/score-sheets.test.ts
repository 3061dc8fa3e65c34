import fc from 'fast-check';
import { evaluateBids } from '../../domain/ranking/evaluate-bids';
import { checkSheet } from '../../domain/ranking/score-sheet';
import { parseAmount } from '../../domain/amount';
import { compare, parseRational, rationalText, roundHalfUp, parseRational as exact } from '../../domain/rational';
import type { CaseFile } from '../../replay/case-file';
import { planScores, pointParts } from '../../replay/score-plan';
import { expertTotals, splitPoints, writeSheets, type JudgedBid } from '../../replay/score-sheets';

const scoreOf = fc
  .tuple(fc.integer({ min: 0, max: 1_000_000 }))
  .map(([parts]) => roundHalfUp({ n: BigInt(parts), d: 10_000n }, 4));

const fileOf = (bids: CaseFile['bids'], more: Partial<CaseFile> = {}): CaseFile => ({
  process: 'openTender',
  title: 't',
  tenderer: 'tt',
  region: '530100',
  industry: 'construction',
  unit: 'CNY',
  better: 'lower',
  method: 'comprehensive',
  bids,
  expect: {},
  ...more,
});

/** What the platform's own arithmetic makes of the sheets of a file. */
function evaluated(file: CaseFile) {
  const plan = planScores(file);
  const judged = file.bids.map((bid, index): JudgedBid => ({ bid: `b${index}`, file: bid, total: plan.totals[index] }));
  const criteria = plan.criteria.map(({ id, max, kind }) => ({ id, max: String(max), kind }));
  const sheets = writeSheets(judged, plan).map((bids, index) => ({ expert: `e${index}`, bids }));
  const opened = file.bids.map(({ bidder, price }, index) => ({
    bid: `b${index}`,
    bidder,
    price: parseAmount(price, file.unit),
    receivedAt: '2026-01-01T00:00:00.000Z',
  }));
  for (const sheet of sheets) expect(checkSheet(sheet, criteria, opened)).toEqual([]);
  const { method, better } = file;
  return evaluateBids({ method, better, criteria, bids: opened, sheets, mostCandidates: 3 });
}

describe('score sheets', () => {
  it('add up to exactly the published total, whatever it is', () => {
    fc.assert(
      fc.property(fc.array(scoreOf, { minLength: 1, maxLength: 6 }), (scores) => {
        const bids = scores.map((score, index) => ({ bidder: `bidder ${index}`, price: String(100 + index), score }));
        const { rows } = evaluated(fileOf(bids));
        for (const [index, score] of scores.entries()) {
          const row = rows.find(({ bid }) => bid === `b${index}`);
          expect(row?.exactScore).toBe(rationalText(exact(score)));
        }
      }),
    );
  });

  it('split a total in whole parts, none above its maximum', () => {
    fc.assert(
      fc.property(
        fc.array(fc.bigInt(0n, 10n ** 9n), { minLength: 1, maxLength: 8 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (maxes, share) => {
          const most = maxes.reduce((a, b) => a + b, 0n);
          const total = (most * BigInt(Math.floor(share * 1000))) / 1000n;
          const parts = splitPoints(total, maxes);
          expect(parts.reduce((a, b) => a + b, 0n)).toBe(total);
          expect(parts.every((part, index) => part >= 0n && part <= (maxes[index] ?? 0n))).toBe(true);
        },
      ),
    );
  });

  it('lie around the total without leaving the scale', () => {
    fc.assert(
      fc.property(fc.bigInt(0n, 100n * pointParts), (total) => {
        const totals = expertTotals(total, 100n * pointParts);
        expect(totals.reduce((a, b) => a + b, 0n)).toBe(total * 5n);
        expect(totals.every((each) => each >= 0n && each <= 100n * pointParts)).toBe(true);
      }),
    );
  });

  it('reject an invalid bid in the words of the file', () => {
    const file = fileOf([{ bidder: 'aa', price: '1', score: '90', invalid: true, reason: '未盖章' }]);
    expect(evaluated(file).rows[0]).toMatchObject({
      status: 'rejected',
      reasons: [{ by: 'committee', text: '未盖章' }],
    });
  });
});

describe('a plan of scores', () => {
  const bids = [
    { bidder: 'aa', price: '103', score: '88.5' },
    { bidder: 'bb', price: '101' },
    { bidder: 'cc', price: '102', score: '91.25' },
  ];

  it('puts a bid without a score under the lowest published one, and says so', () => {
    const { rows } = evaluated(fileOf(bids));
    expect(rows.map(({ bidder }) => bidder)).toEqual(['cc', 'aa', 'bb']);
    expect(planScores(fileOf(bids)).warnings.map(({ en }) => en)).toEqual([expect.stringContaining('bb')]);
  });

  it('follows the prices where no bid has a score, and says that the result may differ', () => {
    const plain = bids.map(({ bidder, price }) => ({ bidder, price }));
    expect(evaluated(fileOf(plain)).rows.map(({ bidder }) => bidder)).toEqual(['bb', 'cc', 'aa']);
    const higher = evaluated(fileOf(plain, { better: 'higher' }));
    expect(higher.rows.map(({ bidder }) => bidder)).toEqual(['aa', 'cc', 'bb']);
    expect(planScores(fileOf(plain)).warnings.map(({ en }) => en)).toEqual([expect.stringContaining('may differ')]);
  });

  it('scores nothing where the lowest price wins, or where the tenderer chooses among bids without scores', () => {
    expect(planScores(fileOf(bids, { method: 'lowestPrice' })).criteria).toEqual([]);
    const plain = bids.map(({ bidder, price }) => ({ bidder, price }));
    expect(planScores(fileOf(plain, { method: 'buyerChoice' })).criteria).toEqual([]);
  });

  it('keeps the order of totals above a hundred', () => {
    const file = fileOf([
      { bidder: 'aa', price: '1', score: '101.5' },
      { bidder: 'bb', price: '2', score: '99.125' },
      { bidder: 'cc', price: '3', score: '102.25' },
    ]);
    const { rows } = evaluated(file);
    expect(rows.map(({ bidder }) => bidder)).toEqual(['cc', 'aa', 'bb']);
    expect(compare(parseRational(rows[0]?.score ?? '0'), parseRational('100'))).toBeLessThan(0);
  });
});
