import { parseAmount } from '../../../domain/amount';
import { evaluateBids } from '../../../domain/ranking/evaluate-bids';
import type { EvaluationInput } from '../../../domain/ranking/evaluation';
import type { Sheet, Verdict } from '../../../domain/ranking/score-sheet';
import { rational } from '../../../domain/rational';
import { withLottery } from '../../../domain/ranking/with-lottery';
import { accepted, bid, lowest, price, quality, rejected, row, yuan } from './bids';
import * as published from './published-cases';

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

const benchmark = { formula: 'benchmark', base: 'mean', dearerPoints: '1', cheaperPoints: '0.5' } as const;

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

  it('parts equal scores as the tender documents say', () => {
    const criteria = [quality, price];
    const equal: EvaluationInput = {
      ...input,
      criteria,
      bids: [bid('a', '100'), bid('b', '90')],
      sheets: [{ expert: 'e1', bids: [accepted('a', { quality: '63' }), accepted('b', { quality: '60' })] }],
    };
    const ranks = (ties: EvaluationInput['ties']) =>
      evaluateBids({ ...equal, ties }).rows.map(({ bid, rank, exactScore }) => [bid, rank, exactScore]);
    const score = '90/1';
    expect(ranks(undefined)).toEqual([
      ['b', 1, score],
      ['a', 2, score],
    ]);
    expect(ranks('technical')).toEqual([
      ['a', 1, score],
      ['b', 2, score],
    ]);
    expect(ranks('lottery')).toEqual([
      ['a', 1, score],
      ['b', 1, score],
    ]);
    expect(evaluateBids({ ...equal, ties: 'lottery' }).needsLottery).toEqual([['a', 'b']]);
  });

  it('takes points off by the distance from a base price: a better price may rank worse', () => {
    const scores = ['a', 'b', 'c'].map((id) => accepted(id, { quality: '50' }));
    const { rows, priceReference } = evaluateBids({
      ...input,
      pricing: benchmark,
      bids: [bid('a', '80'), bid('b', '100'), bid('c', '120')],
      sheets: [{ expert: 'e1', bids: scores }],
    });
    // base price 100: a is 20 % cheaper and loses 10 points, c is 20 % dearer and loses 20
    expect(rows.map(({ bid, parts }) => [bid, parts?.price])).toEqual([
      ['b', '30/1'],
      ['a', '20/1'],
      ['c', '10/1'],
    ]);
    expect(priceReference).toEqual({ price: rational(10000n), counted: 3 });
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
    ['two envelopes without places', { method: 'twoEnvelopes', criteria: [quality] }],
    ['two envelopes with a price in the first', { method: 'twoEnvelopes', shortlist: 1 }],
    ['a share of a ceiling that is not there', { pricing: { ...benchmark, ceilingShare: '40' } }],
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
