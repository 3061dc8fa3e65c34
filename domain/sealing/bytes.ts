/** Bytes with memory of their own, as WebCrypto wants them. */
export type Bytes = Uint8Array<ArrayBuffer>;

/** A content that can be read from its beginning as often as needed, piece by piece: a file, a blob. */
export interface Rereadable {
  /** Bytes of the whole. */
  readonly size: number;
  read(): AsyncIterable<Uint8Array>;
}

/** The bytes one after the other, in memory of their own. */
export function joined(...parts: readonly Uint8Array[]): Bytes {
  const bytes = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

/** A number of 32 bits, the highest byte first. */
export function uint32(value: number): Bytes {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, value);
  return bytes;
}

/** The number that {@link uint32} wrote. */
export const readUint32 = (bytes: Uint8Array): number =>
  new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(0);

/** Whether a text is so many bytes in lower-case hexadecimal. */
export const isHexOf = (length: number, value: unknown): value is string =>
  typeof value === 'string' && value.length === length * 2 && /^[0-9a-f]*$/.test(value);

/** Random bytes that nobody can foresee. */
export const randomBytes = (length: number): Bytes => crypto.getRandomValues(new Uint8Array(length));
