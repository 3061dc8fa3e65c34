import fc from 'fast-check';
import {
  add,
  compare,
  divide,
  max,
  mean,
  min,
  multiply,
  parseRational,
  rational,
  rationalText,
  decimalText,
  roundHalfUp,
  subtract,
  sum,
} from '../../domain/rational';

const whole = fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n });
const above = fc.bigInt({ min: 1n, max: 10n ** 12n });
const rationals = fc.tuple(whole, above).map(([n, d]) => rational(n, d));

describe('a fraction', () => {
  it('stands in lowest terms with a denominator above zero', () => {
    expect(rational(4n, -6n)).toEqual({ n: -2n, d: 3n });
    expect(rational(0n, -5n)).toEqual({ n: 0n, d: 1n });
    expect(rationalText(parseRational('93.790'))).toBe('9379/100');
    expect(() => rational(1n, 0n)).toThrow(RangeError);
  });

  it('is added, taken away, multiplied and divided exactly', () => {
    expect(add(parseRational('0.1'), parseRational('0.2'))).toEqual(parseRational('0.3'));
    fc.assert(
      fc.property(rationals, rationals, (a, b) => {
        expect(subtract(add(a, b), b)).toEqual(a);
        if (b.n !== 0n) expect(divide(multiply(a, b), b)).toEqual(a);
        expect(compare(a, b)).toBe(-compare(b, a) || 0);
        expect(compare(a, b)).toBe(compare(subtract(a, b), rational(0n)));
      }),
    );
  });

  it('has a mean between the least and the greatest, whose multiple is the sum', () => {
    fc.assert(
      fc.property(fc.array(rationals, { minLength: 1, maxLength: 9 }), (values) => {
        const middle = mean(values);
        expect(compare(min(values), middle)).toBeLessThanOrEqual(0);
        expect(compare(max(values), middle)).toBeGreaterThanOrEqual(0);
        expect(multiply(middle, rational(BigInt(values.length)))).toEqual(sum(values));
      }),
    );
    expect(() => mean([])).toThrow(RangeError);
    expect(() => max([])).toThrow(RangeError);
  });

  it.each(['', '1.', '.5', '1e2', ' 1', '1/2', '--1', '9'.repeat(61)])('is not read from %j', (text) => {
    expect(() => parseRational(text)).toThrow(RangeError);
  });
});

describe('rounding', () => {
  it.each([
    ['93.785', 2, '93.79'],
    ['93.784999', 2, '93.78'],
    ['0.5', 0, '1'],
    ['-0.5', 0, '-1'],
    ['-0.4', 0, '0'],
    ['2', 2, '2.00'],
    ['-1.005', 2, '-1.01'],
  ])('takes %s with %i decimals to %s', (text, digits, expected) => {
    expect(roundHalfUp(parseRational(text), digits)).toBe(expected);
  });

  it('is off by half a place at most', () => {
    fc.assert(
      fc.property(rationals, fc.integer({ min: 0, max: 6 }), (value, digits) => {
        const error = subtract(parseRational(roundHalfUp(value, digits)), value);
        const half = rational(1n, 2n * 10n ** BigInt(digits));
        expect(compare(error, half)).toBeLessThanOrEqual(0);
        expect(compare(error, multiply(half, rational(-1n)))).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});

describe('the decimal string of a fraction', () => {
  it('is exact, however many digits it has, and short', () => {
    const total = sum(['0.1', '0.2', '12345678901234567.89'].map(parseRational));
    expect(decimalText(total)).toBe('12345678901234568.19');
    expect(decimalText(parseRational('-2.50'))).toBe('-2.5');
    expect(decimalText(rational(100n))).toBe('100');
  });

  it('is refused where there is none', () => {
    expect(() => decimalText(rational(1n, 3n))).toThrow(RangeError);
  });
});
