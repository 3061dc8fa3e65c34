import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/** How far the clocks of the platform and a gateway may differ, in seconds. */
export const signatureLifeSeconds = 300;

/**
 * The signature under a request between the platform and a gateway: HMAC-SHA-256 with their key over the timestamp
 * (seconds since 1970), a full stop and the body as it is sent; 64 hexadecimal digits.
 */
export function signBody(key: string, timestamp: number, body: string): string {
  return bytesToHex(hmac(sha256, utf8ToBytes(key), utf8ToBytes(`${timestamp}.${body}`)));
}

/** Whether a body was signed with the key, not longer ago than {@link signatureLifeSeconds}. */
export function isSigned(
  key: string,
  signed: { readonly timestamp: string | undefined; readonly signature: string | undefined; readonly body: string },
  nowSeconds: number,
): boolean {
  const { timestamp = '', signature = '', body } = signed;
  if (!/^\d{1,12}$/.test(timestamp) || Math.abs(nowSeconds - Number(timestamp)) > signatureLifeSeconds) return false;
  return isSame(signature, signBody(key, Number(timestamp), body));
}

/** Compares in a time that does not tell how much was right. */
function isSame(given: string, expected: string): boolean {
  let difference = given.length ^ expected.length;
  for (let index = 0; index < expected.length; index += 1) {
    difference |= given.charCodeAt(index % Math.max(1, given.length)) ^ expected.charCodeAt(index);
  }
  return difference === 0;
}
