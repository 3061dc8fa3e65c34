import fc from 'fast-check';
import { compareAmounts, parseAmount, type Amount } from '../../domain/amount';
import { drawOrder } from '../../domain/lottery';
import {
  checkSheet,
  evaluateBids,
  invalidByRule,
  priceScore,
  withLottery,
  type Criterion,
  type EvaluatedBid,
  type EvaluationInput,
  type OpenedBid,
  type Sheet,
  type Verdict,
} from '../../domain/ranking';
import {
  add,
  compare,
  mean,
  multiply,
  parseRational,
  rational,
  rationalText,
  subtract,
  sum,
} from '../../domain/rational';
import * as published from './published-cases';

const yuan = (text: string) => parseAmount(text, 'CNY');
const quality: Criterion = { id: 'quality', max: '70', kind: 'scored' };
const price: Criterion = { id: 'price', max: '30', kind: 'price' };

function bid(id: string, amount: string | Amount, receivedAt = '2026-03-02T01:00:00Z'): OpenedBid {
  return { bid: id, bidder: `bidder ${id}`, price: typeof amount === 'string' ? yuan(amount) : amount, receivedAt };
}

function accepted(id: string, scores: Record<string, string> = {}): Verdict {
  return { bid: id, verdict: 'accepted', scores };
}

function rejected(id: string, reason = 'no licence'): Verdict {
  return { bid: id, verdict: 'rejected', reason, scores: {} };
}

function lowest(bids: readonly OpenedBid[], more: Partial<EvaluationInput> = {}) {
  return evaluateBids({
    method: 'lowestPrice',
    better: 'lower',
    criteria: [],
    bids,
    sheets: [],
    mostCandidates: 3,
    ...more,
  });
}

function row(rows: readonly EvaluatedBid[], id: string): EvaluatedBid {
  const found = rows.find((each) => each.bid === id);
  if (!found) throw new Error(`no row for ${id}`);
  return found;
}

describe('a price bound', () => {
  const bounds = { ceiling: yuan('100'), floor: yuan('80'), better: 'lower' } as const;

  it('is allowed itself, and nothing beyond it', () => {
    expect(invalidByRule(bid('a', '100.00'), bounds)).toBeUndefined();
    expect(invalidByRule(bid('a', '100.01'), bounds)).toBe('overCeiling');
    expect(invalidByRule(bid('a', '80.00'), bounds)).toBeUndefined();
    expect(invalidByRule(bid('a', '79.99'), bounds)).toBe('underFloor');
    expect(invalidByRule(bid('a', '0'), { better: 'lower' })).toBeUndefined();
  });

  it('bounds the number itself where the higher discount is better', () => {
    const discount = (text: string) => bid('a', parseAmount(text, '%'));
    const rates = { ceiling: parseAmount('30', '%'), floor: parseAmount('5', '%'), better: 'higher' } as const;
    expect(invalidByRule(discount('30.0001'), rates)).toBe('overCeiling');
    expect(invalidByRule(discount('4.9999'), rates)).toBe('underFloor');
    expect(invalidByRule(discount('30'), rates)).toBeUndefined();
  });
});

describe('a score sheet', () => {
  const bids = [bid('a', '1'), bid('b', '2')];
  const check = (...verdicts: Verdict[]) => checkSheet({ expert: 'e1', bids: verdicts }, [quality, price], bids);

  it('has no fault when every bid has its verdict', () => {
    expect(check(accepted('a', { quality: '70' }), rejected('b'))).toEqual([]);
    expect(check(accepted('a', { quality: '0' }), accepted('b', { quality: '69.95' }))).toEqual([]);
  });

  it.each<[string, string]>([
    ['70.01', 'overMax'],
    ['-1', 'negative'],
    ['12.34567', 'tooManyDecimals'],
    ['seven', 'notANumber'],
    ['1e1', 'notANumber'],
    ['', 'missingScore'],
  ])('refuses the score %j: %s', (score, rule) => {
    expect(check(accepted('a', { quality: score }), rejected('b'))).toEqual([{ bid: 'a', criterion: 'quality', rule }]);
  });

  it('tells every other fault by its place', () => {
    expect(check(accepted('a'), rejected('b', ' '), rejected('z'))).toEqual([
      { bid: 'a', criterion: 'quality', rule: 'missingScore' },
      { bid: 'b', rule: 'missingReason' },
      { bid: 'z', rule: 'unknownBid' },
    ]);
    expect(check(accepted('a', { quality: '1', price: '30', beauty: '5' }), rejected('a'))).toEqual([
      { bid: 'a', criterion: 'price', rule: 'computedCriterion' },
      { bid: 'a', criterion: 'beauty', rule: 'unknownCriterion' },
      { bid: 'a', rule: 'bidTwice' },
      { bid: 'b', rule: 'missingBid' },
    ]);
  });
});

