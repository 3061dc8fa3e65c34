import { canonicalJson } from '../canonical';
import { isHash, sha256 } from '../hash';
import { isHexOf } from './bytes';
import { SealingFault } from './sealing-fault';

/** Name and version of the format, in every header and statement. */
export const sealedFormat = 'sealed-bid/1';

/** Bytes of package in one chunk; only the last may be shorter. */
export const chunkSize = 1024 * 1024;

/** Bytes that a package may have at most: 64 GiB. */
export const largestPackage = 64 * 1024 ** 3;

/** For which bid something is sealed. */
export interface BidPlace {
  /** The id of the case. */
  readonly case: string;
  /** The name of the lot, or of the case where it has no lots. */
  readonly lot: string;
  /** The id of the bidder's body. */
  readonly bidder: string;
  /** Counts the sealings of this bidder in this case, from 1. */
  readonly version: number;
}

/** Keepers of whom so many together can restore the bidder's share. */
export interface EscrowTerms {
  readonly threshold: number;
  /** Their public keys, in the order of their pieces. */
  readonly keepers: readonly string[];
}

/** What stands in clear in front of a sealed bid. Hashes, keys and random values are lower-case hexadecimal. */
export interface SealedHeader extends BidPlace {
  readonly format: typeof sealedFormat;
  /** 16 random bytes: no two sealings have the same keys. */
  readonly nonce: string;
  /** SHA-256 of the platform's share. */
  readonly platformShare: string;
  /** The bidder's public key: an uncompressed point of P-256. */
  readonly signer: string;
  /** Bytes of the package. */
  readonly size: number;
  /** Merkle root over the SHA-256 of the package's chunks; the package holds 32 random bytes, so it tells nothing. */
  readonly package: string;
  readonly escrow?: EscrowTerms;
}

const isName = (value: unknown): value is string =>
  typeof value === 'string' && value.length > 0 && value.length <= 200;

const isCount = (value: unknown, most: number): value is number =>
  Number.isSafeInteger(value) && (value as number) >= 1 && (value as number) <= most;

/** Whether a text is a public key as this format writes it; whether it is a point of the curve its use will tell. */
export const isPublicKey = (value: unknown): value is string => isHexOf(65, value) && value.startsWith('04');

/** A share is split for so many keepers at most. */
export const mostKeepers = 32;

/** Whether the terms can be kept: two keepers at least must come together, and no keeper holds two pieces. */
export function isEscrowTerms(value: unknown): value is EscrowTerms {
  if (typeof value !== 'object' || value === null) return false;
  const { threshold, keepers } = value as Partial<EscrowTerms>;
  if (!Array.isArray(keepers) || keepers.length > mostKeepers || !keepers.every(isPublicKey)) return false;
  return new Set(keepers).size === keepers.length && isCount(threshold, keepers.length) && threshold >= 2;
}

/** Whether a value says for which bid something is sealed. */
export function isBidPlace(value: unknown): value is BidPlace {
  if (typeof value !== 'object' || value === null) return false;
  return (['case', 'lot', 'bidder', 'version'] as const).every((name) =>
    rules[name]((value as Partial<BidPlace>)[name]),
  );
}

const rules: Readonly<Record<keyof SealedHeader, (value: unknown) => boolean>> = {
  format: (value) => value === sealedFormat,
  case: isName,
  lot: isName,
  bidder: isName,
  version: (value) => isCount(value, 1_000_000),
  nonce: (value) => isHexOf(16, value),
  platformShare: (value) => typeof value === 'string' && isHash(value),
  signer: isPublicKey,
  size: (value) => isCount(value, largestPackage),
  package: (value) => typeof value === 'string' && isHash(value),
  escrow: (value) => value === undefined || isEscrowTerms(value),
};

/**
 * Reads the header of a sealed bid.
 * @throws SealingFault `notSealed` when it is not the canonical JSON of a header of this format
 */
export function readHeader(text: string): SealedHeader {
  const value = parseCanonical(text);
  for (const [name, holds] of Object.entries(rules)) {
    if (!holds(value[name])) throw new SealingFault('notSealed', name);
  }
  const unknown = Object.keys(value).find((name) => !Object.hasOwn(rules, name));
  if (unknown !== undefined) throw new SealingFault('notSealed', unknown);
  return value as unknown as SealedHeader; // every field was just checked
}

/** @throws SealingFault `notSealed` for what is no object, or not written as its hash is made */
export function parseCanonical(text: string): Record<string, unknown> {
  let value: unknown;
  try {
    value = JSON.parse(text);
    if (canonicalJson(value) !== text) throw new SealingFault('notSealed', 'JSON');
  } catch {
    throw new SealingFault('notSealed', 'JSON');
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new SealingFault('notSealed', 'JSON');
  return value as Record<string, unknown>;
}

/** SHA-256 of the header's canonical JSON: it salts the keys and stands in every chunk. */
export const headerHash = (header: SealedHeader): string => sha256(canonicalJson(header));

/** @throws SealingFault `otherBid`, with the field, when a header is of another bid than this one */
export function mustBeFor(header: SealedHeader, place: BidPlace): void {
  for (const name of ['case', 'lot', 'bidder', 'version'] as const) {
    if (header[name] !== place[name]) throw new SealingFault('otherBid', name);
  }
}
