import type { Rereadable } from '../../../domain/sealing/bytes';

const pieceSize = 4 * 1024 * 1024;

/** A file as sealing reads it: piece by piece, as often as needed. `onRead` hears of every piece. */
export const fileSource = (file: Blob, onRead: (bytes: number) => void = () => undefined): Rereadable => ({
  size: file.size,
  async *read() {
    for (let from = 0; from < file.size; from += pieceSize) {
      const piece = new Uint8Array(await file.slice(from, from + pieceSize).arrayBuffer());
      yield piece;
      onRead(piece.length);
    }
  },
});
