import { multiply, restoreSecret, splitSecret, type SecretPart } from '../../../domain/sealing/shamir';

/** All ways to choose so many of the items. */
function choices<T>(items: readonly T[], count: number): T[][] {
  if (count === 0) return [[]];
  return items.flatMap((item, index) => choices(items.slice(index + 1), count - 1).map((rest) => [item, ...rest]));
}

const secret = Uint8Array.from({ length: 32 }, (_, index) => (index * 83 + 5) & 0xff);

describe('the field of 256 elements', () => {
  it('multiplies as AES does (FIPS 197, 4.2)', () => {
    expect(multiply(0x57, 0x83)).toBe(0xc1);
    expect(multiply(0x57, 0x13)).toBe(0xfe);
  });

  it('multiplies as polynomials are multiplied and reduced, for all pairs', () => {
    const slowly = (a: number, b: number): number => {
      let product = 0;
      for (let bit = 0; bit < 8; bit += 1) if ((b >> bit) & 1) product ^= a << bit;
      for (let bit = 14; bit >= 8; bit -= 1) if ((product >> bit) & 1) product ^= 0x11b << (bit - 8);
      return product;
    };
    const wrong: string[] = [];
    for (let a = 0; a < 256; a += 1) {
      for (let b = 0; b < 256; b += 1) if (multiply(a, b) !== slowly(a, b)) wrong.push(`${a}*${b}`);
    }
    expect(wrong).toEqual([]);
  });
});

describe('a secret in parts', () => {
  const plans = [1, 2, 3, 4, 5, 6].flatMap((count) =>
    Array.from({ length: count }, (_, index) => [index + 1, count] as const),
  );

  it.each(plans)('is restored by any %d or more of %d, and by no fewer', (threshold, count) => {
    const parts = splitSecret(secret, threshold, count);
    for (let size = 1; size <= count; size += 1) {
      for (const some of choices(parts, size)) {
        const restored = restoreSecret(some);
        if (size >= threshold) expect(restored).toEqual(secret);
        else expect(restored).not.toEqual(secret);
        expect(restoreSecret([...some].reverse())).toEqual(restored);
      }
    }
  });

  it.each(plans.filter(([threshold]) => threshold > 1))(
    'tells nothing with one of the %d of %d missing: every secret is as possible as every other',
    (threshold, count) => {
      const parts = splitSecret(Uint8Array.of(42), threshold, count);
      for (const known of choices(parts, threshold - 1)) {
        const missing = parts.find((part) => !known.includes(part)) as SecretPart;
        const possible = new Set<number>();
        for (let byte = 0; byte < 256; byte += 1) {
          possible.add(restoreSecret([...known, { place: missing.place, bytes: Uint8Array.of(byte) }])[0] ?? -1);
        }
        expect(possible.size).toBe(256);
      }
    },
  );

  it('is split otherwise each time', () => {
    expect(splitSecret(secret, 2, 3)).not.toEqual(splitSecret(secret, 2, 3));
  });

  it('has up to 255 parts', () => {
    const parts = splitSecret(secret, 3, 255);
    expect(restoreSecret([parts[254], parts[0], parts[127]] as SecretPart[])).toEqual(secret);
  });

  it.each([
    [0, 3],
    [4, 3],
    [2, 256],
    [1.5, 3],
  ])('cannot be split into %d of %d', (threshold, count) => {
    expect(() => splitSecret(secret, threshold, count)).toThrow(RangeError);
  });

  it('is not restored from parts that do not belong together', () => {
    const [one, two] = splitSecret(secret, 2, 3) as [SecretPart, SecretPart];
    expect(() => restoreSecret([])).toThrow(RangeError);
    expect(() => restoreSecret([one, one])).toThrow(RangeError);
    expect(() => restoreSecret([one, { ...two, bytes: two.bytes.subarray(1) }])).toThrow(RangeError);
    expect(() => restoreSecret([one, { ...two, place: 0 }])).toThrow(RangeError);
  });
});
