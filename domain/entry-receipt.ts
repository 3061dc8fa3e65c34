import { canonicalJson } from './canonical';
import { hashOf } from './hash';

/** What the platform confirms, signed, to whoever handed in an entry: a bid, a question, a withdrawal. */
export interface ConfirmedEntry {
  readonly format: 'entry-receipt/1';
  /** The platform as others know it, where it has a code. */
  readonly platform?: string;
  readonly case: string;
  readonly entry: string;
  readonly action: string;
  readonly body: { readonly id: string; readonly name: string };
  /** Counts the entries of this action by this body. */
  readonly version: number;
  /** When it had arrived whole, by the platform's clock. */
  readonly receivedAt: string;
  /** Commits to the whole entry: SHA-256 of the canonical JSON of `[salt, content]`. */
  readonly hash: string;
  /** The documents that it names. */
  readonly documents: readonly { readonly id: string; readonly size: number; readonly sha256: string }[];
}

/** What is signed of a receipt: its canonical JSON. */
export const confirmedText = (confirmed: ConfirmedEntry): string => canonicalJson(confirmed);

/** Whether this is the content that a receipt confirms. */
export const isConfirmed = (
  { hash }: Pick<ConfirmedEntry, 'hash'>,
  { salt, content }: { readonly salt: string; readonly content: unknown },
): boolean => hashOf([salt, content]) === hash;
