import { capitalAmount, parseAmount } from '../amount';
import { billsOf, type TenderPackage } from '../tender-document/tender-package';
import {
  bidDocumentFormat,
  type BidAttachment,
  type BidDocument,
  type FilledForm,
  type PricedBill,
  type Preparation,
} from './bid-document';
import { asksForPrices } from './bid-faults';
import { billSums, priceFault, sumOf } from './price-bill';

/** What a bidder has put together. */
export interface BidParts {
  readonly case: string;
  readonly bidder: string;
  /** Where it is no sum of bills; left out where it is. */
  readonly price?: string | undefined;
  readonly forms: readonly FilledForm[];
  readonly bills: readonly PricedBill[];
  readonly attachments: readonly BidAttachment[];
  readonly preparation: Preparation;
}

/** Whether the price of a bid is the sum of its bills: they are to be priced, and the price is money. */
export const isSumOfBills = (tender: TenderPackage, caseId: string): boolean =>
  asksForPrices(tender) && billsOf(tender, caseId).length > 0 && tender.project.unit !== '%';

/** What the bills of a case come to. */
export const billsTotal = (tender: TenderPackage, caseId: string, priced: readonly PricedBill[]): string =>
  sumOf(
    billsOf(tender, caseId).map(
      (bill) =>
        billSums(
          bill,
          priced.find(({ key }) => key === bill.key),
          tender.project.unit,
        ).total,
    ),
    tender.project.unit,
  );

/** The bid document of what a bidder has put together, complete or not: the price and its words are computed. */
export function composeBid(tender: TenderPackage, tenderHash: string, parts: BidParts): BidDocument {
  const { unit } = tender.project;
  const price = isSumOfBills(tender, parts.case) ? billsTotal(tender, parts.case, parts.bills) : (parts.price ?? '');
  const isMoney = unit === 'CNY' && priceFault(price, unit) === undefined;
  const isFilled = (row: Readonly<Record<string, string>>) => Object.values(row).some((value) => value.trim() !== '');
  return {
    format: bidDocumentFormat,
    tender: tenderHash,
    case: parts.case,
    bidder: parts.bidder,
    price,
    ...(isMoney && { priceInWords: capitalAmount(parseAmount(price, unit)) }),
    forms: parts.forms.map((form) => (form.rows ? { ...form, rows: form.rows.filter(isFilled) } : form)),
    bills: parts.bills,
    attachments: parts.attachments,
    preparation: parts.preparation,
  };
}