describe('price points', () => {
  it('are lowest ÷ price × maximum, exactly (MoF Decree 87, art. 55)', () => {
    const prices = [yuan('90'), yuan('100'), yuan('120')];
    expect(rationalText(priceScore('bestToPrice', yuan('90'), prices, '30', 'lower'))).toBe('30/1');
    expect(rationalText(priceScore('bestToPrice', yuan('100'), prices, '30', 'lower'))).toBe('27/1');
    expect(rationalText(priceScore('bestToPrice', yuan('120'), prices, '30', 'lower'))).toBe('45/2');
  });

  it('are price ÷ highest × maximum for discounts', () => {
    const rates = [parseAmount('20.5', '%'), parseAmount('29', '%'), parseAmount('25', '%')];
    expect(rationalText(priceScore('bestToPrice', parseAmount('25', '%'), rates, '30', 'higher'))).toBe('750/29');
  });

  it('bear a price of nothing', () => {
    const prices = [yuan('0'), yuan('5')];
    expect(priceScore('bestToPrice', yuan('0'), prices, '30', 'lower')).toEqual(rational(30n));
    expect(priceScore('bestToPrice', yuan('5'), prices, '30', 'lower')).toEqual(rational(0n));
    expect(priceScore('bestToPrice', yuan('0'), [yuan('0')], '30', 'higher')).toEqual(rational(30n));
  });

  it('are given to valid prices only', () => {
    expect(() => priceScore('bestToPrice', yuan('1'), [yuan('2')], '30', 'lower')).toThrow(RangeError);
    expect(() => priceScore('bestToPrice', yuan('1'), [], '30', 'lower')).toThrow(RangeError);
  });
});

describe('an evaluation by the lowest price', () => {
  it('ranks the valid bids and says why the others are out', () => {
    const { rows, candidates, enough, qualified } = lowest(
      [bid('a', '95'), bid('b', '101'), bid('c', '90'), bid('d', '70')],
      { ceiling: yuan('100'), floor: yuan('80'), minimumCandidates: 3 },
    );
    expect(candidates).toEqual(['c', 'a']);
    expect(rows.map(({ bid, rank }) => [bid, rank])).toEqual([
      ['c', 1],
      ['a', 2],
      ['b', undefined],
      ['d', undefined],
    ]);
    expect(row(rows, 'b').reasons).toEqual([{ by: 'rule', rule: 'overCeiling' }]);
    expect(row(rows, 'd').reasons).toEqual([{ by: 'rule', rule: 'underFloor' }]);
    expect({ enough, qualified }).toEqual({ enough: false, qualified: 2 });
  });

  it('takes the highest discount first', () => {
    const bids = published.buyersChoice.bids.map(({ price }, n) => bid(String(n), parseAmount(price, '%')));
    expect(lowest(bids, { better: 'higher' }).candidates).toEqual(['1', '2', '0']);
  });

  it('rejects what more than half of the experts reject', () => {
    const sheet = (expert: string, ...verdicts: Verdict[]): Sheet => ({ expert, bids: verdicts });
    const sheets = [
      sheet('e3', rejected('a', 'seal missing'), accepted('b')),
      sheet('e1', rejected('a'), rejected('b')),
      sheet('e2', accepted('a'), accepted('b')),
    ];
    const { rows, candidates } = lowest([bid('a', '1'), bid('b', '2')], { sheets });
    expect(candidates).toEqual(['b']);
    expect(row(rows, 'a').reasons).toEqual([
      { by: 'committee', text: 'no licence' },
      { by: 'committee', text: 'seal missing' },
    ]);
    expect(row(rows, 'b').reasons).toEqual([]);
  });

  it('does not reject what exactly half of the experts reject', () => {
    const sheets: Sheet[] = [
      { expert: 'e1', bids: [rejected('a')] },
      { expert: 'e2', bids: [accepted('a')] },
    ];
    expect(lowest([bid('a', '1')], { sheets }).candidates).toEqual(['a']);
  });

  it('has no candidate where nothing qualifies', () => {
    expect(lowest([])).toMatchObject({ rows: [], candidates: [], needsLottery: [], enough: false });
    expect(lowest([bid('a', '2')], { ceiling: yuan('1') })).toMatchObject({ candidates: [], qualified: 0 });
  });
});

