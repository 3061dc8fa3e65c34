import { checkCaseFile, readCaseFile } from '../../replay/read-case-file';
import type { FileRule } from '../../replay/case-file';

const good = {
  process: 'openTender',
  title: '某道路改造工程',
  tenderer: '某市交通运输局',
  region: '530100',
  industry: 'transport',
  unit: 'CNY',
  better: 'lower',
  method: 'lowestPrice',
  bids: [
    { bidder: '甲公司', price: '100' },
    { bidder: '乙公司', price: '101.50' },
    { bidder: '丙公司', price: '102' },
  ],
  expect: { closing: 'archived', awardedTo: '甲公司', awardPrice: '100.00' },
};

const without = (key: string) => Object.fromEntries(Object.entries(good).filter(([name]) => name !== key));
const bid = (more: object) => ({ ...good, bids: [{ bidder: '甲公司', price: '100', ...more }] });
const faultsOf = (values: unknown) => checkCaseFile(values).faults.map(({ path, rule }) => `${path} ${rule}`);

describe('a case file', () => {
  it('is read with canonical amounts and without what it does not state', () => {
    const { file, faults, warnings } = checkCaseFile({ ...good, ceiling: '0120.5', estimate: null });
    expect(faults).toEqual([]);
    expect(warnings).toEqual([]);
    expect(file).toMatchObject({
      ceiling: '120.50',
      bids: [{ price: '100.00' }, { price: '101.50' }, { price: '102.00' }],
    });
    expect(file).not.toHaveProperty('estimate');
    expect(file?.expect).toEqual({ closing: 'archived', awardedTo: ['甲公司'], awardPrice: '100.00' });
  });

  it.each(['process', 'title', 'tenderer', 'region', 'industry', 'unit', 'better', 'method', 'bids'])(
    'must state its %s',
    (key) => {
      expect(faultsOf(without(key))).toEqual([`${key} required`]);
    },
  );

  it.each<[string, unknown, string, FileRule]>([
    ['a file that is no object', [], '', 'notAnObject'],
    ['another process', { ...good, process: 'landAuction' }, 'process', 'notAnOption'],
    ['a title that is no text', { ...good, title: 7 }, 'title', 'notAText'],
    ['a blank title', { ...good, title: '  ' }, 'title', 'required'],
    ['a title of two lines', { ...good, title: 'a\nb' }, 'title', 'oneLine'],
    ['a title that is too long', { ...good, title: '长'.repeat(201) }, 'title', 'tooLong'],
    ['a tenderer with one letter', { ...good, tenderer: 'A' }, 'tenderer', 'tooShort'],
    ['a region in words', { ...good, region: '昆明' }, 'region', 'notARegion'],
    ['a region as a number', { ...good, region: 530100 }, 'region', 'notARegion'],
    ['an unknown industry', { ...good, industry: 'mining' }, 'industry', 'notAnOption'],
    ['an unknown unit', { ...good, unit: 'USD' }, 'unit', 'notAnOption'],
    ['an unknown direction', { ...good, better: 'cheaper' }, 'better', 'notAnOption'],
    ['an unknown method', { ...good, method: 'lottery' }, 'method', 'notAnOption'],
    ['an estimate with separators', { ...good, estimate: '1,000' }, 'estimate', 'notAnAmount'],
    ['a ceiling as a number', { ...good, ceiling: 1000 }, 'ceiling', 'notAnAmount'],
    ['a negative floor', { ...good, floor: '-1' }, 'floor', 'negative'],
    ['a floor above the ceiling', { ...good, ceiling: '1', floor: '2' }, 'floor', 'floorOverCeiling'],
    ['bids that are no list', { ...good, bids: {} }, 'bids', 'notAList'],
    ['a bid that is no object', { ...good, bids: ['甲公司'] }, 'bids.0', 'notAnObject'],
    ['a bid without a bidder', { ...good, bids: [{ price: '1' }] }, 'bids.0.bidder', 'required'],
    ['a bid that says nothing of its price', { ...good, bids: [{ bidder: '甲公司' }] }, 'bids.0.price', 'required'],
    ['a price in words', bid({ price: '壹佰' }), 'bids.0.price', 'notAnAmount'],
    ['an empty price', bid({ price: '' }), 'bids.0.price', 'notAnAmount'],
    ['a price as a number', bid({ price: 100 }), 'bids.0.price', 'notAnAmount'],
    ['a negative price', bid({ price: '-5' }), 'bids.0.price', 'negative'],
    ['a price finer than a fen', bid({ price: '1.005' }), 'bids.0.price', 'tooManyDecimals'],
    ['a price beyond all means', bid({ price: '9'.repeat(30) }), 'bids.0.price', 'tooLarge'],
    ['a score in words', bid({ score: 'good' }), 'bids.0.score', 'notAScore'],
    ['a score with five decimals', bid({ score: '93.79123' }), 'bids.0.score', 'notAScore'],
    ['a flag that is no flag', bid({ late: 'yes' }), 'bids.0.late', 'notABoolean'],
    ['a bid both late and withdrawn', bid({ late: true, withdrawn: true }), 'bids.0.late', 'contradiction'],
    ['a choice that did not bid', { ...good, choice: '丁公司' }, 'choice', 'unknownBidder'],
    ['an expectation that is no object', { ...good, expect: 'archived' }, 'expect', 'notAnObject'],
    ['an expected winner that is no name', { ...good, expect: { awardedTo: [1] } }, 'expect.awardedTo', 'notAText'],
    ['an expected price in words', { ...good, expect: { awardPrice: 'x' } }, 'expect.awardPrice', 'notAnAmount'],
  ])('refuses %s', (_, values, path, rule) => {
    const { file, faults } = checkCaseFile(values);
    expect(file).toBeUndefined();
    expect(faults.map((fault) => [fault.path, fault.rule])).toEqual([[path, rule]]);
    expect(faults[0]?.message).toEqual({
      zh: expect.stringMatching(/\S/) as string,
      en: expect.stringMatching(/\S/) as string,
    });
  });

  it('is read without the signs that no page shows, in names and in the outcome alike', () => {
    const { file, faults } = checkCaseFile({
      ...good,
      tenderer: '\u200b某市交通运输局\ufeff',
      bids: [{ bidder: '甲公\u200b司', price: '100' }, ...good.bids.slice(1)],
      expect: { ...good.expect, awardedTo: '甲公司\u202c' },
    });
    expect(faults).toEqual([]);
    expect(file).toMatchObject({
      tenderer: '某市交通运输局',
      bids: [{ bidder: '甲公司' }, {}, {}],
      expect: { awardedTo: ['甲公司'] },
    });
  });

  it('refuses what is not JSON', () => {
    expect(readCaseFile('{').faults).toMatchObject([{ path: '', rule: 'notJson' }]);
  });

  it('takes a byte order mark in front', () => {
    expect(readCaseFile(`\ufeff${JSON.stringify(good)}`).faults).toEqual([]);
  });

  it('says of keys that it does not know that it ignores them', () => {
    const { file, warnings } = checkCaseFile({ ...bid({ colour: 'red' }), sponsor: 'x' });
    expect(file).toBeDefined();
    expect(warnings.map(({ en }) => en)).toEqual([
      expect.stringContaining('"bids.0.colour"'),
      expect.stringContaining('"sponsor"'),
    ]);
  });

  it('leaves out a bid whose price is not published, and says so', () => {
    const { file, warnings } = checkCaseFile({ ...good, bids: [...good.bids, { bidder: '丁公司', price: null }] });
    expect(file?.bids).toHaveLength(3);
    expect(warnings.map(({ en }) => en)).toEqual(['"bids.3" (丁公司) has no price and is left out.']);
  });

  it('takes rates with four decimals and yen without any', () => {
    expect(faultsOf({ ...good, unit: '%', bids: [{ bidder: '甲公司', price: '90.2950' }] })).toEqual([]);
    expect(faultsOf({ ...good, unit: 'JPY', bids: [{ bidder: '甲公司', price: '100.00' }] })).toEqual([]);
    expect(faultsOf({ ...good, unit: 'JPY', bids: [{ bidder: '甲公司', price: '100.5' }] })).toEqual([
      'bids.0.price tooManyDecimals',
    ]);
  });
});
