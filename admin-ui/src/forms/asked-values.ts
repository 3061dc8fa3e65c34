import type { Form } from '../../../definitions/language';
import { askedFields } from '../../../definitions/language/asked-fields';
import type { FormContext } from '../../../definitions/language/form-context';
import type { FormValues } from './form-setting';

const isRow = (value: unknown): value is FormValues =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The values of the fields that are asked for now, without what was left empty; others must not be sent. */
export function askedValues(form: Form, values: FormValues, context: FormContext): FormValues {
  const asked: FormValues = {};
  for (const name of askedFields(form, values, context)) {
    const value = values[name];
    if (value === null || value === undefined || value === '') continue;
    const field = form[name];
    asked[name] =
      field?.type === 'list' && Array.isArray(value)
        ? value.map((row: unknown) => (isRow(row) ? askedValues(field.of, row, context) : row))
        : value;
  }
  return asked;
}
