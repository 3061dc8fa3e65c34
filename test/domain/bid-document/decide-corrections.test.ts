import { correctBid, correctionKey, correctionRules } from '../../../domain/bid-document/corrections';
import { checkCorrectionSheet, decideCorrections } from '../../../domain/bid-document/decide-corrections';
import { evaluatedPrice } from '../../../domain/bid-document/evaluated-price';
import { movedPoint } from '../../../domain/bid-document/moved-point';
import type { BidDocument, PricedItem } from '../../../domain/bid-document/bid-document';
import { evaluateBids } from '../../../domain/ranking/evaluate-bids';
import { parseAmount } from '../../../domain/amount';
import { bid, bill } from './priced-tender';

const withItems = (
  changed: Readonly<Record<string, Partial<PricedItem>>>,
  more: Partial<BidDocument> = {},
): BidDocument => ({
  ...bid,
  ...more,
  bills: bid.bills.map((one) => ({
    ...one,
    items: one.items.map((item) => ({ ...item, ...changed[item.number] })),
  })),
});
const correct = (of: BidDocument, refused: readonly string[] = []) =>
  correctBid(of, [bill], 'CNY', correctionRules, new Set(refused));

describe('a decimal point that is obviously misplaced', () => {
  it('is one that, moved, makes unit price times quantity the stated amount to the fen', () => {
    expect(movedPoint('183.70', '12860.5', '236247.39', 'CNY')).toBe('18.37');
    expect(movedPoint('1.2', '1000', '120000.00', 'CNY')).toBe('120');
    expect(movedPoint('183.70', '12860.5', '236247.38', 'CNY')).toBeUndefined();
    expect(movedPoint('9.99', '3.333', '33.30', 'CNY')).toBeUndefined();
    expect(movedPoint('0', '5', '0', 'CNY')).toBeUndefined();
    // a price of a tenth of a fen may not stand
    expect(movedPoint('12.34', '100', '123.40', 'CNY')).toBeUndefined();
  });

  it('changes the unit price and leaves the amount, unless that is refused: then the unit price counts', () => {
    const misplaced = withItems({ '1': { unitPrice: '183.70', amount: '236247.39' } });
    expect(correct(misplaced)).toEqual({
      stated: '356780.69',
      corrected: '356780.69',
      corrections: [
        {
          rule: 'decimalPointPrevails',
          bill: { key: 'roadworks', title: '道路工程' },
          item: '1',
          stated: '183.70',
          corrected: '18.37',
        },
      ],
    });
    const refused = correct(misplaced, ['decimalPointPrevails/roadworks/1']);
    expect(refused.corrections.map(correctionKey)).toEqual(['unitPricePrevails/roadworks/1', 'sumPrevails//']);
    expect(refused.corrected).toBe('2483007.15');
  });
});

describe('what the committee decides on corrections', () => {
  const wrong = withItems(
    { '2': { amount: '43.30' } },
    { price: '356790.69', priceInWords: '叁拾伍万陆仟柒佰玖拾元零陆角玖分' },
  );
  const found = [{ bid: 'b1', ...correct(wrong) }];
  const item = 'unitPricePrevails/roadworks/2';
  const refusal = { bid: 'b1', correction: item, reason: '按合价签约更合理' };
  const decide = (...refusals: number[]) =>
    decideCorrections(
      found,
      refusals.map((refuses) => ({ refused: refuses ? [refusal] : [] })),
      (_, refused) => correctBid(wrong, [bill], 'CNY', correctionRules, refused),
    )[0];

  it('is every correction that no more than half of the members refuse', () => {
    expect(found[0]?.corrected).toBe('356780.69');
    expect(decide(1, 1, 0, 0, 0)).toMatchObject({
      corrected: '356780.69',
      taken: [{ rule: 'unitPricePrevails' }, {}],
      refused: [],
    });
    expect(decide(1, 1, 0, 0)?.refused).toEqual([]);
  });

  it('leaves out what more than half refuse, and computes the rest anew', () => {
    expect(decide(1, 1, 1, 0, 0)).toMatchObject({
      stated: '356790.69',
      corrected: '356790.69',
      taken: [],
      refused: [{ item: '2', reasons: ['按合价签约更合理', '按合价签约更合理', '按合价签约更合理'] }],
    });
  });

  it('is stated once for each correction that was found, with a reason', () => {
    expect(checkCorrectionSheet({ refused: [] }, found)).toEqual([]);
    const sheet = [
      refusal,
      refusal,
      { ...refusal, correction: 'sumPrevails//', reason: ' ' },
      { ...refusal, bid: 'b2' },
    ];
    expect(checkCorrectionSheet({ refused: sheet }, found)).toEqual([
      { index: 1, rule: 'correctionTwice' },
      { index: 2, rule: 'missingReason' },
      { index: 3, rule: 'unknownCorrection' },
    ]);
  });

  it('leaves a bid alone whose bills are not priced at all: what is missing is no error of arithmetic', () => {
    expect(correctBid({ ...bid, bills: [] }, [bill], 'CNY', correctionRules).corrections).toEqual([]);
  });
});

describe('the price by which a bid is compared', () => {
  const taken = correct(withItems({ '2': { amount: '43.30' } })).corrections;
  const decided = { stated: '110.00', corrected: '100.00', taken };
  const other = { bid: 'b', bidder: 'B', price: parseAmount('105', 'CNY'), receivedAt: '2026-03-01T00:00:00.000Z' };
  const rank = (price: string, unconfirmed?: 'refused' | 'silent') =>
    evaluateBids({
      method: 'lowestPrice',
      better: 'lower',
      ceiling: parseAmount('108', 'CNY'),
      criteria: [],
      sheets: [],
      mostCandidates: 3,
      bids: [
        {
          ...other,
          bid: 'a',
          bidder: 'A',
          price: parseAmount(price, 'CNY'),
          stated: parseAmount('110', 'CNY'),
          unconfirmed,
        },
        other,
      ],
    });

  it('is the corrected one when the bidder has confirmed it, whatever was stated', () => {
    expect(evaluatedPrice(decided, 'accepted', true)).toEqual({ price: '100.00' });
    expect(evaluatedPrice({ ...decided, taken: [] }, 'silent', true)).toEqual({ price: '110.00' });
    expect(rank('100').candidates).toEqual(['a', 'b']);
    expect(rank('100').rows[0]?.stated).toEqual(parseAmount('110', 'CNY'));
    expect(rank('109').rows[1]?.reasons).toEqual([{ by: 'rule', rule: 'overCeiling' }]);
  });

  it('is none where the bidder refuses it, or is silent and that counts as a refusal', () => {
    expect(evaluatedPrice(decided, 'refused', false)).toEqual({ price: '110.00', unconfirmed: 'refused' });
    expect(evaluatedPrice(decided, 'silent', true)).toEqual({ price: '110.00', unconfirmed: 'silent' });
    expect(evaluatedPrice(decided, 'silent', false)).toEqual({ price: '110.00' });
    const { rows, candidates, qualified } = rank('100', 'refused');
    expect([candidates, qualified]).toEqual([['b'], 1]);
    expect(rows[1]).toMatchObject({ status: 'rejected', reasons: [{ by: 'bidder', answer: 'refused' }] });
  });
});
