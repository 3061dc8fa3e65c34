import fc from 'fast-check';
import { compareAmounts, type Amount } from '../../../domain/amount';
import { drawOrder } from '../../../domain/lottery';
import { evaluateBids } from '../../../domain/ranking/evaluate-bids';
import type { EvaluationInput } from '../../../domain/ranking/evaluation';
import { methods, tieRules } from '../../../domain/ranking/method';
import type { OpenedBid } from '../../../domain/ranking/opened-bid';
import { priceScore, type Pricing } from '../../../domain/ranking/price-score';
import { withLottery } from '../../../domain/ranking/with-lottery';
import { add, compare, mean, multiply, parseRational, rational, subtract, sum } from '../../../domain/rational';
import { accepted, bid, price, quality, rejected, row } from './bids';

const best: Pricing = { formula: 'bestToPrice' };
const percent = fc.integer({ min: 0, max: 100 }).map(String);
const pricings: fc.Arbitrary<Pricing> = fc.oneof(
  fc.constant(best),
  fc.record({
    formula: fc.constant('benchmark' as const),
    base: fc.constantFrom('mean' as const, 'trimmedMean' as const),
    dearerPoints: fc.constantFrom('0', '0.5', '1', '3'),
    cheaperPoints: fc.constantFrom('0', '0.25', '2'),
    countedFrom: fc.option(percent, { nil: undefined }),
    ceilingShare: fc.option(percent, { nil: undefined }),
  }),
);

/** Small numbers, so that ties and rejections are frequent. */
const inputs: fc.Arbitrary<EvaluationInput> = fc
  .record({
    method: fc.constantFrom(...methods),
    better: fc.constantFrom('lower' as const, 'higher' as const),
    prices: fc.array(fc.bigInt({ min: 0n, max: 12n }), { minLength: 1, maxLength: 7 }),
    experts: fc.constantFrom(1, 3, 5),
    ceiling: fc.option(fc.bigInt({ min: 4n, max: 12n }), { nil: undefined }),
    floor: fc.option(fc.bigInt({ min: 0n, max: 5n }), { nil: undefined }),
    mostCandidates: fc.integer({ min: 1, max: 4 }),
    pricing: pricings,
    ties: fc.option(fc.constantFrom(...tieRules), { nil: undefined }),
    shortlist: fc.integer({ min: 1, max: 4 }),
  })
  .chain(({ prices, experts, ceiling, floor, pricing, ...rest }) => {
    const cny = (parts: bigint): Amount => ({ parts, unit: 'CNY' });
    const bids = prices.map((parts, n) => bid(`b${n}`, cny(parts), `2026-03-02T01:00:0${n % 3}Z`));
    const verdict = (id: string) =>
      fc
        .tuple(fc.integer({ min: 0, max: 4 }), fc.integer({ min: 0, max: 4 }))
        .map(([points, mood]) => (mood === 0 ? rejected(id) : accepted(id, { quality: `${points * 5}.25` })));
    const sheet = fc.tuple(...bids.map((each) => verdict(each.bid)));
    return fc.array(sheet, { minLength: experts, maxLength: experts }).map((sheets): EvaluationInput => ({
      ...rest,
      pricing: ceiling === undefined && pricing.formula === 'benchmark' ? withoutCeiling(pricing) : pricing,
      criteria: rest.method === 'twoEnvelopes' ? [quality] : [quality, price],
      bids,
      sheets: sheets.map((verdicts, n) => ({ expert: `e${n}`, bids: verdicts })),
      ...(ceiling === undefined ? {} : { ceiling: cny(ceiling) }),
      ...(floor === undefined ? {} : { floor: cny(floor) }),
    }));
  });

const withoutCeiling = ({ countedFrom: _from, ceilingShare: _share, ...pricing }: Benchmarked): Pricing => pricing;
type Benchmarked = Extract<Pricing, { readonly formula: 'benchmark' }>;

const exact = (text = '') => {
  const [n = '', d = ''] = text.split('/');
  return rational(BigInt(n), BigInt(d));
};

