import type { Bill } from '../../domain/tender-document/bill';
import type { Difference } from '../../domain/tender-document/compare-packages';
import type { TenderDraft, TenderTemplate } from '../../domain/tender-document/tender-draft';
import { id, instant, integer, json, key, string, table } from './table';

/** Tender documents while they are written, and as they were composed. */

/** The tender document of a project while it is written. Whoever saves names the revision that they have seen. */
export interface TenderDraftRow {
  projectId: string;
  revision: number;
  draft: TenderDraft;
  boq: Bill[];
  savedAt: string;
  savedBy: string;
}

/** A tender document as it was composed: its package and the same as PDF, both documents of the store. */
export interface TenderPackageRow {
  /** The id of the document that is the package. */
  packageId: string;
  projectId: string;
  /** The id of the PDF. */
  documentId: string;
  version: number;
  /** Of the package. */
  sha256: string;
  /** Of the draft that it was made of. */
  revision: number;
  /** In what it differs from the one before it, long texts cut. */
  differences: Difference[];
  composedAt: string;
  composedBy: string;
}

/** A version of a template that a centre has published, for the cases of its region. */
export interface TenderTemplateRow {
  id: string;
  templateId: string;
  version: number;
  region: string;
  template: TenderTemplate;
  publishedAt: string;
}

export const tenderDocumentTables = {
  tenderDraft: table<TenderDraftRow>({
    name: 'tender_draft',
    columns: {
      projectId: key,
      revision: integer,
      draft: json,
      boq: json,
      savedAt: instant,
      savedBy: id,
    },
  }),
  tenderPackage: table<TenderPackageRow>({
    name: 'tender_package',
    columns: {
      packageId: key,
      projectId: id,
      documentId: id,
      version: integer,
      sha256: id,
      revision: integer,
      differences: json,
      composedAt: instant,
      composedBy: id,
    },
    indices: [['projectId', 'composedAt']],
  }),
  tenderTemplate: table<TenderTemplateRow>({
    name: 'tender_template',
    columns: {
      id: key,
      templateId: string(40),
      version: integer,
      region: string(6),
      template: json,
      publishedAt: instant,
    },
    unique: [['templateId', 'version']],
  }),
} as const;
