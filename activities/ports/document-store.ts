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

/** A content of this id is there already and stays as it was. */
export class ContentExists extends Error {
  override readonly name = 'ContentExists';
}

/** There is no content of this id. */
export class ContentMissing extends Error {
  override readonly name = 'ContentMissing';
}

/** The store cannot be reached or does not do what is asked; it may be tried again later. */
export class StoreUnavailable extends Error {
  override readonly name = 'StoreUnavailable';
}

/**
 * Where contents of documents live. A content is there whole or not at all: an interruption leaves nothing that can
 * be read.
 */
export interface DocumentStore {
  /**
   * Takes a content in, streaming. Ids are chosen by the caller and never used twice. After StoreUnavailable the whole
   * content may nevertheless be there, when even the question whether it is got no answer.
   * @throws ContentTooLarge above `limit` bytes; ContentExists; StoreUnavailable; what `content` itself broke off with
   */
  put(id: string, content: Readable, limit: number): Promise<StoredContent>;
  /**
   * The content from byte `start` (default 0) up to and with byte `end`. A stream that breaks off in the middle ends
   * with an error, never as if it were whole.
   * @throws ContentMissing; StoreUnavailable
   */
  read(id: string, range?: { readonly start: number; readonly end?: number }): Promise<Readable>;
  /** Forgets a content. Done again it changes nothing. @throws StoreUnavailable */
  remove(id: string): Promise<void>;
  /** The ids of all contents, in no order. @throws StoreUnavailable */
  ids(): AsyncIterable<string>;
  /**
   * Frees the room that interrupted puts still take. Those begun after `before` may be under way elsewhere and stay.
   * @throws StoreUnavailable
   */
  clearInterrupted(before: Date): Promise<void>;
}