describe('every evaluation', () => {
  it('does not depend on the order in which anything is given', () => {
    fc.assert(
      fc.property(inputs, (input) => {
        const reversed: EvaluationInput = {
          ...input,
          bids: [...input.bids].reverse(),
          criteria: [...input.criteria].reverse(),
          sheets: [...input.sheets].reverse().map((each) => ({ ...each, bids: [...each.bids].reverse() })),
        };
        expect(evaluateBids(reversed)).toEqual(evaluateBids(input));
      }),
    );
  });

  it('has a row for every bid, and neither rank nor score nor candidacy for a rejected one', () => {
    fc.assert(
      fc.property(inputs, (input) => {
        const { rows, candidates, qualified } = evaluateBids(input);
        expect(rows.map((each) => each.bid).sort()).toEqual(input.bids.map((each) => each.bid).sort());
        const out = rows.filter(({ status }) => status === 'rejected');
        expect(qualified).toBe(rows.length - out.length);
        for (const each of out) {
          expect(each.reasons).not.toEqual([]);
          expect(each).not.toHaveProperty('rank');
          expect(each).not.toHaveProperty('score');
          expect(candidates).not.toContain(each.bid);
        }
        expect(candidates.length).toBeLessThanOrEqual(input.mostCandidates);
      }),
    );
  });

  it('rejects by rule exactly what lies beyond a bound, and by committee what the majority is against', () => {
    fc.assert(
      fc.property(inputs, (input) => {
        const { rows } = evaluateBids(input);
        for (const each of input.bids) {
          const against = input.sheets.filter(({ bids }) =>
            bids.some((verdict) => verdict.bid === each.bid && verdict.verdict === 'rejected'),
          ).length;
          const beyond =
            (input.ceiling && compareAmounts(each.price, input.ceiling) > 0) ||
            (input.floor && compareAmounts(each.price, input.floor) < 0);
          const out = beyond === true || against > input.sheets.length / 2;
          expect(row(rows, each.bid).status).toBe(out ? 'rejected' : 'qualified');
        }
      }),
    );
  });

  it('never ranks a worse price better, by price alone or at an equal score', () => {
    fc.assert(
      fc.property(inputs, (any) => {
        const input = { ...any, ties: 'price' as const };
        const { rows, method } = evaluateBids(input);
        const ranked = rows.filter(({ rank }) => rank !== undefined);
        for (const a of ranked) {
          for (const b of ranked) {
            if (method === 'comprehensive' && a.exactScore !== b.exactScore) continue;
            const worse = compareAmounts(a.price, b.price) * (input.better === 'lower' ? 1 : -1);
            expect(Math.sign((a.rank ?? 0) - (b.rank ?? 0)) - worse).toBe(0);
          }
        }
      }),
    );
  });

  it('never ranks a lower score better, and states it exactly', () => {
    fc.assert(
      fc.property(inputs, (input) => {
        if (input.method !== 'comprehensive') return;
        const rows = evaluateBids(input).rows.filter(({ status }) => status === 'qualified');
        const prices = rows.map(({ price }) => price);
        rows.forEach((each, n) => {
          const next = rows[n + 1];
          if (next) expect(compare(exact(each.exactScore), exact(next.exactScore))).toBeGreaterThanOrEqual(0);

          const marks = input.sheets.flatMap(({ bids }) =>
            bids.filter((verdict) => verdict.bid === each.bid && verdict.verdict === 'accepted'),
          );
          const points = marks.map(({ scores }) => parseRational(scores['quality'] ?? ''));
          const { pricing = best, better, ceiling } = input;
          const own = priceScore({ pricing, better, ceiling }, each.price, prices, '30');
          expect(exact(each.exactScore)).toEqual(add(mean(points), own));
          expect(sum(Object.values(each.parts ?? {}).map(exact))).toEqual(exact(each.exactScore));
          expect(multiply(mean(points), rational(BigInt(points.length)))).toEqual(sum(points));

          const error = subtract(parseRational(each.score ?? ''), exact(each.exactScore));
          expect(compare(multiply(error, error), parseRational('0.000025'))).toBeLessThanOrEqual(0);
        });
      }),
    );
  });

  it('never punishes a bid for a better price, unless points go by the distance from a base price', () => {
    fc.assert(
      fc.property(inputs, fc.nat(6), (any, index) => {
        const { ceiling: _ceiling, floor: _floor, pricing: _pricing, ...input } = any;
        const bids = input.bids;
        const chosen = bids[index % bids.length];
        if (!chosen) return;
        const step = input.better === 'lower' ? -1n : 1n;
        if (chosen.price.parts + step < 0n) return;
        const improved = { ...chosen, price: { ...chosen.price, parts: chosen.price.parts + step } };
        const rankOf = (all: readonly OpenedBid[]) =>
          row(evaluateBids({ ...input, bids: all }).rows, chosen.bid).rank ?? 0;
        expect(rankOf(bids.map((each) => (each === chosen ? improved : each)))).toBeLessThanOrEqual(rankOf(bids));
      }),
    );
  });

  it('lets the best scores of the committee into the second envelope, and nobody with fewer points', () => {
    fc.assert(
      fc.property(inputs, (any) => {
        const input = { ...any, method: 'twoEnvelopes' as const, criteria: [quality] };
        const valid = evaluateBids(input).rows.filter(({ status }) => status === 'qualified');
        const inside = valid.filter(({ rank }) => rank !== undefined);
        const outside = valid.filter(({ shutOut }) => shutOut);
        expect(inside.length + outside.length).toBe(valid.length);
        expect(inside.length).toBeGreaterThanOrEqual(Math.min(input.shortlist ?? 0, valid.length));
        for (const a of inside) {
          for (const b of outside) expect(compare(exact(a.exactScore), exact(b.exactScore))).toBe(1);
          const better = valid.filter((b) => compare(exact(b.exactScore), exact(a.exactScore)) > 0);
          expect(better.length).toBeLessThan(input.shortlist ?? 0);
        }
      }),
    );
  });

  it('is complete after the lottery: as many candidates as may be, all ranks among them different', () => {
    fc.assert(
      fc.property(inputs, (input) => {
        const before = evaluateBids(input);
        const after = withLottery(before, drawOrder('5eed'.repeat(8), before.needsLottery.flat()));
        const inTheRace = before.rows.filter(({ status, shutOut }) => status === 'qualified' && !shutOut);
        expect(after.candidates).toHaveLength(Math.min(input.mostCandidates, inTheRace.length));
        expect(after.needsLottery).toEqual([]);
        expect(before.candidates.every((id) => after.candidates.includes(id))).toBe(true);
        expect(after.rows.map((each) => each.bid).sort()).toEqual(before.rows.map((each) => each.bid).sort());
        if (input.method === 'buyerChoice') return;
        expect(after.candidates.map((id) => row(after.rows, id).rank)).toEqual(after.candidates.map((_, n) => n + 1));
      }),
    );
  });
});
