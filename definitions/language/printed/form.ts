import type { Field, Form } from '../field';
import type { Action } from '../process';
import { text, type Text } from '../text';
import { fieldLimits } from './field-limits';
import { secrecy } from './secrecy';
import { table } from './table';
import type { Wording } from './wording';

const types: Readonly<Record<Field['type'], Text>> = {
  text: text('文字', 'text'),
  amount: text('金额或费率', 'amount or rate'),
  number: text('数字', 'number'),
  date: text('日期', 'date'),
  dateTime: text('时间', 'date and time'),
  choice: text('选择', 'choice'),
  boolean: text('是否', 'yes or no'),
  document: text('文件', 'document'),
  list: text('列表', 'list'),
  committee: text('委员会名单', 'members of the committee'),
  region: text('行政区划', 'administrative division'),
  body: text('单位', 'body'),
  person: text('人员', 'person'),
  bid: text('投标', 'bid'),
  scoreSheet: text('评审表', 'score sheet'),
};

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
      said(types[field.type]),
      required(wording, field, form),
      [...fieldLimits(wording, field, form), ...readers(wording, field, action)].join(word('；', '; ')) || '—',
      source(field.article),
    ]),
  );
}

function required({ word, said, value }: Wording, field: Field, form: Form): string {
  const condition = field.when ?? field.requiredWhen;
  if (!condition) return field.optional ? word('否', 'no') : word('是', 'yes');
  const other = form[condition.field];
  const option = other?.type === 'choice' ? other.options[String(condition.is)] : undefined;
  const is = option ? said(option) : value(condition.is);
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
