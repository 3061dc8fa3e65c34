import type { Readable } from 'node:stream';

/** What the store says of a content that it keeps. */
export interface StoredContent {
  readonly size: number;
  /** SHA-256 of the content, hex. */
  readonly sha256: string;
}

/** The content is larger than allowed; nothing of it is kept. */
export class ContentTooLarge extends Error {
  override readonly name = 'ContentTooLarge';
}

/**
 * Where contents of documents live. A content is there whole or not at all: an interruption leaves nothing that can
 * be read.
 */
export interface DocumentStore {
  /**
   * Takes a content in, streaming. Ids are chosen by the caller and never used twice.
   * @throws ContentTooLarge above `limit` bytes
   */
  put(id: string, content: Readable, limit: number): Promise<StoredContent>;
  /** The content from byte `start` (default 0) up to and with byte `end`. @throws Error when there is none */
  read(id: string, range?: { readonly start: number; readonly end?: number }): Promise<Readable>;
  /** Forgets a content. Done again it changes nothing. */
  remove(id: string): Promise<void>;
}
