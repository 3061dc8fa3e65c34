import type { Field, Form } from '../field';
import { fault, type Faults } from './definition-fault';
import type { Examined } from './examined';
import { needAction } from './needed-names';

/** The field of that name, and nothing that every object of JavaScript has. */
export const fieldOf = (form: Form, name: string): Field | undefined =>
  Object.hasOwn(form, name) ? form[name] : undefined;

/** Whether a date or an instant is given in the field. */
export const isInstantField = (field: Field): boolean => field.type === 'date' || field.type === 'dateTime';

/** @returns whether the form has such a field, of a type that fits */
export function* needField(at: string, form: Form, name: string, fits: (field: Field) => boolean): Faults<boolean> {
  const field = fieldOf(form, name);
  if (field && fits(field)) return true;
  yield field
    ? fault(
        at,
        'wrongField',
        `${name} 的类型 ${field.type} 不符`,
        `the field ${name} has the wrong type, ${field.type}`,
      )
    : fault(at, 'unknownField', `表单没有 ${name}`, `the form has no field ${name}`);
  return false;
}

/** @returns whether there is such an action with such a field, of a type that fits */
export function* needGiven(
  examined: Examined,
  at: string,
  [name, field]: readonly [string, string],
  fits: (field: Field) => boolean,
): Faults<boolean> {
  if (!(yield* needAction(examined, at, name))) return false;
  return yield* needField(at, examined.actions.get(name)?.action.form ?? {}, field, fits);
}
