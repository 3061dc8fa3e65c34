import {
  addPeriod,
  dateOf,
  endOfDay,
  endOfLimit,
  instantOf,
  isDate,
  isInstant,
  timeOf,
  type Counted,
} from '../../domain/calendar';
import type { DateLimit, DateLimits, Field, Moment } from './field';
import type { FormContext } from './form-context';
import { periodText, type Period } from './period';
import { text, type Text } from './text';

/** A bound of a date: the first (or last) value that is allowed. */
export interface Limit {
  /** A date for a date field, an instant in UTC for a dateTime field; the value itself is allowed. */
  readonly value: string;
  /** Whether it was counted over a year whose holidays are not published yet. */
  readonly provisional: boolean;
  readonly period?: Period;
  readonly article: string;
  readonly sentence: Text;
}

type Bound = 'atLeast' | 'atMost';

/**
 * The bounds of a date or dateTime field. A period of days, working days or months is counted in dates in Shanghai and
 * the day of the event is not counted, so any time of the first (or last) day is allowed; minutes are counted exactly.
 * A bound that counts from something that has not happened is left out; `values` are the other fields of the form.
 */
export function limitOf(
  field: Field,
  context: FormContext,
  values: Readonly<Record<string, unknown>> = {},
): { readonly atLeast?: Limit; readonly atMost?: Limit } | undefined {
  if (field.type !== 'date' && field.type !== 'dateTime') return undefined;
  const atLeast = strictest(field, 'atLeast', field.atLeast, context, values);
  const atMost = strictest(field, 'atMost', field.atMost, context, values);
  if (!atLeast && !atMost) return undefined;
  return { ...(atLeast && { atLeast }), ...(atMost && { atMost }) };
}

function strictest(
  field: Field,
  bound: Bound,
  limits: DateLimits | undefined,
  context: FormContext,
  values: Readonly<Record<string, unknown>>,
): Limit | undefined {
  if (!limits) return undefined;
  const list: readonly DateLimit[] = 'after' in limits ? [limits] : limits;
  let found: Limit | undefined;
  for (const limit of list) {
    const counted = countLimit(field, bound, limit, context, values);
    if (!counted) continue;
    if (!found || (bound === 'atLeast' ? counted.value > found.value : counted.value < found.value)) found = counted;
  }
  return found;
}

function countLimit(
  field: Field,
  bound: Bound,
  limit: DateLimit,
  context: FormContext,
  values: Readonly<Record<string, unknown>>,
): Limit | undefined {
  const from = instantOfMoment(limit.after, context, values);
  if (from === undefined) return undefined;
  const isDay = field.type === 'date';
  const rule = limit.period && own(context.rules, limit.period.rule);
  const period = rule && isPeriod(rule.value) ? rule.value : undefined;
  if (limit.period && !period) return undefined;
  const article = rule?.article ?? field.article ?? '';

  if (!period || period.unit === 'minutes') {
    const instant = plusMinutes(from, period?.count ?? 0);
    const value = isDay ? dateOf(instant) : instant;
    return {
      value,
      provisional: false,
      ...(period && { period }),
      article,
      sentence: sentence(bound, value, period, from, false),
    };
  }
  const { date, provisional } = countDays(bound, context, from, { count: period.count, unit: period.unit });
  const value = isDay ? date : bound === 'atLeast' ? instantOf(date) : lastInstantOf(date);
  return { value, provisional, period, article, sentence: sentence(bound, date, period, from, provisional) };
}

function countDays(
  bound: Bound,
  { calendar }: FormContext,
  from: string,
  period: { readonly count: number; readonly unit: 'days' | 'workingDays' | 'months' },
): Counted {
  try {
    return bound === 'atLeast' ? addPeriod(calendar, dateOf(from), period) : endOfLimit(calendar, dateOf(from), period);
  } catch (error) {
    // beyond the year 9999: nobody can be that late
    if (error instanceof RangeError) return { date: '9999-12-30', provisional: true };
    throw error;
  }
}

/** The instant of a moment; for a bare date, its first. */
function instantOfMoment(
  moment: Moment | 'deadline',
  context: FormContext,
  values: Readonly<Record<string, unknown>>,
): string | undefined {
  if (moment === 'now') return context.now;
  if (moment === 'deadline') return context.deadline;
  if ('taken' in moment) return own(context.taken, moment.taken);
  if ('entered' in moment) return own(context.entered, moment.entered);
  const value = 'field' in moment ? own(values, moment.field) : own(context.given, moment.given.join('.'));
  if (typeof value !== 'string') return undefined;
  if (isInstant(value)) return value;
  return isDate(value) ? instantOf(value) : undefined;
}

function plusMinutes(instant: string, count: number): string {
  const time = new Date(Date.parse(instant) + count * 60_000).toISOString();
  return isInstant(time) ? time : '9999-12-30T00:00:00.000Z';
}

function lastInstantOf(date: string): string {
  return new Date(Date.parse(endOfDay(date)) - 1).toISOString();
}

function sentence(bound: Bound, value: string, period: Period | undefined, from: string, provisional: boolean): Text {
  const shown = isDate(value) ? value : shanghaiTime(value);
  const early = bound === 'atLeast' ? text('最早', 'at least') : text('最晚', 'at most');
  if (!period) return text(`${early.zh} ${shown}`, `${early.en} ${shown}`);
  const start = period.unit === 'minutes' ? shanghaiTime(from) : dateOf(from);
  const length = periodText(period);
  const later = provisional
    ? text('；暂定，该年节假日尚未公布', '; provisional, holidays not published yet')
    : text('', '');
  return text(
    `${early.zh} ${shown}，${start} 后${length.zh}${later.zh}`,
    `${early.en} ${shown}, ${length.en} after ${start}${later.en}`,
  );
}

/** How clocks in Shanghai show an instant, to the minute: `2026-12-14 09:00`. */
export const shanghaiTime = (instant: string): string => timeOf(instant).slice(0, 16);

/** Whether the value of a rule is a length of time. */
export function isPeriod(value: unknown): value is Period {
  return typeof value === 'object' && value !== null && 'count' in value && 'unit' in value;
}

function own<T>(record: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}
