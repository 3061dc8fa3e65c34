import { createHash } from 'node:crypto';

/** The store gave something else than what was put into it; its end was not passed on. */
export class ContentDamaged extends Error {
  override readonly name = 'ContentDamaged';
}

/**
 * Passes a content on and holds its end back until it is known to be as long as it should be and, where a hash is given,
 * to have it: what is damaged never looks whole.
 * @throws ContentDamaged in place of the last chunk
 */
export async function* verifiedContent(
  content: AsyncIterable<Buffer>,
  expected: { readonly size: number; readonly sha256?: string },
): AsyncGenerator<Buffer, void> {
  const hash = createHash('sha256');
  let size = 0;
  let held: Buffer | undefined;
  for await (const chunk of content) {
    size += chunk.length;
    if (size > expected.size) break;
    if (expected.sha256 !== undefined) hash.update(chunk);
    if (held) yield held;
    held = chunk;
  }
  if (size !== expected.size) throw new ContentDamaged(`The store gave ${size} bytes or more of ${expected.size}`);
  if (expected.sha256 !== undefined && hash.digest('hex') !== expected.sha256) {
    throw new ContentDamaged('The store gave a content with another hash');
  }
  if (held) yield held;
}
