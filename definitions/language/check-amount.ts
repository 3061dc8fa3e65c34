import {
  AmountError,
  compareAmounts,
  decimalsOf,
  formatAmount,
  groupAmount,
  parseAmount,
  type Amount,
  type AmountRule,
  type Unit,
} from '../../domain/amount';
import { compare, multiply, parseRational, rational } from '../../domain/rational';
import { unitOfAmount, type Field } from './field';
import { own, refuse, refuseType, type FaultRule, type Place } from './form-fault';
import { text, type Text } from './text';

type AmountField = Extract<Field, { readonly type: 'amount' }>;

const amountFaults: Readonly<Record<Exclude<AmountRule, 'wrongUnit'>, FaultRule>> = {
  notANumber: 'notAnAmount',
  negative: 'negativeAmount',
  tooManyDecimals: 'tooManyDecimals',
  tooLarge: 'tooLarge',
};

const examples: Readonly<Record<Unit, string>> = { CNY: '1225000.00', JPY: '1225000', '%': '90.2950' };

/** An amount in the unit of the place, in its canonical form, within its share or equal to the award price. */
export function checkAmount(field: AmountField, raw: unknown, within: Place): string | undefined {
  const at = { ...within, unit: unitOfAmount(field, within.unit) };
  if (typeof raw !== 'string')
    return refuseType(at, field, text('以文字表示的小数', 'a decimal number written as text'));
  const amount = readAmount(raw.trim(), at.unit);
  if (typeof amount === 'string') {
    const decimals = decimalsOf(at.unit);
    const reasons: Readonly<Record<AmountRule, Text>> = {
      notANumber: text(`应为数字，如 ${examples[at.unit]}`, `must be a plain number such as ${examples[at.unit]}`),
      negative: text('不能为负数', 'must not be negative'),
      tooManyDecimals:
        decimals === 0
          ? text('应为整数，没有小数', 'must be a whole number, without decimals')
          : text(`最多 ${decimals} 位小数`, `may have at most ${decimals} decimals`),
      tooLarge: text('数额过大', 'is too large'),
      wrongUnit: text('单位不符', 'has the wrong unit'),
    };
    const fault = amount === 'wrongUnit' ? 'notAnAmount' : amountFaults[amount];
    return refuse(at, field, fault, { unit: at.unit, decimals }, reasons[amount]);
  }
  const value = formatAmount(amount);
  if (field.share && isAboveShare(field, field.share, amount, at)) return undefined;
  if (field.equals && !isAwardPrice(field, amount, at)) return undefined;
  return value;
}

function readAmount(value: string, unit: Unit): Amount | AmountRule {
  try {
    return parseAmount(value, unit);
  } catch (error) {
    if (error instanceof AmountError) return error.rule;
    throw error;
  }
}

function isAboveShare(field: Field, share: NonNullable<AmountField['share']>, amount: Amount, at: Place): boolean {
  const rule = own(at.context.rules, share.percent.rule);
  const given = own(at.context.given, share.of.join('.'));
  const base = typeof given === 'string' ? readAmount(given, at.unit) : undefined;
  if (share.atMost && isAboveCap(field, share.atMost.rule, amount, at)) return true;
  if (!rule || typeof rule.value !== 'number' || base === undefined || typeof base === 'string') return false;
  const percent = parseRational(String(rule.value));
  const allowed = multiply(rational(base.parts, 100n), percent);
  if (compare(rational(amount.parts), allowed) <= 0) return false;
  const limit = groupAmount(formatAmount({ parts: allowed.n / allowed.d, unit: at.unit }));
  refuse(
    at,
    field,
    'aboveShare',
    { limit, percent: rule.value },
    text(
      `不得超过 ${limit}，即${rule.title.zh}：${rule.value}%`,
      `must not exceed ${limit} (${rule.title.en}: ${rule.value} %)`,
    ),
    rule.article,
  );
  return true;
}

function isAboveCap(field: Field, name: string, amount: Amount, at: Place): boolean {
  const rule = own(at.context.rules, name);
  const cap = rule && typeof rule.value === 'number' ? readAmount(String(rule.value), at.unit) : undefined;
  if (!rule || cap === undefined || typeof cap === 'string' || compareAmounts(amount, cap) <= 0) return false;
  const limit = groupAmount(formatAmount(cap));
  const words = text(`不得超过 ${limit}（${rule.title.zh}）`, `must not exceed ${limit} (${rule.title.en})`);
  refuse(at, field, 'aboveShare', { limit }, words, rule.article);
  return true;
}

function isAwardPrice(field: Field, amount: Amount, at: Place): boolean {
  const given = at.context.awardPrice;
  const price = given === undefined ? undefined : readAmount(given, at.unit);
  if (price === undefined || typeof price === 'string') {
    refuse(
      at,
      field,
      'notAwardPrice',
      {},
      text('尚无中标价可供核对', 'cannot be checked: there is no award price yet'),
    );
    return false;
  }
  if (compareAmounts(amount, price) === 0) return true;
  const expected = groupAmount(formatAmount(price));
  refuse(
    at,
    field,
    'notAwardPrice',
    { expected },
    text(`必须等于中标价 ${expected}`, `must equal the award price ${expected}`),
  );
  return false;
}
