import { hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { joined, type Bytes } from './bytes';
import type { Shares } from './share';

/** 32 bytes by HKDF-SHA-256 from a secret; different for another salt or purpose. */
export async function derived(secret: Uint8Array, salt: Uint8Array, purpose: string): Promise<Bytes> {
  const base = await crypto.subtle.importKey('raw', joined(secret), 'HKDF', false, ['deriveBits']);
  const settings = { name: 'HKDF', hash: 'SHA-256', salt: joined(salt), info: joined(utf8ToBytes(purpose)) };
  return new Uint8Array(await crypto.subtle.deriveBits(settings, base, 256));
}

/** The content key: HKDF-SHA-256 over the bidder's share ‖ the platform's share, salted with the header's hash. */
export async function contentKey({ bidder, platform }: Shares, headHash: string) {
  const key = await derived(joined(bidder, platform), hexToBytes(headHash), 'sealed-bid/1 content');
  return crypto.subtle.importKey('raw', key, 'AES-GCM', false, ['encrypt', 'decrypt']);
}
