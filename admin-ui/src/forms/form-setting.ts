import { createContext, useContext, type ComponentType } from 'react';
import type { Unit } from '../../../domain/amount';
import type { Field, FieldType } from '../../../definitions/language';
import type { Fault } from '../../../definitions/language/form-fault';
import type { FormContext } from '../../../definitions/language/form-context';
import type { DraftPlace } from './use-draft';

/** Values of a form by field name, as they are typed and sent. */
export type FormValues = Record<string, unknown>;

/** A broken rule as the console or the API found it. */
export type ShownFault = Pick<Fault, 'path' | 'message'> & {
  readonly rule: string;
  readonly article?: string | undefined;
};

/** What the fields of one form have in common. */
export interface FormSetting {
  readonly context: FormContext;
  /** The unit that amounts of this form are stated in. */
  readonly unit: Unit;
  /** The case that the form belongs to; none while a case is being opened. */
  readonly caseId: string | undefined;
  /** Where drafts of the form are kept, which names it among the forms of the case. */
  readonly draft: DraftPlace;
  /** Begins the ids of everything in this form. */
  readonly formId: string;
  /** The faults that may be shown now. */
  readonly shown: readonly ShownFault[];
  /** Notes that somebody left a field, so that its faults may be shown. */
  readonly leave: (path: string) => void;
  /** Takes the documents of the form. */
  readonly Documents: ComponentType<InputProps<'document'>>;
  /** Draws a field; given here because a list draws fields inside a field. */
  readonly Field: ComponentType<{ readonly path: string; readonly field: Field; readonly required: boolean }>;
}

/** What every input of a field is told. */
export interface InputProps<T extends FieldType> {
  /** Where the value stands in the form: `criteria.0.max`. */
  readonly path: string;
  readonly field: Extract<Field, { readonly type: T }>;
  readonly required: boolean;
}

/** Tells the fields of a form what they have in common. */
export const FormSettingContext = createContext<FormSetting | undefined>(undefined);

/**
 * What the fields of this form have in common.
 * @throws Error outside a form
 */
export function useFormSetting(): FormSetting {
  const setting = useContext(FormSettingContext);
  if (!setting) throw new Error('a field stands in a DefinitionForm');
  return setting;
}
