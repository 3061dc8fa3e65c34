import type { Field, Form } from '../../../definitions/language';
import type { ShownFault } from './form-setting';
import type { Expected } from './uploads/use-under-way';

/** The field at a place of a form, in a row of a list too. */
function fieldAt(form: Form, [name = '', , inner]: readonly string[]): Field | undefined {
  const field = form[name];
  return field?.type === 'list' && inner !== undefined ? field.of[inner] : field;
}

/** What still waits for a document is not sent, required or not: it would be left out. */
export const uploadFaults = (form: Form, expected: readonly Expected[]): readonly ShownFault[] =>
  expected.flatMap(({ path, name }) => {
    const title = fieldAt(form, path.split('.'))?.title;
    if (!title) return [];
    const message = {
      zh: `“${title.zh}”：“${name}”还没有传完，请等它传完，或先取消。`,
      en: `"${title.en}": “${name}” has not arrived yet. Wait for it, or cancel it.`,
    };
    return [{ path, rule: 'underWay', message }];
  });
