import { feeFor } from '../../../domain/drawing/fee';

const rule = { base: 300, baseHours: 4, hour: 100, most: 1000 };
const hours = (count: number) => feeFor(rule, count * 3_600_000);

describe('the fee of an expert', () => {
  it('is the base for the first hours, and more for each further hour that was begun', () => {
    expect([0, 2, 4, 4.01, 5, 5.5].map(hours)).toEqual([300, 300, 300, 400, 400, 500]);
  });

  it('is limited', () => {
    expect(hours(24)).toBe(1000);
  });

  it('is never for less than no time', () => {
    expect(() => hours(-1)).toThrow(RangeError);
  });
});
