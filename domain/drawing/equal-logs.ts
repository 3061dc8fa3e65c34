import { hashOf } from '../hash';
import { decodeScalar, encodePoint, encodeScalar, randomScalar, scalar, sum, times, type Point } from './curve';

/** That `image` is as many times `base` as `otherImage` is `otherBase`. */
export interface SameFactor {
  readonly base: Point;
  readonly image: Point;
  readonly otherBase: Point;
  readonly otherImage: Point;
}

/** The proof of it, which tells nothing of the factor (Chaum and Pedersen 1992, made without a partner by a hash). */
export interface FactorProof {
  readonly challenge: string;
  readonly response: string;
}

const challengeOf = (claim: SameFactor, about: string, first: Point, second: Point): bigint => {
  const { base, image, otherBase, otherImage } = claim;
  const points = [base, image, otherBase, otherImage, first, second].map(encodePoint);
  return scalar(BigInt(`0x${hashOf({ format: 'expert-draw/1 same factor', about, points })}`));
};

/** Proves that both are the same `factor`; `about` binds the proof to its place. */
export function proveFactor(claim: SameFactor, factor: bigint, about: string): FactorProof {
  const chance = randomScalar();
  const challenge = challengeOf(claim, about, times(chance, claim.base), times(chance, claim.otherBase));
  return { challenge: encodeScalar(challenge), response: encodeScalar(chance - factor * challenge) };
}

/** Whether the proof holds at this place. What is no proof does not. */
export function holdsFactor(claim: SameFactor, proof: FactorProof, about: string): boolean {
  try {
    const [challenge, response] = [decodeScalar(proof.challenge), decodeScalar(proof.response)];
    const at = (base: Point, image: Point) => sum(times(response, base), times(challenge, image));
    return challengeOf(claim, about, at(claim.base, claim.image), at(claim.otherBase, claim.otherImage)) === challenge;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}
