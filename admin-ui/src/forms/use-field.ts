import { useController } from 'react-hook-form';
import { useFormSetting, type FormValues, type ShownFault } from './form-setting';

export interface FieldState<V> {
  /** Undefined when nothing is filled in. */
  readonly value: V | undefined;
  readonly change: (value: V | undefined) => void;
  readonly leave: () => void;
  readonly ids: FieldIds;
  readonly fault: ShownFault | undefined;
}

export interface FieldIds {
  readonly frame: string;
  readonly input: string;
  readonly label: string;
  readonly help: string;
  readonly fault: string;
}

/** The ids of the parts of a field, made from the id of the form and the place of the value. */
export function fieldIds(formId: string, path: string): FieldIds {
  const base = `${formId}-${path.replaceAll('.', '-')}`;
  return {
    frame: `${base}-frame`,
    input: base,
    label: `${base}-label`,
    help: `${base}-help`,
    fault: `${base}-fault`,
  };
}

/** The fault to be shown at a place: its own, or the first one inside it. */
export function faultAt(shown: readonly ShownFault[], path: string, inside = false): ShownFault | undefined {
  return (
    shown.find((fault) => fault.path === path) ??
    (inside ? shown.find((fault) => fault.path.startsWith(`${path}.`)) : undefined)
  );
}

/** Connects an input with the value at its place in the form. */
export function useField<V>(path: string): FieldState<V> {
  const { formId, shown, leave } = useFormSetting();
  const { field } = useController<FormValues>({ name: path });
  return {
    value: (field.value ?? undefined) as V | undefined, // the definition of the field says what its value is
    change: (value) => field.onChange(value ?? null),
    leave: () => {
      field.onBlur();
      leave(path);
    },
    ids: fieldIds(formId, path),
    fault: faultAt(shown, path),
  };
}

/** What ties an input to its label, help and fault for assistive technology. */
export function describe({ ids, fault }: Pick<FieldState<unknown>, 'ids' | 'fault'>): {
  'aria-describedby': string;
  'aria-invalid': boolean;
} {
  return { 'aria-describedby': fault ? `${ids.fault} ${ids.help}` : ids.help, 'aria-invalid': !!fault };
}
