import type { Field, Form } from '../field';
import type { Action } from '../process';
import { text } from '../text';
import { conditionValues } from './condition-values';
import { fieldLimits } from './field-limits';
import { fieldTypes } from './field-types';
import { secrecy } from './secrecy';
import { table } from './table';
import type { Wording } from './wording';

/** The fields of a form, one row each. */
export function printForm(wording: Wording, form: Form, action: Action | undefined): readonly string[] {
  const { word, said, source } = wording;
  const fields = Object.values(form);
  if (fields.length === 0) return [];
  return table(
    [
      word('填写项', 'Field'),
      word('类型', 'Type'),
      word('必填', 'Required'),
      word('要求', 'Limits'),
      word('依据', 'Source'),
    ],
    fields.map((field) => [
      said(field.title),
      said(fieldTypes[field.type]),
      required(wording, field, form),
      [...fieldLimits(wording, field, form), ...readers(wording, field, action)].join(word('；', '; ')) || '—',
      source(field.article),
    ]),
  );
}

function required(wording: Wording, field: Field, form: Form): string {
  const { word, said } = wording;
  const condition = field.when ?? field.requiredWhen;
  if (!condition) return field.optional ? word('否', 'no') : word('是', 'yes');
  const other = form[condition.field];
  const is = conditionValues(wording, condition, form);
  const title = said(other?.title ?? text(condition.field, condition.field));
  return field.when
    ? word(`仅当“${title}”为“${is}”`, `only when "${title}" is "${is}"`)
    : word(`“${title}”为“${is}”时`, `when "${title}" is "${is}"`);
}

function* readers(wording: Wording, field: Field, action: Action | undefined): Iterable<string> {
  const { word, roles } = wording;
  if (field.secretUntil) yield word(...secrecy(wording, field.secretUntil, field.heldBy ?? action?.heldBy));
  if (field.visibleTo) yield word(`可阅：${roles(field.visibleTo)}`, `read by: ${roles(field.visibleTo)}`);
}