describe('a tie', () => {
  const tied = lowest([bid('d', '9'), bid('c', '5'), bid('b', '5'), bid('a', '1'), bid('f', '9'), bid('e', '9')]);

  it('shares a rank and keeps open every place that it may change', () => {
    expect(tied.rows.map(({ rank }) => rank)).toEqual([1, 2, 2, 4, 4, 4]);
    expect(tied.candidates).toEqual(['a']);
    expect(tied.ties).toEqual([
      ['b', 'c'],
      ['d', 'e', 'f'],
    ]);
    expect(tied.needsLottery).toEqual([['b', 'c']]);
  });

  it('is parted by a lottery, only where it matters', () => {
    const drawn = withLottery(tied, ['c', 'b']);
    expect(drawn.candidates).toEqual(['a', 'c', 'b']);
    expect(drawn.rows.map(({ bid, rank }) => `${bid}${rank ?? ''}`)).toEqual(['a1', 'c2', 'b3', 'd4', 'e4', 'f4']);
    expect(drawn).toMatchObject({ needsLottery: [], drawn: ['c', 'b'], ties: tied.ties });
    expect(row(drawn.rows, 'b').tie).toBe(true);
  });

  it('that reaches over the last place is drawn as a whole', () => {
    const open = lowest([bid('a', '1'), bid('b', '2'), bid('c', '2'), bid('d', '2')], { mostCandidates: 2 });
    expect(open.needsLottery).toEqual([['b', 'c', 'd']]);
    expect(withLottery(open, ['d', 'b', 'c']).candidates).toEqual(['a', 'd']);
  });

  it('takes no lottery over other bids', () => {
    for (const order of [[], ['b'], ['b', 'b'], ['a', 'b', 'c'], ['b', 'd']]) {
      expect(() => withLottery(tied, order)).toThrow(RangeError);
    }
    const plain = lowest([bid('a', '1')]);
    expect(withLottery(plain, [])).toBe(plain);
  });
});

