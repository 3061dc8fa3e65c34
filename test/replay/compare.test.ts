import { differences } from '../../replay/compare';

const outcome = { closing: 'archived', awardedTo: '甲公司', awardPrice: '1225000.00' };
const keysOf = (expectation: Parameters<typeof differences>[1]) =>
  differences(outcome, expectation, 'CNY').map(({ key }) => key);

describe('an outcome', () => {
  it('agrees with an expectation that states nothing', () => {
    expect(keysOf({})).toEqual([]);
  });

  it('agrees whatever zeros an amount is written with', () => {
    expect(keysOf({ closing: 'archived', awardedTo: ['甲公司'], awardPrice: '01225000.0' })).toEqual([]);
  });

  it('agrees with one of several winners that a lottery decided between', () => {
    expect(keysOf({ awardedTo: ['乙公司', '甲公司'] })).toEqual([]);
  });

  it('tells every falsified key', () => {
    expect(keysOf({ closing: 'failed', awardedTo: ['乙公司'], awardPrice: '1225000.01' })).toEqual([
      'closing',
      'awardedTo',
      'awardPrice',
    ]);
  });

  it('tells a winner where nobody should have been awarded', () => {
    expect(keysOf({ awardedTo: null, awardPrice: null })).toEqual(['awardedTo', 'awardPrice']);
  });

  it('tells that nobody was awarded where somebody should have been', () => {
    const failed = { closing: 'failed', awardedTo: null, awardPrice: null };
    const expectation = { closing: 'failed', awardedTo: ['甲公司'], awardPrice: '1' };
    expect(differences(failed, expectation, 'CNY')).toEqual([
      { key: 'awardedTo', expected: '甲公司', actual: '—' },
      { key: 'awardPrice', expected: '1', actual: '—' },
    ]);
  });
});
