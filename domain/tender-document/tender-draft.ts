import type { BidderForm, Part, Qualification, StatedEvaluation, TenderKind } from './tender-package';

/** A fact that a template asks for and no form of the case states: the place of the site, the duration. */
export interface Blank {
  /** Texts name it as `{{key}}`. */
  readonly key: string;
  readonly title: string;
  readonly example?: string;
}

/** What a tender document of a kind begins with. What is published once is never changed: a new version follows. */
export interface TenderTemplate {
  readonly id: string;
  readonly version: number;
  readonly kind: TenderKind;
  readonly title: string;
  /** The public standard text whose structure it has. */
  readonly source: string;
  readonly blanks: readonly Blank[];
  readonly parts: readonly Part[];
  readonly qualification: readonly Qualification[];
  readonly evaluation: StatedEvaluation;
  readonly bidderForms: readonly BidderForm[];
}

/** A tender document while it is written, without its bills: they are kept apart, since they are large. */
export interface TenderDraft {
  readonly kind: TenderKind;
  readonly template: { readonly id: string; readonly version: number; readonly source: string };
  readonly blanks: readonly Blank[];
  /** What stands in the blanks, by their keys. */
  readonly facts: Readonly<Record<string, string>>;
  readonly parts: readonly Part[];
  readonly qualification: readonly Qualification[];
  readonly evaluation: StatedEvaluation;
  readonly bidderForms: readonly BidderForm[];
  /** Ids of documents. */
  readonly attachments: readonly string[];
}

/** A draft as a template begins it. */
export const draftFrom = (template: TenderTemplate): TenderDraft => ({
  kind: template.kind,
  template: { id: template.id, version: template.version, source: template.source },
  blanks: template.blanks,
  facts: {},
  parts: template.parts,
  qualification: template.qualification,
  evaluation: template.evaluation,
  bidderForms: template.bidderForms,
  attachments: [],
});

/** How much of each thing there may be; characters are those that people count. */
export const draftLimits = {
  parts: 30,
  clauses: 200,
  clause: 10_000,
  qualification: 50,
  bidderForms: 50,
  fields: 40,
  attachments: 100,
  blanks: 60,
  title: 200,
  fact: 500,
  text: 4_000,
} as const;
