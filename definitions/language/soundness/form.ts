import { valuesOf } from '../asked-fields';
import type { DateLimits, Field, Form } from '../field';
import { fault, type Faults } from './definition-fault';
import { checkEvaluatedForm } from './evaluated-form';
import type { Examined, Placed } from './examined';
import { needField, needGiven } from './needed-field';
import { needMoment } from './needed-moment';
import { needDeadline, needRoles, needUntil } from './needed-names';
import { needRule } from './needed-rule';

/** Every field finds the roles, rules, fields and dates that it names. */
export function* checkForm(examined: Examined, placed: Placed, form: Form, path: string): Faults {
  for (const [name, field] of Object.entries(form)) yield* checkField(examined, placed, form, `${path}.${name}`, field);
  yield* checkEvaluatedForm(form, path);
}

function* checkField(examined: Examined, placed: Placed, form: Form, at: string, field: Field): Faults {
  yield* needRoles(examined, `${at}.heldBy`, field.heldBy);
  yield* needRoles(examined, `${at}.visibleTo`, field.visibleTo);
  yield* needUntil(examined, at, field.secretUntil);
  for (const word of ['when', 'requiredWhen'] as const) {
    const condition = field[word];
    if (condition) yield* checkCondition(`${at}.${word}`, form, condition);
  }
  switch (field.type) {
    case 'amount':
      if (field.allowedBy) yield* needRule(examined, `${at}.allowedBy`, field.allowedBy, 'boolean');
      if (field.share) {
        yield* needRule(examined, `${at}.share`, field.share.percent, 'number');
        if (field.share.atMost) yield* needRule(examined, `${at}.share`, field.share.atMost, 'number');
        yield* needGiven(examined, `${at}.share`, field.share.of, ({ type }) => type === 'amount');
      }
      break;
    case 'number':
      for (const word of ['atLeast', 'atMost'] as const) {
        const bound = field[word];
        if (typeof bound === 'object') yield* needRule(examined, `${at}.${word}`, bound, 'number');
      }
      break;
    case 'date':
    case 'dateTime':
      yield* checkLimits(examined, `${at}.atLeast`, field.atLeast, placed.stage, form);
      yield* checkLimits(examined, `${at}.atMost`, field.atMost, placed.stage, form);
      break;
    case 'choice':
      if (Object.keys(field.options).length === 0) {
        yield fault(`${at}.options`, 'wrongField', '没有选项', 'there are no options');
      }
      break;
    case 'list':
      yield* checkList(examined, placed, at, field);
      break;
    case 'committee':
      yield* needRule(examined, `${at}.size`, field.size, 'number');
      yield* needRule(examined, `${at}.expertShare`, field.expertShare, 'fraction');
      yield* needRoles(examined, `${at}.representatives`, [field.representatives]);
      break;
    case 'person':
      yield* needRoles(examined, `${at}.role`, [field.role]);
      break;
    default:
  }
}

function* checkList(
  examined: Examined,
  placed: Placed,
  at: string,
  { of, distinct, sumsTo }: Extract<Field, { readonly type: 'list' }>,
): Faults {
  yield* checkForm(examined, placed, of, `${at}.of`);
  if (distinct !== undefined) yield* needField(`${at}.distinct`, of, distinct, () => true);
  if (!sumsTo) return;
  yield* needField(`${at}.sumsTo`, of, sumsTo.field, ({ type }) => type === 'number' || type === 'amount');
  if (!/^[0-9]{1,15}(\.[0-9]{1,9})?$/.test(sumsTo.total)) {
    yield fault(`${at}.sumsTo`, 'wrongField', '合计应为数字', 'the total must be a plain decimal number');
  }
}

function* checkCondition(at: string, form: Form, { field: name, is }: NonNullable<Field['when']>): Faults {
  const isThere = yield* needField(at, form, name, ({ type }) => type === 'choice' || type === 'boolean');
  if (!isThere) return;
  const field = form[name];
  for (const value of valuesOf({ field: name, is })) {
    const fits = field?.type === 'choice' ? Object.hasOwn(field.options, String(value)) : typeof value === 'boolean';
    if (!fits) yield fault(at, 'unknownOption', `${name} 不会等于 ${value}`, `${name} is never ${value}`);
  }
}

function* checkLimits(
  examined: Examined,
  at: string,
  limits: DateLimits | undefined,
  stage: string | undefined,
  form: Form,
): Faults {
  if (!limits) return;
  for (const limit of 'after' in limits ? [limits] : limits) {
    if (limit.period) yield* needRule(examined, at, limit.period, 'period');
    if (limit.after !== 'deadline') yield* needMoment(examined, at, limit.after, stage, form);
    else if (stage !== undefined) yield* needDeadline(examined, at, stage);
  }
}