describe('a comprehensive evaluation', () => {
  const sheets: Sheet[] = [
    { expert: 'e1', bids: [accepted('a', { quality: '60' }), accepted('b', { quality: '65' })] },
    { expert: 'e2', bids: [accepted('a', { quality: '61' }), accepted('b', { quality: '65.5' })] },
    { expert: 'e3', bids: [accepted('a', { quality: '63' }), accepted('b', { quality: '66' })] },
  ];
  const input: EvaluationInput = {
    method: 'comprehensive',
    better: 'lower',
    criteria: [quality, price],
    bids: [bid('a', '90'), bid('b', '100')],
    sheets,
    mostCandidates: 3,
  };

  it('adds the mean of the experts to the points of the price', () => {
    const { rows, candidates } = evaluateBids(input);
    expect(candidates).toEqual(['b', 'a']);
    expect(row(rows, 'b')).toMatchObject({ exactScore: '185/2', score: '92.50', rank: 1 });
    expect(row(rows, 'a')).toMatchObject({ exactScore: '274/3', score: '91.33', rank: 2 });
  });

  it('takes the best price among qualified bids only', () => {
    const cheap = bid('c', '45');
    const verdicts = sheets.map((sheet) => ({ ...sheet, bids: [...sheet.bids, rejected('c')] }));
    const { rows } = evaluateBids({ ...input, bids: [...input.bids, cheap], sheets: verdicts });
    expect(row(rows, 'a').score).toBe('91.33');
    expect(row(rows, 'c').score).toBeUndefined();
  });

  it('leaves out the scores of an expert who was against the bid', () => {
    const verdicts = sheets.map((sheet, n) =>
      n === 0 ? { ...sheet, bids: [rejected('a'), ...sheet.bids.slice(1)] } : sheet,
    );
    expect(row(evaluateBids({ ...input, sheets: verdicts }).rows, 'a').exactScore).toBe('92/1');
  });

  it('needs no verdict on a bid that a rule has rejected', () => {
    const { rows } = evaluateBids({ ...input, ceiling: yuan('100'), bids: [...input.bids, bid('x', '101')] });
    expect(row(rows, 'x').reasons).toEqual([{ by: 'rule', rule: 'overCeiling' }]);
  });

  it('gives equal scores to the better price, and equal prices to a lottery', () => {
    const equal: EvaluationInput = {
      ...input,
      criteria: [quality],
      bids: [bid('a', '10'), bid('b', '9'), bid('c', '10')],
      sheets: [{ expert: 'e1', bids: ['a', 'b', 'c'].map((id) => accepted(id, { quality: '50' })) }],
    };
    const { rows, candidates, needsLottery } = evaluateBids(equal);
    expect(rows.map(({ bid, rank }) => [bid, rank])).toEqual([
      ['b', 1],
      ['a', 2],
      ['c', 2],
    ]);
    expect(candidates).toEqual(['b']);
    expect(needsLottery).toEqual([['a', 'c']]);
  });

  it('shows as many decimals as tell different scores apart', () => {
    const close: EvaluationInput = {
      ...input,
      criteria: [price],
      bids: [bid('a', '1000000'), bid('b', '1000001')],
      sheets: [],
    };
    expect(evaluateBids(close).rows.map(({ score }) => score)).toEqual(['30.00000', '29.99997']);
  });

  it.each<[string, Partial<EvaluationInput>]>([
    ['a bid twice', { bids: [...input.bids, bid('a', '1')] }],
    ['an expert twice', { sheets: [...sheets, ...sheets] }],
    ['a criterion twice', { criteria: [quality, quality, price] }],
    ['no criteria', { criteria: [] }],
    ['no experts', { sheets: [] }],
    ['a missing verdict', { bids: [...input.bids, bid('c', '1')] }],
    ['a score above the maximum', { criteria: [{ ...quality, max: '60' }, price] }],
    ['a maximum that is no number', { criteria: [quality, { ...price, max: 'most' }] }],
    ['no place for a candidate', { mostCandidates: 0 }],
  ])('refuses %s', (_what, wrong) => {
    expect(() => evaluateBids({ ...input, ...wrong })).toThrow(RangeError);
  });
});

describe('an evaluation that leaves the choice to the buyer', () => {
  const bids = [
    bid('a', '3', '2026-03-02T03:00:00Z'),
    bid('b', '1', '2026-03-02T02:00:00Z'),
    bid('c', '2', '2026-03-02T01:00:00.5Z'),
    bid('d', '9', '2026-03-02T01:00:00Z'),
  ];

  it('names the candidates in the order of receipt and ranks nobody', () => {
    const { rows, candidates } = lowest(bids, { method: 'buyerChoice' });
    expect(candidates).toEqual(['c', 'b', 'a']);
    expect(rows.map(({ bid }) => bid)).toEqual(['d', 'c', 'b', 'a']);
    expect(rows.some((each) => 'rank' in each)).toBe(false);
  });

  it('draws only who is a candidate, never an order among candidates', () => {
    const inside = lowest([bid('a', '1'), bid('b', '1'), bid('c', '2')], { method: 'buyerChoice' });
    expect(inside).toMatchObject({ candidates: ['a', 'b', 'c'], needsLottery: [], ties: [['a', 'b']] });

    const over = lowest([...bids, bid('e', '3', '2026-03-02T00:00:00Z')], { method: 'buyerChoice' });
    expect(over.candidates).toEqual(['c', 'b']);
    expect(over.needsLottery).toEqual([['a', 'e']]);
    expect(withLottery(over, ['e', 'a']).candidates).toEqual(['e', 'c', 'b']);
    expect(withLottery(over, ['a', 'e']).candidates).toEqual(['c', 'b', 'a']);
  });
});

