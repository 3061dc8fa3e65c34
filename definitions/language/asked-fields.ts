import type { Condition, Field, Form } from './field';
import type { FormContext } from './form-context';
import { own, type Values } from './form-fault';

/**
 * The fields that are asked for, in order: those whose `when` is met, and, given a context, that its rules allow.
 * Values of other fields must not be sent.
 */
export function askedFields(form: Form, values: Values, context?: FormContext): readonly string[] {
  return Object.keys(form).filter((name) => isAsked(form, values, name, []) && isAllowed(form[name], context));
}

/** Whether a value must be given for a field that is asked. */
export function isRequired(field: Field, values: Values): boolean {
  return (
    !(field.optional || field.requiredWhen) || (field.requiredWhen !== undefined && holds(field.requiredWhen, values))
  );
}

/** Whether the `when` of a field is met, and of the field that it depends on. */
export function isAsked(form: Form, values: Values, name: string, within: readonly string[]): boolean {
  const condition = own(form, name)?.when;
  if (!condition) return true;
  if (within.includes(condition.field)) return false;
  return holds(condition, values) && isAsked(form, values, condition.field, [...within, name]);
}

/** Whether the rules of the context allow a field. */
export function isAllowed(field: Field | undefined, context: FormContext | undefined): boolean {
  if (!context || field?.type !== 'amount' || !field.allowedBy) return true;
  return own(context.rules, field.allowedBy.rule)?.value === true;
}

function holds({ field, is }: Condition, values: Values): boolean {
  const value = own(values, field);
  return Array.isArray(is) ? is.some((each) => each === value) : value === is;
}

/** The values that meet a condition. */
export const valuesOf = ({ is }: Condition): readonly (string | boolean)[] =>
  typeof is === 'string' || typeof is === 'boolean' ? [is] : is;
