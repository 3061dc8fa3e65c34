import { joined, type Bytes } from './bytes';
import { SealingFault } from './sealing-fault';

/** Reads a stream in pieces of the length that is asked for, holding one of them at a time. Whoever has it leaves it. */
export interface ByteReader {
  /** @throws SealingFault `truncated` when the stream ends before */
  exactly(length: number): Promise<Bytes>;
  /** Fills a piece that is there already: large files make no garbage so. @throws SealingFault `truncated` */
  fill(piece: Bytes): Promise<void>;
  /** The next so many bytes as they come. It has to be read to its end before the reader goes on. */
  next(length: number): AsyncGenerator<Uint8Array>;
  /** @throws SealingFault `tooLong` when the stream goes on */
  end(): Promise<void>;
  /** Lets the stream go, read to its end or not: a file is closed then. */
  leave(): Promise<void>;
}

/** A reader over a stream. */
export function byteReader(stream: AsyncIterable<Uint8Array>): ByteReader {
  const source = stream[Symbol.asyncIterator]();
  let rest: Uint8Array = new Uint8Array();

  async function* next(length: number): AsyncGenerator<Uint8Array> {
    for (let missing = length; missing > 0;) {
      if (rest.length === 0) {
        const piece = await source.next();
        if (piece.done) throw new SealingFault('truncated');
        rest = piece.value;
        continue;
      }
      const part = rest.subarray(0, missing);
      rest = rest.subarray(part.length);
      missing -= part.length;
      yield part;
    }
  }

  return {
    next,
    async exactly(length) {
      const parts: Uint8Array[] = [];
      for await (const part of next(length)) parts.push(part);
      return joined(...parts);
    },
    async fill(piece) {
      let filled = 0;
      for await (const part of next(piece.length)) {
        piece.set(part, filled);
        filled += part.length;
      }
    },
    async end() {
      while (rest.length === 0) {
        const piece = await source.next();
        if (piece.done) return;
        rest = piece.value;
      }
      throw new SealingFault('tooLong');
    },
    async leave() {
      await source.return?.();
    },
  };
}
