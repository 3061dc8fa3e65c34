import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import { ContentTooLarge, type StoredContent } from '../../activities/ports/document-store';

/**
 * Counts and hashes a content while it is read. The chunks end with ContentTooLarge above `limit` bytes; `result` is
 * asked for once, after the last chunk.
 */
export function measured(
  content: Readable,
  limit: number,
): { readonly chunks: AsyncIterable<Buffer>; readonly result: () => StoredContent } {
  // it may break before it is read; whoever reads it then is told
  content.on('error', () => undefined);
  const hash = createHash('sha256');
  let size = 0;
  const chunks = async function* () {
    for await (const chunk of content as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > limit) throw new ContentTooLarge(`The content is larger than ${limit} bytes`);
      hash.update(chunk);
      yield chunk;
    }
  };
  return { chunks: chunks(), result: () => ({ size, sha256: hash.digest('hex') }) };
}
