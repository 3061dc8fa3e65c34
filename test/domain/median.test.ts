import fc from 'fast-check';
import { medianOf } from '../../domain/median';

const naive = (values: readonly number[]): number => {
  const sorted = [...values].sort((one, other) => one - other);
  const middle = (sorted.length - 1) / 2;
  return ((sorted[Math.floor(middle)] ?? 0) + (sorted[Math.ceil(middle)] ?? 0)) / 2;
};

describe('the median of values that were counted', () => {
  it('is that of the values themselves, in whatever order the steps come', () => {
    const steps = fc.array(fc.record({ value: fc.nat(5000), count: fc.integer({ min: 1, max: 9 }) }), { minLength: 1 });
    fc.assert(
      fc.property(steps, (some) => {
        const values = some.flatMap(({ value, count }) => Array.from({ length: count }, () => value));
        expect(medianOf(some)).toBe(naive(values));
      }),
    );
  });

  it('is none of nothing', () => {
    expect(medianOf([])).toBeUndefined();
  });
});
