import { createECDH } from 'node:crypto';
import {
  base,
  committing,
  decodePoint,
  encodePoint,
  encodeScalar,
  groupOrder,
  inverseScalar,
  randomScalar,
  scalar,
  sum,
  times,
} from '../../../domain/drawing/curve';

describe('the group of P-256', () => {
  it('multiplies as OpenSSL does', () => {
    for (const factor of [1n, 2n, 3n, groupOrder - 1n, randomScalar(), randomScalar()]) {
      const other = createECDH('prime256v1');
      other.setPrivateKey(Buffer.from(encodeScalar(factor), 'hex'));
      expect(encodePoint(times(factor, base))).toBe(other.getPublicKey('hex', 'compressed'));
    }
  });

  it('adds and takes away', () => {
    const [a, b] = [randomScalar(), randomScalar()];
    expect(sum(times(a, base), times(b, base))).toEqual(times(scalar(a + b), base));
    expect(sum(times(a, committing), times(-a, committing))).toBe('infinity');
    expect(sum(times(a, base), 'infinity')).toEqual(times(a, base));
    expect(times(groupOrder, base)).toBe('infinity');
    expect(times(inverseScalar(a), times(a, base))).toEqual(base);
    expect(() => inverseScalar(0n)).toThrow(RangeError);
  });

  it('writes points in one way, and takes only those on the curve', () => {
    for (let round = 0; round < 4; round += 1) {
      const point = times(randomScalar(), base);
      expect(decodePoint(encodePoint(point))).toEqual(point);
    }
    // x = 0 and 3 are on the curve, 1 is not; the prime of the field is no x
    const none = [`02${'1'.padStart(64, '0')}`, '00', '', `02${'f'.repeat(64)}`, encodePoint(base).toUpperCase() + '0'];
    for (const text of none) expect(() => decodePoint(text)).toThrow(RangeError);
  });

  it('has a second generator that everybody can find again', () => {
    expect(encodePoint(committing)).toMatch(/^02[0-9a-f]{64}$/);
    expect(times(groupOrder, committing)).toBe('infinity');
  });
});
