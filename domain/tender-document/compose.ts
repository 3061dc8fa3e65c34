import type { Bill } from './bill';
import { filled } from './placeholders';
import type { TenderDraft } from './tender-draft';
import { packageFormat, type Attachment, type TenderPackage } from './tender-package';

/** What a package is made of beside its draft. */
export interface Ground {
  readonly version: number;
  readonly replaces: string | undefined;
  readonly project: TenderPackage['project'];
  readonly lots: TenderPackage['lots'];
  /** What the case states by itself, by the names of `knownFacts`. */
  readonly facts: Readonly<Record<string, string>>;
  readonly boq: readonly Bill[];
  readonly attachments: readonly Attachment[];
}

/** The texts of a draft with facts where they name them. */
export function filledDraft(
  draft: TenderDraft,
  known: Readonly<Record<string, string>>,
): Pick<TenderPackage, 'parts' | 'qualification' | 'bidderForms'> {
  const facts = { ...draft.facts, ...known };
  const fill = (text: string) => filled(text, facts).trim();
  return {
    parts: draft.parts.map(({ key, title, clauses }) => ({
      key,
      title: fill(title),
      clauses: clauses.map((clause) => ({ key: clause.key, title: fill(clause.title), text: fill(clause.text) })),
    })),
    qualification: draft.qualification.map(({ key, title, text, proof }) => ({
      key,
      title: fill(title),
      text: fill(text),
      ...(proof !== undefined && proof.trim() !== '' && { proof: fill(proof) }),
    })),
    bidderForms: draft.bidderForms.map((form) => ({ ...form, title: fill(form.title), text: fill(form.text) })),
  };
}

/** The package of a draft that has no faults: facts stand where texts named them. */
export const composePackage = (draft: TenderDraft, ground: Ground): TenderPackage => ({
  format: packageFormat,
  version: ground.version,
  ...(ground.replaces !== undefined && { replaces: ground.replaces }),
  kind: draft.kind,
  template: draft.template,
  project: ground.project,
  lots: ground.lots,
  ...filledDraft(draft, ground.facts),
  evaluation: draft.evaluation,
  boq: ground.boq,
  attachments: ground.attachments,
});