describe('what published cases decided', () => {
  const opened = ({ bids, unit }: published.PublishedCase) =>
    bids.map((each, n) => bid(`${n}`.padStart(2, '0'), parseAmount(each.price, unit)));
  const evaluate = (it: published.PublishedCase, more: Partial<EvaluationInput> = {}) =>
    lowest(opened(it), {
      better: it.better,
      ceiling: it.ceiling === undefined ? undefined : parseAmount(it.ceiling, it.unit),
      floor: it.floor === undefined ? undefined : parseAmount(it.floor, it.unit),
      mostCandidates: 1,
      ...more,
    });
  const bidderOf = (it: published.PublishedCase, id: string | undefined) => it.bids[Number(id)]?.bidder;

  it('a bid under the minimum price is invalid and the lowest valid one wins', () => {
    const it = published.belowTheMinimum;
    const { rows, candidates } = evaluate(it);
    expect(bidderOf(it, candidates[0])).toBe(it.awardedTo);
    for (const { bid, status } of rows) expect(status === 'rejected').toBe(it.bids[Number(bid)]?.invalid ?? false);
  });

  it.each([published.lotteryOfTwo, published.lotteryAtTheMinimum])('equal lowest bids go to a lottery', (it) => {
    const evaluation = evaluate(it);
    const tied = evaluation.needsLottery.flat();
    expect(evaluation.candidates).toEqual([]);
    expect(tied.map((id) => bidderOf(it, id))).toContain(it.awardedTo);
    expect(tied.length).toBe(it.bids.filter((each) => each.price === it.bids[Number(tied[0])]?.price).length);
    const order = drawOrder('00'.repeat(16), tied);
    expect(withLottery(evaluation, order).candidates).toEqual(order.slice(0, 1));
  });

  it('the highest total score comes first though it is not the lowest price', () => {
    const it = published.totalScores;
    const verdicts = it.bids.map(({ score = '' }, n) => accepted(`0${n}`, { total: score }));
    const { rows, candidates } = evaluate(it, {
      method: 'comprehensive',
      criteria: [{ id: 'total', max: '100', kind: 'scored' }],
      sheets: [{ expert: 'committee', bids: verdicts }],
      mostCandidates: 3,
    });
    expect(candidates).toEqual(['00', '01', '02']);
    expect(rows.map(({ score }) => score)).toEqual(['93.79', '88.53', '78.89']);
    expect(bidderOf(it, candidates[0])).toBe(it.awardedTo);
  });

  it('the lowest rate to be paid wins', () => {
    const it = published.ratesToPay;
    expect(bidderOf(it, evaluate(it).candidates[0])).toBe(it.awardedTo);
  });

  it('the buyer may choose any candidate', () => {
    const it = published.buyersChoice;
    const { candidates, rows } = evaluate(it, { method: 'buyerChoice', mostCandidates: 3 });
    expect(candidates.map((id) => bidderOf(it, id))).toContain(it.awardedTo);
    expect(rows.every(({ rank }) => rank === undefined)).toBe(true);
  });
});

