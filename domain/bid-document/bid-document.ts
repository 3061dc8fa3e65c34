import { canonicalJson } from '../canonical';
import { sha256 } from '../hash';

/** Name and version of the format, in every bid document. */
export const bidDocumentFormat = 'bid-document/1';

/** A file that goes with the bid document. */
export interface BidAttachment {
  /** The form that it belongs to, by its key. */
  readonly form: string;
  readonly name: string;
  readonly sha256: string;
  /** Bytes. */
  readonly size: number;
}

/** What a bidder has written into one form of the tender document. */
export interface FilledForm {
  /** The key of the form. */
  readonly key: string;
  /** Of a statement: whether it is made as it stands. */
  readonly isMade?: boolean;
  /** Of a form with fields: what stands in each, by its key. */
  readonly values?: Readonly<Record<string, string>>;
  /** Of a table. */
  readonly rows?: readonly Readonly<Record<string, string>>[];
}

/** An item of a bill with its price: plain decimals in the unit of the tender. */
export interface PricedItem {
  /** As the bill numbers it. */
  readonly number: string;
  readonly unitPrice: string;
  /** What the bidder says that it costs in all; without it, unit price times quantity. */
  readonly amount?: string;
}

/** A bill with its prices. */
export interface PricedBill {
  /** The key of the bill. */
  readonly key: string;
  readonly items: readonly PricedItem[];
  /** What the bidder says that the bill costs; without it, the sum of its items. */
  readonly total?: string;
}

/** A spreadsheet that prices were taken from, and what it says of who made it. */
export interface PriceSource {
  readonly name: string;
  readonly sha256: string;
  readonly creator?: string;
  readonly lastModifiedBy?: string;
  readonly application?: string;
}

/** On what the bid document was prepared. The bidder is told that it stands here; rivals must not share any of it. */
export interface Preparation {
  /** A random value that the browser or machine keeps for all bid documents that are prepared on it. */
  readonly device?: string;
  readonly sources: readonly PriceSource[];
}

/**
 * A bid as machines read it: prices and filled forms. What people read is made from it. Its file is its canonical JSON;
 * it lies in the sealed bid, and nobody reads it before the opening.
 */
export interface BidDocument {
  readonly format: typeof bidDocumentFormat;
  /** The tender document that it answers, by the SHA-256 of its package. */
  readonly tender: string;
  /** The id of the case. */
  readonly case: string;
  readonly bidder: string;
  /** The price of the bid, a decimal in the unit of the tender. */
  readonly price: string;
  /** The same in words (大写), where it is stated. */
  readonly priceInWords?: string;
  readonly forms: readonly FilledForm[];
  readonly bills: readonly PricedBill[];
  readonly attachments: readonly BidAttachment[];
  readonly preparation: Preparation;
}

/** The file of a bid document, and the hash that names it. */
export function bidDocumentFile(bid: BidDocument): { readonly text: string; readonly sha256: string } {
  const text = canonicalJson(bid);
  return { text, sha256: sha256(text) };
}
