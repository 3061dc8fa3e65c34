import { createCipheriv, createHash } from 'node:crypto';
import type { Rereadable } from '../domain/sealing/bytes';

const piece = 1024 * 1024;
const head = Buffer.from('%PDF-1.7\n');

/** A document of that many bytes that nothing can compress, made while it is read and the same each time. */
export function randomDocument(of: string, size: number): Rereadable {
  const seed = createHash('sha256').update(of).digest();
  return {
    size,
    // eslint-disable-next-line @typescript-eslint/require-await -- what is read is a stream
    async *read() {
      const cipher = createCipheriv('aes-128-ctr', seed.subarray(0, 16), seed.subarray(16));
      const nothing = Buffer.alloc(piece);
      yield head.subarray(0, size);
      for (let left = size - head.length; left > 0; left -= piece) yield cipher.update(nothing.subarray(0, left));
    },
  };
}
