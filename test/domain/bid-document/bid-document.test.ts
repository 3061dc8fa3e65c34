import type { BidDocument } from '../../../domain/bid-document/bid-document';
import { bidDocumentFile } from '../../../domain/bid-document/bid-document';
import { bidFaults } from '../../../domain/bid-document/bid-faults';
import { bidFaultWords } from '../../../domain/bid-document/bid-fault-words';
import { parseCapitalAmount } from '../../../domain/bid-document/capital-number';
import { correctBid, correctionRules } from '../../../domain/bid-document/corrections';
import { billSums, itemAmount } from '../../../domain/bid-document/price-bill';
import { priceSheet, pricesFromSheet } from '../../../domain/bid-document/price-sheet';
import { readBidDocument } from '../../../domain/bid-document/read-bid-document';
import { capitalAmount, formatAmount } from '../../../domain/amount';
import { arithmeticErrors, equalPrices } from '../../../domain/collusion/equal-errors';
import type { TenderPackage } from '../../../domain/tender-document/tender-package';
import { packageFile } from '../../../domain/tender-document/tender-package';
import { bid, bill, tender, tenderHash } from './priced-tender';

const rulesOf = (changed: Partial<BidDocument>) =>
  bidFaults({ ...bid, ...changed }, tender, tenderHash).map(({ rule, key, row }) =>
    [rule, key, row].filter(Boolean).join(' '),
  );
const priced = (...items: BidDocument['bills'][number]['items']) => ({ bills: [{ key: 'roadworks', items }] });
const [first, second, third] = bid.bills[0]?.items ?? [];
if (!first || !second || !third) throw new Error('three items are priced');

describe('A priced bill', () => {
  it('is computed exactly: each amount rounded half up to the fen, then summed', () => {
    expect(itemAmount('18.37', '12860.5', 'CNY')).toBe('236247.39');
    expect(itemAmount('0.01', '0.5', 'CNY')).toBe('0.01');
    expect(itemAmount('99999999.99', '999999999999.999999', 'CNY')).toBe('99999999989999999900.00');
    expect(billSums(bill, bid.bills[0], 'CNY')).toMatchObject({
      sections: [{ title: '土石方工程', total: '236280.69' }],
      total: '356780.69',
      unpriced: 0,
    });
  });
});

describe('A bid document', () => {
  it('answers its tender document when nothing is missing', () => {
    expect(bidFaults(bid, tender, tenderHash)).toEqual([]);
  });

  it.each<[string, Partial<BidDocument>, string[]]>([
    ['another version of the tender document', { tender: 'b'.repeat(64) }, ['otherTender']],
    ['a lot that is not in it', { case: 'C-9' }, ['otherCase']],
    ['a statement that is not made', { forms: bid.forms.filter(({ key }) => key !== 'letter') }, ['notMade letter']],
    [
      'fields left empty, of the wrong type and unknown',
      {
        forms: [
          bid.forms[0] ?? { key: '' },
          { key: 'facts', values: { days: 'soon', start: '2026-02-30', x: '1' } },
          bid.forms[2] ?? { key: '' },
        ],
      },
      ['notANumber facts', 'notADate facts', 'required facts', 'unknownField facts'],
    ],
    ['a table without rows', { forms: bid.forms.slice(0, 2) }, ['noRows people']],
    ['no proof', { attachments: [] }, ['noFiles proofs']],
    ['a form that nobody asked for', { forms: [...bid.forms, { key: 'extra' }] }, ['unknownForm extra']],
    ['an item without a price', priced(first, third), ['notPriced roadworks 2', 'priceDiffers']],
    [
      'an item that the bill has not',
      priced(first, second, third, { number: '4', unitPrice: '1' }),
      ['unknownItem roadworks 4'],
    ],
    ['an item that is priced twice', priced(first, second, third, third), ['itemTwice roadworks 3']],
    [
      'a bill that is priced twice',
      { bills: [...bid.bills, { key: 'roadworks', items: [first, second, third] }] },
      ['billTwice roadworks'],
    ],
    ['no name of the bidder', { bidder: ' ' }, ['required']],
    [
      'too many decimals',
      priced(first, second, { number: '3', unitPrice: '120.505' }),
      ['tooManyDecimals roadworks 3', 'priceDiffers'],
    ],
    [
      'a unit price above its ceiling',
      {
        ...priced(first, second, { number: '3', unitPrice: '120.51' }),
        price: '356790.69',
        priceInWords: '叁拾伍万陆仟柒佰玖拾元零陆角玖分',
      },
      ['overUnitCeiling roadworks 3'],
    ],
    [
      'an amount that is not unit price times quantity',
      priced(first, { ...second, amount: '33.29' }, third),
      ['amountDiffers roadworks 2'],
    ],
    [
      'a total that is not the sum',
      { bills: [{ key: 'roadworks', items: [first, second, third], total: '1.00' }] },
      ['totalDiffers roadworks'],
    ],
    [
      'a price that is not the sum of the bills',
      { price: '356780.70', priceInWords: '叁拾伍万陆仟柒佰捌拾元零柒角整' },
      ['wordsDiffer', 'priceDiffers'],
    ],
    ['words that differ from the figures', { priceInWords: '叁拾伍万元整' }, ['wordsDiffer']],
    ['a price that is none', { price: 'many' }, ['notANumber']],
  ])('is refused for %s', (_, changed, rules) => {
    expect(rulesOf(changed)).toEqual(rules);
  });

  it('says where a fault is, and which rule is broken', () => {
    const [fault] = bidFaults({ ...bid, ...priced(first, { ...second, amount: '33.29' }, third) }, tender, tenderHash);
    expect(fault && bidFaultWords(fault)).toEqual({
      zh: '道路工程 · 第 2 项 · 合价：33.29 不等于单价乘以工程量（33.30）。',
      en: '道路工程 · item 2 · Amount: 33.29 is not unit price times quantity (33.30).',
    });
  });

  it('is above the ceiling of the tender document', () => {
    const low: TenderPackage = { ...tender, evaluation: { ceiling: '300000' } };
    expect(bidFaults({ ...bid, tender: packageFile(low).sha256 }, low, packageFile(low).sha256)).toMatchObject([
      { field: 'price', rule: 'overCeiling', expected: '300000' },
    ]);
  });

  it('is read again from its file, and from nothing else', () => {
    const { text } = bidDocumentFile(bid);
    expect(readBidDocument(text)).toEqual(bid);
    expect(readBidDocument(`${text} `)).toBeUndefined();
    expect(readBidDocument(text.replace('"bidder"', '"Bidder"'))).toBeUndefined();
    expect(readBidDocument(JSON.stringify({ ...bid, price: 1 }))).toBeUndefined();
    expect(readBidDocument('[]')).toBeUndefined();
  });
});

