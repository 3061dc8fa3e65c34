import { randomBytes } from './bytes';

/** One of several parts of a secret: the values of its polynomials at a place from 1 to 255. */
export interface SecretPart {
  readonly place: number;
  readonly bytes: Uint8Array;
}

/** Multiplies in GF(2⁸) modulo x⁸ + x⁴ + x³ + x + 1, in a time that does not depend on the factors. */
export function multiply(a: number, b: number): number {
  let product = 0;
  for (let bit = 0; bit < 8; bit += 1) {
    product ^= -((b >> bit) & 1) & a;
    a = (a << 1) ^ (-((a >> 7) & 1) & 0x11b);
  }
  return product & 0xff;
}

/** The inverse of what is not zero: its 254th power. */
function inverse(a: number): number {
  let power = a;
  for (let bit = 0; bit < 6; bit += 1) power = multiply(multiply(power, power), a);
  return multiply(power, power);
}

/**
 * Splits a secret into parts of which any `threshold` restore it and fewer tell nothing (Shamir 1979): every byte is
 * the value at 0 of a random polynomial over GF(2⁸) of degree `threshold` − 1.
 * @throws RangeError unless 1 ≤ threshold ≤ count ≤ 255
 */
export function splitSecret(secret: Uint8Array, threshold: number, count: number): SecretPart[] {
  const isPossible = Number.isInteger(threshold) && Number.isInteger(count);
  if (!isPossible || threshold < 1 || threshold > count || count > 255) {
    throw new RangeError('a secret is split into 1 to 255 parts, no fewer than restore it');
  }
  const higher = Array.from({ length: threshold - 1 }, () => randomBytes(secret.length));
  return Array.from({ length: count }, (_, index) => {
    const place = index + 1;
    // Horner's rule, the highest coefficient first
    const bytes = secret.map(
      (byte, at) =>
        multiply(
          place,
          higher.reduceRight((sum, coefficients) => multiply(sum, place) ^ (coefficients[at] ?? 0), 0),
        ) ^ byte,
    );
    return { place, bytes };
  });
}

/**
 * The secret from as many parts as it needs; too few, or changed ones, give something else that looks as random.
 * @throws RangeError for no parts, parts of one place or of different lengths
 */
export function restoreSecret(parts: readonly SecretPart[]): Uint8Array {
  const places = parts.map(({ place }) => place);
  const [first] = parts;
  const isWhole =
    first !== undefined &&
    new Set(places).size === places.length &&
    places.every((place) => Number.isInteger(place) && place >= 1 && place <= 255) &&
    parts.every(({ bytes }) => bytes.length === first.bytes.length);
  if (!isWhole) throw new RangeError('a secret is restored from parts of different places and one length');
  const weights = places.map((place) =>
    places
      .filter((other) => other !== place)
      .reduce((weight, other) => multiply(weight, multiply(other, inverse(other ^ place))), 1),
  );
  return first.bytes.map((_, at) =>
    parts.reduce((sum, { bytes }, index) => sum ^ multiply(weights[index] ?? 0, bytes[at] ?? 0), 0),
  );
}
