/** The parts of an OCDS 1.1 release (https://standard.open-contracting.org/1.1/) that the platform writes. */

export interface OrganizationReference {
  readonly id: string;
  readonly name: string;
}

/** A body with its roles, such as `buyer` or `tenderer`. */
export interface Organization extends OrganizationReference {
  readonly identifier?: { readonly scheme: string; readonly id: string; readonly legalName: string };
  readonly roles: readonly string[];
}

/** A JSON number loses cents above ninety trillion; the notice itself keeps every digit. */
export interface Value {
  readonly amount: number;
  readonly currency: string;
}

/** A document. `hash` (SHA-256) and `size` are additions of ours. */
export interface OcdsDocument {
  readonly id: string;
  readonly documentType: string;
  readonly title: string;
  readonly datePublished: string;
  readonly language: 'zh';
  readonly format?: string;
  readonly url?: string;
  readonly hash?: string;
  readonly size?: number;
}

export interface Milestone {
  readonly id: string;
  readonly title: string;
  readonly type: string;
  readonly code: string;
  readonly dueDate?: string;
  readonly dateMet?: string;
  readonly status: 'scheduled' | 'met' | 'notMet';
}

export interface Amendment {
  readonly id: string;
  readonly date: string;
  readonly description: string;
  readonly rationale?: string;
  readonly releaseID: string;
}

export type TenderStatus = 'planned' | 'active' | 'complete' | 'cancelled' | 'unsuccessful';

export interface Lot {
  readonly id: string;
  readonly title: string;
  readonly status: TenderStatus;
  readonly value?: Value;
}

export interface Tender {
  readonly id: string;
  readonly title: string;
  readonly description?: string;
  readonly status: TenderStatus;
  readonly procuringEntity?: OrganizationReference;
  readonly value?: Value;
  readonly minValue?: Value;
  readonly procurementMethod?: string;
  readonly procurementMethodDetails: string;
  readonly mainProcurementCategory?: string;
  readonly awardCriteria?: string;
  readonly awardCriteriaDetails?: string;
  readonly submissionMethod: readonly string[];
  readonly eligibilityCriteria?: string;
  readonly tenderPeriod?: { readonly startDate: string; readonly endDate?: string };
  readonly hasEnquiries?: boolean;
  readonly numberOfTenderers?: number;
  readonly tenderers?: readonly OrganizationReference[];
  readonly documents: readonly OcdsDocument[];
  readonly milestones: readonly Milestone[];
  readonly amendments: readonly Amendment[];
  readonly lots: readonly Lot[];
}

/** Of the extension for bids. `rank` and `score` of the published candidates, and a `rate`, are additions of ours. */
export interface Bid {
  readonly id: string;
  readonly date?: string;
  readonly status: 'valid';
  readonly tenderers: readonly OrganizationReference[];
  readonly value?: Value;
  readonly rate?: string;
  readonly rank?: number;
  readonly score?: string;
  readonly relatedLots: readonly string[];
}

export interface Award {
  readonly id: string;
  readonly title: string;
  readonly status: 'active' | 'cancelled';
  readonly date: string;
  readonly value?: Value;
  readonly rate?: string;
  readonly suppliers: readonly OrganizationReference[];
  readonly relatedLots: readonly string[];
  readonly relatedBid?: string;
  readonly documents: readonly OcdsDocument[];
}

export interface Contract {
  readonly id: string;
  readonly awardID: string;
  readonly title: string;
  readonly status: 'active' | 'cancelled';
  readonly value?: Value;
  readonly rate?: string;
  readonly dateSigned?: string;
  readonly documents: readonly OcdsDocument[];
}

/** All that is public of a contracting process at a moment. */
export interface Release {
  readonly ocid: string;
  readonly id: string;
  readonly date: string;
  readonly tag: readonly string[];
  readonly language: 'zh';
  readonly initiationType: 'tender';
  readonly parties: readonly Organization[];
  readonly buyer?: OrganizationReference;
  readonly tender: Tender;
  readonly bids?: {
    readonly statistics: readonly { readonly id: string; readonly measure: string; readonly value: number }[];
    readonly details: readonly Bid[];
  };
  readonly awards?: readonly Award[];
  readonly contracts?: readonly Contract[];
  readonly relatedProcesses?: readonly {
    readonly id: string;
    readonly relationship: readonly string[];
    readonly title: string;
    readonly scheme: 'ocid';
    readonly identifier: string;
  }[];
}

/** The extensions of OCDS that a release uses. */
export const extensions = [
  'https://raw.githubusercontent.com/open-contracting-extensions/ocds_lots_extension/v1.1.5/extension.json',
  'https://raw.githubusercontent.com/open-contracting-extensions/ocds_bid_extension/v1.1.5/extension.json',
] as const;
