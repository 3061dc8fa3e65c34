import { canonicalJson } from '../canonical';
import { isHash } from '../hash';
import { bidDocumentFormat, type BidDocument } from './bid-document';

/** How much of each thing a bid document has at most; characters are those that people count. */
export const bidLimits = {
  forms: 200,
  rows: 2_000,
  values: 100,
  value: 10_000,
  attachments: 400,
  sources: 60,
  /** Characters of the file. */
  file: 32 * 1024 * 1024,
} as const;

type Shape = (value: unknown) => boolean;

const text =
  (most: number): Shape =>
  (value) =>
    typeof value === 'string' && value.length <= most;
const flag: Shape = (value) => typeof value === 'boolean';
const count: Shape = (value) => Number.isSafeInteger(value) && Number(value) >= 0;
const hash: Shape = (value) => typeof value === 'string' && isHash(value);
const listOf =
  (shape: Shape, most: number): Shape =>
  (value) =>
    Array.isArray(value) && value.length <= most && value.every(shape);

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** An object with just these keys. */
const object =
  (required: Readonly<Record<string, Shape>>, optional: Readonly<Record<string, Shape>> = {}): Shape =>
  (value) =>
    isRecord(value) &&
    Object.keys(required).every((key) => Object.hasOwn(value, key)) &&
    Object.entries(value).every(([key, each]) => (required[key] ?? optional[key])?.(each) === true);

const values: Shape = (value) =>
  isRecord(value) &&
  Object.keys(value).length <= bidLimits.values &&
  Object.entries(value).every(([key, each]) => key.length <= 60 && text(bidLimits.value)(each));

const name = text(255);
const decimal = text(60);

const shape = object(
  {
    format: (value) => value === bidDocumentFormat,
    tender: hash,
    case: text(64),
    bidder: text(200),
    price: decimal,
    forms: listOf(
      object({ key: text(60) }, { isMade: flag, values, rows: listOf(values, bidLimits.rows) }),
      bidLimits.forms,
    ),
    bills: listOf(
      object(
        {
          key: text(60),
          items: listOf(object({ number: text(40), unitPrice: decimal }, { amount: decimal }), 20_000),
        },
        { total: decimal },
      ),
      50,
    ),
    attachments: listOf(object({ form: text(60), name, sha256: hash, size: count }), bidLimits.attachments),
    preparation: object(
      {
        sources: listOf(
          object({ name, sha256: hash }, { creator: text(200), lastModifiedBy: text(200), application: text(200) }),
          bidLimits.sources,
        ),
      },
      { device: text(64) },
    ),
  },
  { priceInWords: text(200) },
);

/**
 * Reads the file of a bid document, or answers undefined for what is none: another format or shape, too large, or not
 * written as its hash is made. Whether it answers the tender document is for `bidFaults` to say.
 */
export function readBidDocument(file: string): BidDocument | undefined {
  if (file.length > bidLimits.file) return undefined;
  let value: unknown;
  try {
    value = JSON.parse(file);
    if (!shape(value) || canonicalJson(value) !== file) return undefined;
  } catch {
    return undefined;
  }
  return value as BidDocument; // its shape was just checked
}
