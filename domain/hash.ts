import { sha256 as digest } from '@noble/hashes/sha2.js';
import { bytesToHex, concatBytes, hexToBytes } from '@noble/hashes/utils.js';
import { canonicalJson } from './canonical';

/** The hash in front of the first link of a chain. */
export const chainStart = '0'.repeat(64);

const inUtf8 = new TextEncoder();

/** SHA-256 of bytes, or of a text in UTF-8, as 64 lower-case hexadecimal digits. */
export function sha256(content: string | Uint8Array): string {
  return bytesToHex(digest(typeof content === 'string' ? inUtf8.encode(content) : content));
}

/**
 * SHA-256 of a value's canonical JSON: equal for equal values, whatever the order of their keys.
 * @throws CanonicalError when the value has no canonical JSON
 */
export function hashOf(value: unknown): string {
  return sha256(canonicalJson(value));
}

/** Whether a text is a SHA-256 as this module writes it. */
export function isHash(text: string): boolean {
  return /^[0-9a-f]{64}$/.test(text);
}

/**
 * The next hash of a chain: SHA-256 of the 64 digits of the previous hash followed directly by the value's canonical
 * JSON. Start with {@link chainStart}.
 * @throws RangeError when `previous` is not a hash; CanonicalError when the value has no canonical JSON
 */
export function chainHash(previous: string, value: unknown): string {
  if (!isHash(previous)) throw new RangeError('a chain goes on from a SHA-256 in hexadecimal');
  return sha256(previous + canonicalJson(value));
}

/**
 * The root of the Merkle tree over hashes in their order, as in Certificate Transparency (RFC 6962, section 2.1): the
 * empty list is SHA-256 of nothing, a leaf is SHA-256(00 ‖ hash), a node is SHA-256(01 ‖ left ‖ right), where the left
 * side takes the largest power of two below the number of leaves. One changed, missing, added or moved hash changes
 * the root, and a single row can be proved to be in it without showing the others.
 * @throws RangeError when one is not a hash
 */
export function merkleRoot(hashes: readonly string[]): string {
  if (!hashes.every(isHash)) throw new RangeError('a Merkle tree is made of SHA-256 in hexadecimal');
  if (hashes.length === 0) return sha256('');
  return bytesToHex(treeHash(hashes.map((hash) => digest(concatBytes(Uint8Array.of(0), hexToBytes(hash))))));
}

function treeHash(leaves: readonly Uint8Array[]): Uint8Array {
  const [first] = leaves;
  if (leaves.length === 1 && first) return first;
  let left = 1;
  while (left * 2 < leaves.length) left *= 2;
  return digest(concatBytes(Uint8Array.of(1), treeHash(leaves.slice(0, left)), treeHash(leaves.slice(left))));
}
