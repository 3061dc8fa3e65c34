import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { canonicalJson } from '../canonical';
import { joined, uint32, type Bytes } from './bytes';
import { chunkCount, tagLength } from './chunks';
import { chainStart } from '../hash';
import { sealedFormat, type SealedHeader } from './sealed-header';
import { shareLength } from './share';
import type { SignedStatement } from './statement';

/** The first bytes of every sealed bid of this format. */
export const magic: Bytes = joined(utf8ToBytes('SEALBID1'));

/** SHA-256 of a chunk, as WebCrypto makes it: several times faster than in JavaScript. */
export const sha256Of = async (bytes: Bytes): Promise<string> =>
  bytesToHex(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)));

/** A value in the file: the length of its canonical JSON in UTF-8 (4 bytes), then the JSON. */
export function textPart(value: SealedHeader | SignedStatement): Bytes {
  const bytes = utf8ToBytes(canonicalJson(value));
  return joined(uint32(bytes.length), bytes);
}

/** Bytes that the file of a sealed bid will have, known from its header. */
export function sealedLength(header: SealedHeader): number {
  const signed: SignedStatement = {
    statement: {
      format: sealedFormat,
      header: chainStart,
      ciphertext: chainStart,
      share: chainStart,
      ...(header.escrow && {
        escrow: header.escrow.keepers.map((keeper) => ({
          keeper,
          ephemeral: keeper,
          sealed: '0'.repeat((shareLength + tagLength) * 2),
        })),
      }),
    },
    signature: '0'.repeat(128),
  };
  const chunks = header.size + chunkCount(header.size) * tagLength;
  return magic.length + textPart(header).length + chunks + textPart(signed).length;
}
