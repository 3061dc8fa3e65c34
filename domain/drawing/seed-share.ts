import { sha256 } from '../hash';
import {
  base,
  committing,
  decodePoint,
  decodeScalar,
  encodePoint,
  encodeScalar,
  inverseScalar,
  isSamePoint,
  randomScalar,
  scalar,
  sum,
  times,
  type Point,
} from './curve';
import { holdsFactor, proveFactor, type FactorProof } from './equal-logs';

/**
 * Shares of a seed that can be opened without their owner, by publicly verifiable secret sharing (Schoenmakers, CRYPTO
 * 1999) over P-256. Whoever deals a share commits to it and hides a piece of it for each keeper, with proofs by which
 * anybody sees beforehand that enough keepers can open it; fewer learn nothing.
 */
export interface Dealing {
  /** Commitments to the coefficients of the polynomial; the first one is that to the share. */
  readonly commitments: readonly string[];
  /** For each keeper, in their order: what only that keeper can open, and the proof that it belongs to the polynomial. */
  readonly pieces: readonly { readonly hidden: string; readonly proof: FactorProof }[];
}

/** Who keeps the pieces, in order, by their public keys, and how many of them open a share. */
export interface KeepingTerms {
  readonly keepers: readonly string[];
  readonly threshold: number;
}

/** What a keeper has opened, with the proof that it is what was hidden. */
export interface OpenedPiece {
  /** The place of the keeper, from 1. */
  readonly keeper: number;
  readonly piece: string;
  readonly proof: FactorProof;
}

/** A keeper's key for one draw. @returns both as hexadecimal; the secret never leaves its owner */
export function newKeeper(): { readonly secret: string; readonly key: string } {
  const secret = randomScalar();
  return { secret: encodeScalar(secret), key: encodePoint(times(secret, base)) };
}

const polynomialAt = (coefficients: readonly bigint[], place: number): bigint =>
  coefficients.reduceRight((value, coefficient) => scalar(value * BigInt(place) + coefficient), 0n);

/** What the commitments say the polynomial is at that place, times the committing generator. */
const committedAt = (commitments: readonly Point[], place: number): Point =>
  commitments.reduceRight<Point>((point, commitment) => sum(times(BigInt(place), point), commitment), 'infinity');

const placeOf = (about: string, place: number): string => `${about}/${place}`;

/**
 * Deals a share. `about` names the draw and whoever deals, so that no dealing can be given out as another's.
 * @returns the secret that opens the share, kept by its owner, and what is published
 * @throws RangeError unless 1 ≤ threshold ≤ keepers, or when a key is none
 */
export function dealShare({ keepers, threshold }: KeepingTerms, about: string): { secret: string; dealing: Dealing } {
  if (threshold < 1 || threshold > keepers.length) throw new RangeError('there are fewer keepers than open a share');
  const coefficients = Array.from({ length: threshold }, randomScalar);
  const pieces = keepers.map((text, index) => {
    const key = decodePoint(text);
    const value = polynomialAt(coefficients, index + 1);
    const hidden = times(value, key);
    const claim = { base: committing, image: times(value, committing), otherBase: key, otherImage: hidden };
    return { hidden: encodePoint(hidden), proof: proveFactor(claim, value, placeOf(about, index + 1)) };
  });
  return {
    secret: encodeScalar(coefficients[0] ?? 0n),
    dealing: { commitments: coefficients.map((each) => encodePoint(times(each, committing))), pieces },
  };
}

/** Whether any `threshold` keepers can open what this dealing commits to. */
export function isSoundDealing({ keepers, threshold }: KeepingTerms, dealing: Dealing, about: string): boolean {
  if (dealing.commitments.length !== threshold || dealing.pieces.length !== keepers.length) return false;
  try {
    const commitments = dealing.commitments.map(decodePoint);
    return dealing.pieces.every(({ hidden, proof }, index) => {
      const key = decodePoint(keepers[index] ?? '');
      const image = committedAt(commitments, index + 1);
      const claim = { base: committing, image, otherBase: key, otherImage: decodePoint(hidden) };
      return holdsFactor(claim, proof, placeOf(about, index + 1));
    });
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

/** Whether the secret is the one that the dealing commits to. */
export function opensDealing(secret: string, { commitments: [first = ''] }: Dealing): boolean {
  try {
    return isSamePoint(times(decodeScalar(secret), committing), decodePoint(first));
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

const shareOf = (point: Point): string => sha256(`expert-draw/1 share ${encodePoint(point)}`);

/** The share that its owner opens with the secret: 32 bytes in hexadecimal. @throws RangeError when it is no secret */
export const shareOfSecret = (secret: string): string => shareOf(times(decodeScalar(secret), base));

/**
 * Opens the piece that was hidden for a keeper.
 * @throws RangeError when there is none for that key, or the secret is none
 */
export function openPiece({ keepers }: KeepingTerms, dealing: Dealing, secret: string, about: string): OpenedPiece {
  const own = decodeScalar(secret);
  const key = times(own, base);
  const index = keepers.indexOf(encodePoint(key));
  const hidden = decodePoint(dealing.pieces[index]?.hidden ?? '');
  const piece = times(inverseScalar(own), hidden);
  const claim = { base, image: key, otherBase: piece, otherImage: hidden };
  const keeper = index + 1;
  return { keeper, piece: encodePoint(piece), proof: proveFactor(claim, own, `open/${placeOf(about, keeper)}`) };
}

/** Whether a keeper has opened their piece as it was hidden. */
export function isOpenedPiece({ keepers }: KeepingTerms, dealing: Dealing, opened: OpenedPiece, about: string) {
  try {
    const image = decodePoint(keepers[opened.keeper - 1] ?? '');
    const otherImage = decodePoint(dealing.pieces[opened.keeper - 1]?.hidden ?? '');
    const claim = { base, image, otherBase: decodePoint(opened.piece), otherImage };
    return holdsFactor(claim, opened.proof, `open/${placeOf(about, opened.keeper)}`);
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

/**
 * The share from the pieces of enough keepers; which of them makes no difference.
 * @throws RangeError for too few pieces, or two of one keeper
 */
export function shareOfPieces({ threshold }: KeepingTerms, pieces: readonly OpenedPiece[]): string {
  const used = pieces.slice(0, threshold);
  const places = used.map(({ keeper }) => BigInt(keeper));
  if (used.length < threshold || new Set(places).size < threshold)
    throw new RangeError('too few keepers have opened it');
  const weighted = used.map(({ keeper, piece }) => {
    const own = BigInt(keeper);
    const weight = places
      .filter((place) => place !== own)
      .reduce((product, place) => scalar(product * place * inverseScalar(place - own)), 1n);
    return times(weight, decodePoint(piece));
  });
  return shareOf(sum(...weighted));
}
