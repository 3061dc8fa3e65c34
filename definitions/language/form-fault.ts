import type { Unit } from '../../domain/amount';
import type { CorrectionFault } from '../../domain/bid-document/decide-corrections';
import type { SheetFault } from '../../domain/ranking/score-sheet';
import type { MethodFault } from '../../domain/ranking/stated-method';
import type { Field } from './field';
import type { FormContext } from './form-context';
import type { Rule } from './process';
import { citation } from './citation';
import { text, type Text } from './text';

/** The rule that a value broke. */
export type FaultRule =
  | 'notAForm'
  | 'unknownField'
  | 'notAsked'
  | 'required'
  | 'wrongType'
  | 'unreadable'
  | 'oneLine'
  | 'tooLong'
  | 'wrongPattern'
  | 'notAnAmount'
  | 'negativeAmount'
  | 'tooManyDecimals'
  | 'tooLarge'
  | 'notAllowed'
  | 'aboveShare'
  | 'notAwardPrice'
  | 'tooSmall'
  | 'tooGreat'
  | 'notADate'
  | 'notAnInstant'
  | 'tooEarly'
  | 'tooLate'
  | 'notAnOption'
  | 'mustBeYes'
  | 'notAnId'
  | 'notARegion'
  | 'notASpeciality'
  | 'notASeedPart'
  | 'twice'
  | 'tooFew'
  | 'tooMany'
  | 'wrongSum'
  | 'evenCommittee'
  | 'tooFewExperts'
  | 'unknownBid'
  | 'notAppointed'
  | 'alreadyAppointed'
  | SheetFault['rule']
  | CorrectionFault['rule']
  | MethodFault['rule'];

/** One thing that is wrong with a form, where, and in words. */
export interface Fault {
  /** Keys joined by points: `criteria.0.max`; empty for the form as a whole. */
  readonly path: string;
  readonly rule: FaultRule;
  readonly params: Readonly<Record<string, string | number | boolean>>;
  readonly message: Text;
  readonly article?: string;
}

export type Params = Fault['params'];

export type Values = Readonly<Record<string, unknown>>;

/** Where a value stands: what it is checked against, and where its faults go. */
export interface Place {
  readonly path: string;
  readonly context: FormContext;
  readonly unit: Unit;
  /** The other values of the same form or row. */
  readonly values: Values;
  readonly faults: Fault[];
}

/** What is not written as the field takes it breaks no law: its article would mislead. */
const onlyWriting: ReadonlySet<FaultRule> = new Set<FaultRule>([
  'wrongType',
  'unreadable',
  'oneLine',
  'tooLong',
  'wrongPattern',
  'notAnAmount',
  'negativeAmount',
  'tooManyDecimals',
  'tooLarge',
  'notADate',
  'notAnInstant',
  'notAnOption',
  'notAnId',
  'notARegion',
  'notASpeciality',
  'notASeedPart',
]);

/** Notes a fault of a field; `why` goes on after its title. Answers undefined, the value of a field that has none. */
export function refuse(
  at: Place,
  field: Field,
  rule: FaultRule,
  params: Params,
  why: Text,
  article: string | undefined = onlyWriting.has(rule) ? undefined : field.article,
): undefined {
  at.faults.push({
    path: at.path,
    rule,
    params,
    message: text(
      `“${field.title.zh}”${why.zh}${article ? `（${citation(article, 'zh')}）` : ''}。`,
      `"${field.title.en}" ${why.en}${article ? ` (${citation(article, 'en')})` : ''}.`,
    ),
    ...(article && { article }),
  });
  return undefined;
}

/** Notes that a value is not what the field takes. */
export function refuseType(at: Place, field: Field, what: Text): undefined {
  return refuse(at, field, 'wrongType', {}, text(`应为${what.zh}`, `must be ${what.en}`));
}

/** Notes that a rule of the process does not allow the field. */
export function refuseByRule(at: Place, field: Field, rule: Rule | undefined): void {
  const why = rule
    ? text(`不得填写，${rule.title.zh}：否`, `must not be given (${rule.title.en}: no)`)
    : text('不得填写', 'must not be given');
  refuse(at, field, 'notAllowed', {}, why, rule?.article);
}

/** Notes that a list has too few or too many entries. */
export function refuseCount(
  at: Place,
  field: Field,
  rule: 'tooFew' | 'tooMany',
  limit: number,
  article?: string,
): undefined {
  const why =
    rule === 'tooFew'
      ? text(`至少${limit}项`, `needs at least ${limit} entries`)
      : text(`最多${limit}项`, `may have at most ${limit} entries`);
  return refuse(at, field, rule, { limit }, why, article);
}

/** Whether a value stands twice in a list; then that is noted. */
export function refuseTwice(at: Place, field: Field, values: readonly unknown[]): boolean {
  const index = values.findIndex((each, place) => each !== undefined && values.indexOf(each) < place);
  const value = values[index];
  if (typeof value !== 'string' && typeof value !== 'number') return false;
  refuse(
    { ...at, path: join(at.path, String(index)) },
    field,
    'twice',
    { value },
    text(`重复：${value}`, `has ${value} twice`),
  );
  return true;
}

/** Notes a key that the form does not have. */
export function refuseUnknown(key: string, at: Place): void {
  const name = shortened(key);
  at.faults.push({
    path: join(at.path, name),
    rule: 'unknownField',
    params: { field: name },
    message: text(`表单没有“${name}”这一项。`, `The form has no field "${name}".`),
  });
}

/** What a stranger wrote, short enough to be repeated to him, and with nothing that cannot be shown. */
export function shortened(key: string): string {
  const shown = key.replace(/[\p{Surrogate}\p{Cc}]/gu, '\ufffd');
  return shown.length > 40 ? `${Array.from(shown).slice(0, 40).join('')}…` : shown;
}

/** Whether nothing was filled in. */
export function isEmpty(value: unknown): boolean {
  if (value === undefined || value === null) return true;
  if (typeof value === 'string') return value.trim() === '';
  return Array.isArray(value) && value.length === 0;
}

/** Whether a value is a set of fields. */
export function isRecord(value: unknown): value is Values {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The own property of that name: what a stranger sends may be called `__proto__`. */
export function own<T>(record: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}

/** The path of a key within a path. */
export const join = (path: string, key: string): string => (path === '' ? key : `${path}.${key}`);
