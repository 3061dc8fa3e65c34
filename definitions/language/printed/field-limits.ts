import type { DateLimit, DateLimits, Field, Form, RuleReference } from '../field';
import { text, type Text } from '../text';
import type { Wording } from './wording';

type Of<T extends Field['type']> = Extract<Field, { readonly type: T }>;

/** What a value of the field must keep to. */
export function fieldLimits(wording: Wording, field: Field, form: Form): readonly string[] {
  const { word, said, list, roles, rule } = wording;
  switch (field.type) {
    case 'text':
      return [
        ...(field.atMost === undefined ? [] : [word(`最多${field.atMost}字`, `at most ${field.atMost} characters`)]),
        ...(field.matches === undefined ? [] : [`\`${field.matches}\``]),
      ];
    case 'amount':
      return amountLimits(wording, field);
    case 'number':
      return [
        ...(field.whole ? [word('整数', 'a whole number')] : []),
        ...(field.atLeast === undefined ? [] : [`≥ ${numberOrRule(wording, field.atLeast)}`]),
        ...(field.atMost === undefined ? [] : [`≤ ${numberOrRule(wording, field.atMost)}`]),
      ];
    case 'date':
    case 'dateTime':
      return [
        ...dateLimits(wording, field.atLeast, text('不早于', 'not before'), form),
        ...dateLimits(wording, field.atMost, text('不晚于', 'not after'), form),
      ];
    case 'choice':
      return [list(Object.values(field.options).map(said))];
    case 'boolean':
      return field.mustBe ? [word('必须为“是”', 'must be yes')] : [];
    case 'list':
      return listLimits(wording, field);
    case 'committee':
      return [
        word(
          `单数，至少${rule(field.size)}人，专家不少于${rule(field.expertShare)}，其余为${roles([field.representatives])}代表`,
          `an odd number, at least ${rule(field.size)}, of whom at least ${rule(field.expertShare)} experts; the others represent: ${roles([field.representatives])}`,
        ),
      ];
    case 'person':
      return [roles([field.role])];
    default:
      return [];
  }
}

function amountLimits({ definition, word, rule, field: titleOf }: Wording, field: Of<'amount'>): readonly string[] {
  const limits: string[] = [];
  if (field.share) {
    const base = titleOf(...field.share.of);
    const percent = rule(field.share.percent);
    limits.push(word(`不超过“${base}”的 ${percent}%`, `at most ${percent} % of "${base}"`));
    const cap = field.share.atMost && rule(field.share.atMost);
    if (cap !== undefined) limits.push(word(`不超过 ${cap} 元`, `at most ${cap} yuan`));
  }
  if (field.equals) limits.push(word('等于中标价', 'equals the award price'));
  if (field.allowedBy && definition.rules[field.allowedBy.rule]?.value !== true) {
    limits.push(word('不得填写', 'must not be given'));
  }
  return limits;
}

function listLimits({ word, said, list }: Wording, field: Of<'list'>): readonly string[] {
  const columns = list(Object.values(field.of).map(({ title }) => said(title)));
  const sum = field.sumsTo;
  const summed = said((sum && field.of[sum.field]?.title) ?? text('', ''));
  return [
    word(`每行：${columns}`, `each row: ${columns}`),
    ...(field.atLeast === undefined ? [] : [word(`至少${field.atLeast}行`, `at least ${field.atLeast} rows`)]),
    ...(field.atMost === undefined ? [] : [word(`最多${field.atMost}行`, `at most ${field.atMost} rows`)]),
    ...(sum ? [word(`“${summed}”合计 ${sum.total}`, `"${summed}" adds up to ${sum.total}`)] : []),
  ];
}

const numberOrRule = ({ rule }: Wording, bound: number | RuleReference): string =>
  typeof bound === 'number' ? String(bound) : rule(bound);

function dateLimits(wording: Wording, limits: DateLimits | undefined, bound: Text, form: Form): readonly string[] {
  if (!limits) return [];
  return ('after' in limits ? [limits] : limits).map((limit) => dateLimit(wording, limit, bound, form));
}

function dateLimit({ word, said, moment, rule }: Wording, { period, after }: DateLimit, bound: Text, form: Form) {
  const from = after === 'deadline' ? word('现行期限', 'the deadline as it stands') : moment(after, form);
  if (!period) return `${said(bound)}${word('', ' ')}${from}`;
  const length = rule(period);
  return word(`${bound.zh}${from}后${length}`, `${bound.en} ${length} after ${from}`);
}
