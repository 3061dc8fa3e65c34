import type { Unit } from '../../domain/amount';
import { compare, decimalText, parseRational, rational, sum, type Rational } from '../../domain/rational';
import { isAllowed, isAsked, isRequired } from './asked-fields';
import { checkAmount } from './check-amount';
import { checkCommittee } from './check-committee';
import { checkCorrections } from './check-corrections';
import { checkMethod, evaluates } from './check-method';
import { checkScoreSheet } from './check-score-sheet';
import {
  checkBid,
  checkBoolean,
  checkChoice,
  checkDate,
  checkDocuments,
  checkId,
  checkNumber,
  checkPerson,
  checkRegion,
  checkSeedPart,
  checkSpeciality,
  checkText,
  most,
} from './check-value';
import type { Field, Form, RuleReference } from './field';
import type { FormContext } from './form-context';
import {
  isEmpty,
  isRecord,
  join,
  own,
  refuse,
  refuseByRule,
  refuseCount,
  refuseTwice,
  refuseType,
  refuseUnknown,
  type Fault,
  type Place,
  type Values,
} from './form-fault';
import { text } from './text';

type ListField = Extract<Field, { readonly type: 'list' }>;

type Cleaned = Record<string, unknown>;

/**
 * Checks what somebody filled in, and tidies it: texts are trimmed, empty optional values left out, amounts and instants
 * written in their canonical form. `values` holds what passed; it may be used only when there are no faults. Checking
 * the tidied values again gives the same values. Never throws, whatever `values` is.
 */
export function checkForm(
  form: Form,
  values: unknown,
  context: FormContext,
): { readonly faults: readonly Fault[]; readonly values: Record<string, unknown> } {
  const faults: Fault[] = [];
  if (!isRecord(values)) {
    const message = text('表单应为一组填写项。', 'A form is a set of fields.');
    return { faults: [{ path: '', rule: 'notAForm', params: {}, message }], values: {} };
  }
  const unit = unitOf(form, values, context);
  const place: Place = { path: '', context, unit, values, faults };
  const cleaned = checkFields(form, values, place);
  if (faults.length === 0 && evaluates(form)) checkMethod(form, cleaned, place);
  return { values: cleaned, faults };
}

function unitOf(form: Form, values: Values, context: FormContext): Unit {
  const asked = own(form, 'unit');
  const unit = own(values, 'unit');
  if (asked?.type !== 'choice') return context.unit;
  return unit === 'CNY' || unit === 'JPY' || unit === '%' ? unit : context.unit;
}

/** Checks the fields of a form, or of one row of a list. */
function checkFields(form: Form, values: Values, place: Place): Cleaned {
  const cleaned: Cleaned = {};
  for (const key of Object.keys(values)) {
    if (!Object.hasOwn(form, key)) refuseUnknown(key, place);
  }
  for (const [name, field] of Object.entries(form)) {
    const raw = own(values, name);
    const at = { ...place, path: join(place.path, name), values };
    if (!isAsked(form, values, name, [])) {
      if (!isEmpty(raw)) refuse(at, field, 'notAsked', {}, text('在此情形下不填写', 'is not asked for in this case'));
      continue;
    }
    if (!isAllowed(field, place.context)) {
      if (!isEmpty(raw))
        refuseByRule(at, field, own(place.context.rules, (field as { allowedBy: RuleReference }).allowedBy.rule));
      continue;
    }
    if (isEmpty(raw)) {
      if (isRequired(field, values)) refuse(at, field, 'required', {}, text('必须填写', 'is required'));
      continue;
    }
    const value = checkValue(field, raw, at);
    if (value !== undefined) cleaned[name] = value;
  }
  return cleaned;
}

/** The tidied value, or undefined when a fault was found. */
function checkValue(field: Field, raw: unknown, at: Place): unknown {
  switch (field.type) {
    case 'text':
      return checkText(field, raw, at);
    case 'amount':
      return checkAmount(field, raw, at);
    case 'number':
      return checkNumber(field, raw, at);
    case 'date':
    case 'dateTime':
      return checkDate(field, raw, at);
    case 'choice':
      return checkChoice(field, raw, at);
    case 'boolean':
      return checkBoolean(field, raw, at);
    case 'document':
      return field.many ? checkDocuments(field, raw, at) : checkId(field, raw, at);
    case 'list':
      return checkList(field, raw, at);
    case 'committee':
      return checkCommittee(field, raw, at);
    case 'region':
      return checkRegion(field, raw, at);
    case 'body':
      return checkId(field, raw, at);
    case 'person':
      return checkPerson(field, raw, at);
    case 'bid':
      return checkBid(field, raw, at);
    case 'speciality':
      return checkSpeciality(field, raw, at);
    case 'seedPart':
      return checkSeedPart(field, raw, at);
    case 'scoreSheet':
      return checkScoreSheet(field, raw, at);
    case 'corrections':
      return checkCorrections(field, raw, at);
  }
}

function checkList(field: ListField, raw: unknown, at: Place): readonly Cleaned[] | undefined {
  if (!Array.isArray(raw)) return refuseType(at, field, text('列表', 'a list'));
  const atMost = field.atMost ?? most.rows;
  if (raw.length > atMost) return refuseCount(at, field, 'tooMany', atMost);
  if (field.atLeast !== undefined && raw.length < field.atLeast) return refuseCount(at, field, 'tooFew', field.atLeast);

  const before = at.faults.length;
  const items: readonly unknown[] = raw;
  const rows = items.map((item, index) => checkRow(field, item, { ...at, path: join(at.path, String(index)) }));
  if (at.faults.length > before) return undefined;

  const { distinct } = field;
  const keys = rows.map((row) => (distinct === undefined ? undefined : row[distinct]));
  if (refuseTwice(at, field, keys)) return undefined;
  return isWrongSum(field, rows, at) ? undefined : rows;
}

function checkRow(field: ListField, item: unknown, at: Place): Cleaned {
  if (isRecord(item)) return checkFields(field.of, item, at);
  refuseType(at, field, text('一行填写项', 'made of rows of fields'));
  return {};
}

function isWrongSum(field: ListField, rows: readonly Cleaned[], at: Place): boolean {
  const { sumsTo } = field;
  if (!sumsTo || rows.length === 0) return false;
  const total = sum(rows.map((row) => numberIn(row[sumsTo.field])));
  if (compare(total, parseRational(sumsTo.total)) === 0) return false;
  const actual = decimalText(total);
  const part = own(field.of, sumsTo.field)?.title ?? text(sumsTo.field, sumsTo.field);
  refuse(
    at,
    field,
    'wrongSum',
    { expected: sumsTo.total, actual },
    text(
      `各行“${part.zh}”之和应为 ${sumsTo.total}，现为 ${actual}`,
      `must add up to ${sumsTo.total} ("${part.en}" of all rows), and adds up to ${actual}`,
    ),
  );
  return true;
}

const numberIn = (value: unknown): Rational =>
  typeof value === 'number' || typeof value === 'string' ? parseRational(String(value)) : rational(0n);
