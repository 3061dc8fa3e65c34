import fc from 'fast-check';
import { interestFen } from '../../../domain/ledger/interest';

describe('interest', () => {
  it.each([
    // 800,000 yuan at 0.05 % for 90 days of 360: 100 yuan
    [80_000_000n, '0.05', '2026-03-01', '2026-05-30', 10_000n],
    // half a fen goes up
    [3_600n, '0.05', '2026-03-01', '2026-04-10', 0n],
    [18_000n, '0.05', '2026-03-01', '2026-05-10', 2n],
    [18_000n, '0.05', '2026-03-01', '2026-03-21', 1n],
    // across a leap day
    [36_000_000n, '1', '2028-02-28', '2028-03-01', 2_000n],
    [80_000_000n, '0.05', '2026-03-01', '2026-03-01', 0n],
    [80_000_000n, '0', '2026-03-01', '2027-03-01', 0n],
  ])('on %s fen at %s %% a year from %s to %s is %s fen', (fen, rate, from, to, expected) => {
    expect(interestFen(fen, rate, from, to)).toBe(expected);
  });

  it('never grows less by a longer time or a larger amount', () => {
    const amounts = fc.bigInt({ min: 1n, max: 10n ** 12n });
    fc.assert(
      fc.property(amounts, amounts, fc.nat(400), fc.nat(400), (a, b, few, more) => {
        const day = (count: number) => new Date(Date.UTC(2026, 0, 1 + count)).toISOString().slice(0, 10);
        const [less, much] = a < b ? [a, b] : [b, a];
        const one = interestFen(less, '0.35', day(0), day(few));
        expect(one <= interestFen(much, '0.35', day(0), day(few + more))).toBe(true);
      }),
    );
  });

  it('takes no day before the first and no rate that is none', () => {
    expect(() => interestFen(1n, '0.05', '2026-03-02', '2026-03-01')).toThrow(RangeError);
    expect(() => interestFen(1n, 'much', '2026-03-01', '2026-03-02')).toThrow(RangeError);
  });
});
