import type { Field, Form } from './field';

/**
 * Whether nothing that has happened in a case decides about what may be filled in: the form itself and the rules of the
 * definition do. The context of such a form holds no more than those (`FormContext`).
 */
export const standsAlone = (form: Form): boolean => Object.values(form).every(fieldStandsAlone);

function fieldStandsAlone(field: Field): boolean {
  switch (field.type) {
    case 'text':
    case 'number':
    case 'boolean':
    case 'document':
      return true;
    case 'choice':
      return field.evaluates === undefined;
    case 'list':
      return standsAlone(field.of);
    default:
      return false;
  }
}
