import type {
  BidAttachment,
  FilledForm,
  PricedBill,
  PricedItem,
  PriceSource,
} from '../../../domain/bid-document/bid-document';
import { composeBid } from '../../../domain/bid-document/compose-bid';
import type { BidDocument } from '../../../domain/bid-document/bid-document';
import { billsOf } from '../../../domain/tender-document/tender-package';
import type { PublishedPackage } from './use-tender-package';

/** A bid document while it is prepared. It is kept in this browser; its files are not. */
export interface BidDraft {
  /** The tender document that it was last looked at with. */
  readonly tender: string;
  readonly forms: Readonly<Record<string, FilledForm>>;
  /** Prices by the key of the bill, then by the number of the item. */
  readonly prices: Readonly<Record<string, Readonly<Record<string, PricedItem>>>>;
  readonly price: string;
  readonly sources: readonly PriceSource[];
}

/** Nothing is filled in yet. */
export const emptyDraft = (tender: string): BidDraft => ({ tender, forms: {}, prices: {}, price: '', sources: [] });

/** A file that was chosen for a form, and its hash. */
export interface ChosenFile extends BidAttachment {
  readonly file: File;
}

/** The prices of a draft for one bill, in the order of its items. */
export const pricedBill = (draft: BidDraft, key: string): PricedBill => ({
  key,
  items: Object.values(draft.prices[key] ?? {}).filter(({ unitPrice }) => unitPrice !== ''),
});

const deviceKey = 'bid-document-device';

/** A random value that this browser keeps: what stands in bid documents that are prepared in it. */
export function deviceMark(): string {
  const kept = localStorage.getItem(deviceKey);
  if (kept !== null && /^[0-9a-f]{32}$/.test(kept)) return kept;
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const mark = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  localStorage.setItem(deviceKey, mark);
  return mark;
}

/** The bid document of a draft as it stands. */
export function bidOf(
  draft: BidDraft,
  { tender, hash }: PublishedPackage,
  caseId: string,
  bidder: string,
  files: readonly ChosenFile[],
): BidDocument {
  return composeBid(tender, hash, {
    case: caseId,
    bidder,
    price: draft.price,
    forms: tender.bidderForms.flatMap(({ key }) => draft.forms[key] ?? []),
    bills: billsOf(tender, caseId).map(({ key }) => pricedBill(draft, key)),
    attachments: files.map(({ file: _, ...one }) => one),
    preparation: { device: deviceMark(), sources: draft.sources },
  });
}
