import { bytesToHex } from '@noble/hashes/utils.js';
import { sha256 } from '../hash';
import { randomBytes } from '../sealing/bytes';

/**
 * The group of P-256 (FIPS 186-4, D.1.2.3). WebCrypto has no sums of points, and the proofs of a draw need them. Times
 * depend on the numbers: nothing here is used twice with one secret, and nobody measures the machine of another.
 */
const field = 0xffffffff00000001000000000000000000000000ffffffffffffffffffffffffn;
const b = 0x5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604bn;

/** How many points there are; scalars are counted modulo this prime. */
export const groupOrder = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;

/** A point in affine coordinates, or the point at infinity. */
export type Point = { readonly x: bigint; readonly y: bigint } | 'infinity';

const mod = (value: bigint, by = field): bigint => {
  const rest = value % by;
  return rest < 0n ? rest + by : rest;
};

function power(base: bigint, exponent: bigint, by: bigint): bigint {
  let result = 1n;
  let square = mod(base, by);
  for (let left = exponent; left > 0n; left >>= 1n) {
    if (left & 1n) result = (result * square) % by;
    square = (square * square) % by;
  }
  return result;
}

/** A scalar within the group. */
export const scalar = (value: bigint): bigint => mod(value, groupOrder);

/** The scalar that gives 1 with this one. @throws RangeError for zero, which has none */
export function inverseScalar(value: bigint): bigint {
  if (scalar(value) === 0n) throw new RangeError('zero has no inverse');
  return power(value, groupOrder - 2n, groupOrder);
}

/** Jacobian coordinates: x/z², y/z³; z = 0 at infinity. Only the end needs an inversion. */
interface Jacobian {
  readonly x: bigint;
  readonly y: bigint;
  readonly z: bigint;
}

const nowhere: Jacobian = { x: 1n, y: 1n, z: 0n };
const lifted = (point: Point): Jacobian => (point === 'infinity' ? nowhere : { ...point, z: 1n });

function affine({ x, y, z }: Jacobian): Point {
  if (z === 0n) return 'infinity';
  const inverse = power(z, field - 2n, field);
  const square = mod(inverse * inverse);
  return { x: mod(x * square), y: mod(y * square * inverse) };
}

function twice({ x, y, z }: Jacobian): Jacobian {
  if (z === 0n || y === 0n) return nowhere;
  const delta = mod(z * z);
  const gamma = mod(y * y);
  const beta = mod(x * gamma);
  const alpha = mod(3n * (x - delta) * (x + delta));
  const newX = mod(alpha * alpha - 8n * beta);
  return {
    x: newX,
    y: mod(alpha * (4n * beta - newX) - 8n * gamma * gamma),
    z: mod((y + z) * (y + z) - gamma - delta),
  };
}

function sumOf(one: Jacobian, other: Jacobian): Jacobian {
  if (one.z === 0n) return other;
  if (other.z === 0n) return one;
  const z1 = mod(one.z * one.z);
  const z2 = mod(other.z * other.z);
  const u1 = mod(one.x * z2);
  const u2 = mod(other.x * z1);
  const s1 = mod(one.y * z2 * other.z);
  const s2 = mod(other.y * z1 * one.z);
  if (u1 === u2) return s1 === s2 ? twice(one) : nowhere;
  const h = mod(u2 - u1);
  const r = mod(s2 - s1);
  const h2 = mod(h * h);
  const h3 = mod(h * h2);
  const v = mod(u1 * h2);
  const x = mod(r * r - h3 - 2n * v);
  return { x, y: mod(r * (v - x) - s1 * h3), z: mod(h * one.z * other.z) };
}

/** The sum of points. */
export const sum = (...points: readonly Point[]): Point => affine(points.map(lifted).reduce(sumOf, nowhere));

/** A point so many times. */
export function times(factor: bigint, point: Point): Point {
  const base = lifted(point);
  let result = nowhere;
  for (const bit of scalar(factor).toString(2)) {
    result = twice(result);
    if (bit === '1') result = sumOf(result, base);
  }
  return affine(result);
}

/** Whether both are the same point. */
export const isSamePoint = (one: Point, other: Point): boolean => encodePoint(one) === encodePoint(other);

/** The base point of the standard: keys and what they open are multiples of it. */
export const base: Point = {
  x: 0x6b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296n,
  y: 0x4fe342e2fe1a7f9b8ee7eb4a7c0f9e162bce33576b315ececbb6406837bf51f5n,
};

/** The point with that x and the parity of y, if there is one. The field's prime is 3 modulo 4: a root is a power. */
function pointAt(x: bigint, isOdd: boolean): Point | undefined {
  if (x >= field) return undefined;
  const square = mod(x * x * x - 3n * x + b);
  const root = power(square, (field + 1n) / 4n, field);
  if (mod(root * root) !== square) return undefined;
  return { x, y: (root & 1n) === (isOdd ? 1n : 0n) ? root : mod(-root) };
}

/**
 * A second generator, of which nobody knows how many times the base it is: the first hash of a text and a counter that
 * is the x of a point.
 */
export const committing: Point = (() => {
  for (let counter = 0; ; counter += 1) {
    const found = pointAt(BigInt(`0x${sha256(`expert-draw/1 committing generator ${counter}`)}`), false);
    if (found) return found;
  }
})();

const hex64 = (value: bigint): string => value.toString(16).padStart(64, '0');

/** A scalar as 64 lower-case hexadecimal digits. */
export const encodeScalar = (value: bigint): string => hex64(scalar(value));

/** @throws RangeError for a text that is no scalar other than zero */
export function decodeScalar(text: string): bigint {
  const value = /^[0-9a-f]{64}$/.test(text) ? BigInt(`0x${text}`) : 0n;
  if (value === 0n || value >= groupOrder) throw new RangeError('a scalar is 64 hexadecimal digits within the group');
  return value;
}

/** A point as 66 hexadecimal digits: 02 or 03 by the parity of y, then x (SEC 1, 2.3.3); infinity as `00`. */
export const encodePoint = (point: Point): string =>
  point === 'infinity' ? '00' : `0${point.y & 1n ? '3' : '2'}${hex64(point.x)}`;

/** @throws RangeError for a text that is no point, or the one at infinity */
export function decodePoint(text: string): Point {
  const point = /^0[23][0-9a-f]{64}$/.test(text)
    ? pointAt(BigInt(`0x${text.slice(2)}`), text.startsWith('03'))
    : undefined;
  if (!point) throw new RangeError('a point is 02 or 03 and 64 hexadecimal digits, and lies on the curve');
  return point;
}

/** A scalar that nobody can foresee: 64 bytes, so that no value is favoured by more than 2⁻²⁵⁶. */
export function randomScalar(): bigint {
  for (;;) {
    const value = scalar(BigInt(`0x${bytesToHex(randomBytes(64))}`));
    if (value !== 0n) return value;
  }
}
