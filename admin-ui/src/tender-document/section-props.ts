import type { FieldFault, TenderDraftView } from '../../../api/contract';

/** What every section of a tender document is told: of a draft, or of a template. */
export interface SectionProps<Part extends keyof TenderDraftView> {
  readonly draft: Pick<TenderDraftView, Part>;
  readonly faults: readonly FieldFault[];
  /** Nothing can be changed now. */
  readonly disabled: boolean;
  readonly onChange: (part: Partial<Pick<TenderDraftView, Part>>) => void;
}
