/** A part of a content: all but the last have the same size. */
export interface Piece {
  readonly data: Buffer;
  readonly isLast: boolean;
}

/** Cuts a content into pieces of `size` bytes. There always is a last one, empty when the content is. */
export async function* pieces(content: AsyncIterable<Buffer>, size: number): AsyncGenerator<Piece, void> {
  let chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of content) {
    let rest = chunk;
    while (length + rest.length > size) {
      const data = Buffer.concat([...chunks, rest.subarray(0, size - length)]);
      rest = rest.subarray(size - length);
      chunks = [];
      length = 0;
      yield { data, isLast: false };
    }
    chunks.push(rest);
    length += rest.length;
  }
  yield { data: Buffer.concat(chunks), isLast: true };
}