describe('Arithmetic errors of a bid', () => {
  const wrong: BidDocument = {
    ...bid,
    price: '356770.69',
    priceInWords: '叁拾伍万陆仟柒佰捌拾元零陆角玖分',
    bills: [{ key: 'roadworks', items: [first, { ...second, amount: '43.30' }, third], total: '356790.69' }],
  };

  it('are corrected by the rules, each with what was stated', () => {
    expect(correctBid(wrong, [bill], 'CNY', correctionRules)).toEqual({
      stated: '356770.69',
      corrected: '356780.69',
      corrections: [
        {
          rule: 'unitPricePrevails',
          bill: { key: 'roadworks', title: '道路工程' },
          item: '2',
          stated: '43.30',
          corrected: '33.30',
        },
        {
          rule: 'sumPrevails',
          bill: { key: 'roadworks', title: '道路工程' },
          stated: '356790.69',
          corrected: '356780.69',
        },
        { rule: 'wordsPrevail', stated: '356770.69', corrected: '356780.69' },
      ],
    });
  });

  it('stay as they are where no rule applies', () => {
    expect(correctBid(wrong, [bill], 'CNY', [])).toEqual({
      stated: '356770.69',
      corrected: '356770.69',
      corrections: [],
    });
  });

  it('are found where two bids share them', () => {
    expect(arithmeticErrors(wrong, [bill], 'CNY')).toEqual(['道路工程 2：43.30']);
    expect(arithmeticErrors(bid, [bill], 'CNY')).toEqual([]);
    expect(equalPrices(bid, wrong, 'CNY')).toEqual({ same: 3, compared: 3 });
  });
});

describe('An amount in Chinese capitals', () => {
  it.each([0n, 1n, 10n, 105n, 123_456n, 1_680_32n, 107_000_53n, 100_000_000_00n, 1_000_400_00n, 999_999_999_999_99n])(
    'of %s fen is read again',
    (parts) => {
      const written = capitalAmount({ parts, unit: 'CNY' });
      const read = parseCapitalAmount(`人民币${written}`);
      expect(read && formatAmount(read)).toBe(formatAmount({ parts, unit: 'CNY' }));
    },
  );

  it.each(['', '元', '一百元', '壹佰贰佰元整', '拾万', '叁角伍角'])('is not read from “%s”', (written) => {
    expect(parseCapitalAmount(written)).toBeUndefined();
  });
});

describe('The sheet of a bill', () => {
  const filled = (cells: readonly (readonly (string | undefined)[])[]) => ({ name: '道路工程', rows: cells });
  const texts = priceSheet(bill, bid.bills[0], 'CNY').map((row) =>
    row.map((cell) =>
      cell === null ? undefined : 'text' in cell ? cell.text : 'decimal' in cell ? cell.decimal : undefined,
    ),
  );

  it('gives the prices again that were written into it', () => {
    expect(pricesFromSheet(filled(texts), [bill], 'CNY')).toEqual({
      bill: 'roadworks',
      items: bid.bills[0]?.items,
      faults: [],
    });
  });

  it('rounds amounts as the platform does, to the decimals of the unit', () => {
    const formula = (unit: 'CNY' | '%') =>
      priceSheet(bill, undefined, unit)[2]?.flatMap((cell) => (cell && 'formula' in cell ? [cell.formula] : []));
    expect(formula('CNY')).toEqual(['IF(G3="","",ROUND(G3*F3,2))']);
    expect(formula('%')).toEqual(['IF(G3="","",ROUND(G3*F3,4))']);
  });

  it('says in which cell something is wrong', () => {
    const changed = texts.map((row, index) => {
      if (index === 2) return row.map((cell, column) => (column === 6 ? 'dear' : cell));
      return index === 3 ? row.map((cell, column) => (column === 5 ? '4' : cell)) : row;
    });
    const more = [...changed, ['9', '', '', '', '', '1', '2']];
    expect(pricesFromSheet(filled(more), [bill], 'CNY').faults).toEqual([
      { sheet: '道路工程', cell: 'G3', rule: 'notANumber', found: 'dear' },
      { sheet: '道路工程', cell: 'F4', rule: 'otherQuantity', found: '4' },
      { sheet: '道路工程', cell: 'A6', rule: 'unknownItem', found: '9' },
    ]);
  });

  it('keeps an amount only where it contradicts by more than rounding', () => {
    const withAmounts = texts.map((row, index) =>
      row.map((cell, column) => (column === 7 && index > 1 ? ['236247.38', '43.3', '120500'][index - 2] : cell)),
    );
    expect(pricesFromSheet(filled(withAmounts), [bill], 'CNY').items).toEqual([
      first,
      { ...second, amount: '43.3' },
      third,
    ]);
  });
});