/** Small numbers, so that ties and rejections are frequent. */
const inputs: fc.Arbitrary<EvaluationInput> = fc
  .record({
    method: fc.constantFrom('lowestPrice' as const, 'comprehensive' as const, 'buyerChoice' as const),
    better: fc.constantFrom('lower' as const, 'higher' as const),
    prices: fc.array(fc.bigInt({ min: 0n, max: 12n }), { minLength: 1, maxLength: 7 }),
    experts: fc.constantFrom(1, 3, 5),
    ceiling: fc.option(fc.bigInt({ min: 4n, max: 12n }), { nil: undefined }),
    floor: fc.option(fc.bigInt({ min: 0n, max: 5n }), { nil: undefined }),
    mostCandidates: fc.integer({ min: 1, max: 4 }),
  })
  .chain(({ prices, experts, ceiling, floor, ...rest }) => {
    const cny = (parts: bigint): Amount => ({ parts, unit: 'CNY' });
    const bids = prices.map((parts, n) => bid(`b${n}`, cny(parts), `2026-03-02T01:00:0${n % 3}Z`));
    const verdict = (id: string) =>
      fc
        .tuple(fc.integer({ min: 0, max: 4 }), fc.integer({ min: 0, max: 4 }))
        .map(([points, mood]) => (mood === 0 ? rejected(id) : accepted(id, { quality: `${points * 5}.25` })));
    const sheet = fc.tuple(...bids.map((each) => verdict(each.bid)));
    return fc.array(sheet, { minLength: experts, maxLength: experts }).map((sheets): EvaluationInput => ({
      ...rest,
      criteria: [quality, price],
      bids,
      sheets: sheets.map((verdicts, n) => ({ expert: `e${n}`, bids: verdicts })),
      ...(ceiling === undefined ? {} : { ceiling: cny(ceiling) }),
      ...(floor === undefined ? {} : { floor: cny(floor) }),
    }));
  });

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
      fc.property(inputs, (input) => {
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
    const exact = (text = '') => {
      const [n = '', d = ''] = text.split('/');
      return rational(BigInt(n), BigInt(d));
    };
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
          const own = priceScore('bestToPrice', each.price, prices, '30', input.better);
          expect(exact(each.exactScore)).toEqual(add(mean(points), own));
          expect(multiply(mean(points), rational(BigInt(points.length)))).toEqual(sum(points));

          const error = subtract(parseRational(each.score ?? ''), exact(each.exactScore));
          expect(compare(multiply(error, error), parseRational('0.000025'))).toBeLessThanOrEqual(0);
        });
      }),
    );
  });

  it('never punishes a bid for a better price when price alone decides', () => {
    fc.assert(
      fc.property(inputs, fc.nat(6), (input, index) => {
        const { ceiling: _ceiling, floor: _floor, ...unbounded } = input;
        const bids = input.bids;
        const chosen = bids[index % bids.length];
        if (!chosen) return;
        const step = input.better === 'lower' ? -1n : 1n;
        if (chosen.price.parts + step < 0n) return;
        const improved = { ...chosen, price: { ...chosen.price, parts: chosen.price.parts + step } };
        const rankOf = (all: readonly OpenedBid[]) =>
          row(evaluateBids({ ...unbounded, method: 'lowestPrice', bids: all }).rows, chosen.bid).rank ?? 0;
        expect(rankOf(bids.map((each) => (each === chosen ? improved : each)))).toBeLessThanOrEqual(rankOf(bids));
      }),
    );
  });

  it('is complete after the lottery: as many candidates as may be, all ranks among them different', () => {
    fc.assert(
      fc.property(inputs, (input) => {
        const before = evaluateBids(input);
        const after = withLottery(before, drawOrder('5eed'.repeat(8), before.needsLottery.flat()));
        expect(after.candidates).toHaveLength(Math.min(input.mostCandidates, before.qualified));
        expect(after.needsLottery).toEqual([]);
        expect(before.candidates.every((id) => after.candidates.includes(id))).toBe(true);
        expect(after.rows.map((each) => each.bid).sort()).toEqual(before.rows.map((each) => each.bid).sort());
        if (input.method === 'buyerChoice') return;
        expect(after.candidates.map((id) => row(after.rows, id).rank)).toEqual(after.candidates.map((_, n) => n + 1));
      }),
    );
  });
});
