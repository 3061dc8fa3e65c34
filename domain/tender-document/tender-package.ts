import { canonicalJson } from '../canonical';
import { sha256 } from '../hash';
import type { Unit } from '../amount';
import type { Better } from '../ranking/price-order';
import type { Bill } from './bill';

/** Name and version of the format, in every package. */
export const packageFormat = 'tender-document/1';

/** What is procured; each has templates of its own. */
export const tenderKinds = ['works', 'goods', 'services'] as const;
export type TenderKind = (typeof tenderKinds)[number];

/** A clause as it is read: nothing in it is left to be filled in. */
export interface Clause {
  /** Names it within its part: stays when clauses are moved, so that versions can be compared. */
  readonly key: string;
  readonly title: string;
  readonly text: string;
}

/** A chapter: 招标公告, 投标人须知 … */
export interface Part {
  readonly key: string;
  readonly title: string;
  readonly clauses: readonly Clause[];
}

/** A condition that every bidder must meet, and what shows that it does. */
export interface Qualification {
  readonly key: string;
  readonly title: string;
  readonly text: string;
  readonly proof?: string;
}

/** What bidders write into one field of a form, or one column of a table. */
export const bidderFieldTypes = ['text', 'longText', 'number', 'amount', 'date', 'choice', 'yesNo'] as const;
export interface BidderField {
  readonly key: string;
  readonly title: string;
  readonly type: (typeof bidderFieldTypes)[number];
  readonly required: boolean;
  /** What may be chosen; with `choice` alone. */
  readonly options?: readonly string[];
}

/**
 * What bidders must hand in. `fields`: fields filled in once. `table`: rows of them. `files`: documents of their own.
 * `pricedBill`: the bill of quantities with their prices. `statement`: a text that they sign as it is.
 */
export const bidderFormKinds = ['statement', 'fields', 'table', 'files', 'pricedBill'] as const;
export interface BidderForm {
  readonly key: string;
  readonly title: string;
  readonly kind: (typeof bidderFormKinds)[number];
  /** What it says, or how it is to be filled in. */
  readonly text: string;
  readonly required: boolean;
  /** Only where the kind has fields: `fields`, `table`. */
  readonly fields: readonly BidderField[];
}

/** A document that belongs to the tender document: a drawing, a technical standard. */
export interface Attachment {
  /** The id of the document on the platform. */
  readonly id: string;
  readonly name: string;
  readonly sha256: string;
  /** Bytes. */
  readonly size: number;
}

/**
 * How bids are evaluated: the values of the fields of `domain/ranking/stated-method.ts`, with what bounds the price.
 * Amounts are decimal strings in the unit of the case.
 */
export type StatedEvaluation = Readonly<Record<string, unknown>>;

/** A lot that the document is for. */
export interface PackageLot {
  /** The id of its case. */
  readonly case: string;
  readonly title: string;
}

/**
 * A tender document that machines read, whole: what people read is made from it, and what bids are evaluated by stands
 * in it. Its file is its canonical JSON; the SHA-256 of that names it. Texts are in the language of the tender.
 */
export interface TenderPackage {
  readonly format: typeof packageFormat;
  /** 1 for the document that is filed; each that is issued later has the next. */
  readonly version: number;
  /** The SHA-256 of the package that it replaces; none for the first. */
  readonly replaces?: string;
  readonly kind: TenderKind;
  readonly template: { readonly id: string; readonly version: number; readonly source: string };
  readonly project: {
    readonly id: string;
    readonly title: string;
    readonly tenderer: string;
    readonly agency?: string;
    readonly region: string;
    readonly industry: string;
    /** What bids are stated in, and which bid is better. */
    readonly unit: Unit;
    readonly better: Better;
  };
  /** Every case that it is for; one where the project has no lots. */
  readonly lots: readonly PackageLot[];
  readonly parts: readonly Part[];
  readonly qualification: readonly Qualification[];
  readonly evaluation: StatedEvaluation;
  /** Bills of quantities; none where nothing is counted. */
  readonly boq: readonly Bill[];
  readonly bidderForms: readonly BidderForm[];
  readonly attachments: readonly Attachment[];
}

/** The file of a package, and the hash that names it. */
export function packageFile(tender: TenderPackage): { readonly text: string; readonly sha256: string } {
  const text = canonicalJson(tender);
  return { text, sha256: sha256(text) };
}

/**
 * Reads the file of a package, or answers undefined for what is none: another format, or not written as its hash is
 * made. That its parts are what the format says was checked when the platform composed it; a package from elsewhere is
 * known by its hash.
 */
export function readPackage(file: string): TenderPackage | undefined {
  let value: unknown;
  try {
    value = JSON.parse(file);
    if (canonicalJson(value) !== file) return undefined;
  } catch {
    return undefined;
  }
  const isPackage = typeof value === 'object' && value !== null && 'format' in value && value.format === packageFormat;
  return isPackage ? (value as TenderPackage) : undefined; // composed by the platform, whose hash it has
}

/** The bills that count for a case: those of its lot, and those of all lots. */
export const billsOf = ({ boq }: Pick<TenderPackage, 'boq'>, caseId: string): readonly Bill[] =>
  boq.filter(({ lot }) => lot === undefined || lot === caseId);
