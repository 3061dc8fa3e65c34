import { methodFaults, statedMethod } from '../../../domain/ranking/stated-method';

const scored = { id: 'plan', title: '方案', max: 60, kind: 'scored' };
const priced = { id: 'price', title: '报价', max: 40, kind: 'price' };
const faults = (stated: Record<string, unknown>) => methodFaults(stated).map(({ path, rule }) => [path, rule]);

describe('the method that tender documents state', () => {
  it('is whole with what its choices need', () => {
    expect(faults({ method: 'lowestPrice' })).toEqual([]);
    expect(faults({ method: 'comprehensive', criteria: [scored, priced] })).toEqual([]);
    expect(faults({ method: 'twoEnvelopes', criteria: [scored], shortlist: 3, tieRule: 'technical' })).toEqual([]);
    const base = { priceFormula: 'trimmedMean', dearerPoints: 1, cheaperPoints: 0.5 };
    expect(faults({ method: 'comprehensive', criteria: [scored, priced], ...base })).toEqual([]);
    expect(faults({ method: 'comprehensive', criteria: [scored], ...base, ceiling: '9', ceilingShare: 40 })).toEqual(
      [],
    );
  });

  it('has a fault at every field that keeps it from being computed', () => {
    expect(faults({ method: 'cheapest', priceFormula: 'median', tieRule: 'age' })).toEqual([
      ['method', 'unknownMethod'],
      ['priceFormula', 'unknownMethod'],
      ['tieRule', 'unknownMethod'],
    ]);
    expect(faults({ method: 'twoEnvelopes', criteria: [scored, priced], shortlist: 2.5 })).toEqual([
      ['shortlist', 'notWhole'],
      ['criteria.1.kind', 'priceInTechnical'],
    ]);
    expect(faults({ method: 'twoEnvelopes' })).toEqual([
      ['criteria', 'missingForMethod'],
      ['shortlist', 'missingForMethod'],
    ]);
    expect(faults({ method: 'comprehensive', criteria: [scored], priceFormula: 'mean', dearerPoints: 101 })).toEqual([
      ['cheaperPoints', 'missingForMethod'],
      ['dearerPoints', 'outOfBounds'],
    ]);
    expect(faults({ method: 'lowestPrice', countedFrom: 85, ceilingShare: 40 })).toEqual([
      ['countedFrom', 'needsCeiling'],
      ['ceilingShare', 'needsCeiling'],
    ]);
  });

  it('is best ÷ price and the better price at a tie where documents say nothing of it', () => {
    expect(statedMethod({ method: 'comprehensive', criteria: [scored] })).toMatchObject({
      pricing: { formula: 'bestToPrice' },
      ties: 'price',
      shortlist: undefined,
    });
  });

  it('is read exactly', () => {
    const base = { priceFormula: 'mean', dearerPoints: 0.3, cheaperPoints: 0.1, countedFrom: 85.5 };
    expect(statedMethod({ method: 'comprehensive', criteria: [priced], ...base, tieRule: 'lottery' })).toMatchObject({
      criteria: [{ id: 'price', max: '40', kind: 'price' }],
      pricing: { formula: 'benchmark', base: 'mean', dearerPoints: '0.3', cheaperPoints: '0.1', countedFrom: '85.5' },
      ties: 'lottery',
    });
  });
});
