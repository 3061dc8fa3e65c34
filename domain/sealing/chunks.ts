import { hexToBytes } from '@noble/hashes/utils.js';
import { joined, uint32, type Bytes } from './bytes';
import type { contentKey } from './content-key';
import { chunkSize } from './sealed-header';
import { SealingFault } from './sealing-fault';

/** Bytes that encryption adds to a chunk. */
export const tagLength = 16;

/** How many chunks a package of that many bytes has. */
export const chunkCount = (size: number): number => Math.ceil(size / chunkSize);

/** Bytes of one chunk of a package, before encryption. */
export const chunkLength = (size: number, index: number): number =>
  index === chunkCount(size) - 1 ? size - index * chunkSize : chunkSize;

/** Encrypts and decrypts the chunks of one sealed bid, each bound to its place. */
export interface ChunkCipher {
  encrypt(index: number, chunk: Bytes): Promise<Bytes>;
  /** @throws SealingFault `chunkChanged` when it is not what was encrypted here */
  decrypt(index: number, chunk: Bytes): Promise<Bytes>;
}

/**
 * AES-256-GCM: the nonce is the number of the chunk (12 bytes), the associated data header hash ‖ number (4 bytes) ‖
 * 1 for the last chunk and 0 for the others. A key is used for one header only, so no nonce comes twice.
 */
export function chunkCipher(key: Awaited<ReturnType<typeof contentKey>>, headHash: string, count: number): ChunkCipher {
  const head = hexToBytes(headHash);
  const settings = (index: number) => ({
    name: 'AES-GCM',
    iv: joined(new Uint8Array(8), uint32(index)),
    additionalData: joined(head, uint32(index), Uint8Array.of(index === count - 1 ? 1 : 0)),
    tagLength: tagLength * 8,
  });
  return {
    async encrypt(index, chunk) {
      return new Uint8Array(await crypto.subtle.encrypt(settings(index), key, chunk));
    },
    async decrypt(index, chunk) {
      try {
        return new Uint8Array(await crypto.subtle.decrypt(settings(index), key, chunk));
      } catch {
        throw new SealingFault('chunkChanged', String(index));
      }
    },
  };
}
