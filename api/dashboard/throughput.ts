import type { SelectQueryBuilder } from 'typeorm';
import type { z } from 'zod';
import { formatAmount } from '../../domain/amount';
import { endOfDay } from '../../domain/calendar';
import { rows } from '../../database/database';
import type { CaseRow } from '../../database/rows';
import { accessibleBy } from '../access/accessible-by';
import { inDays } from '../access/in-days';
import { filteredCases } from '../cases/case-list';
import type { AwardSum, Throughput, throughputQuery } from '../contract';
import type { ApiDependencies, SignedIn } from '../http/dependencies';
import { counted } from './counted';
import { lastPeriods, spanText, type DaySpan } from './periods';

const periodCount = 12;

/** Which of the periods, one after the other, an instant lies in; the query keeps to all of them together. */
const nthPeriod = (column: string, periods: readonly DaySpan[]): string =>
  `CASE ${periods.map((_period, nth) => `WHEN ${column} < :end${nth} THEN ${nth}`).join(' ')} END`;

const endsOf = (periods: readonly DaySpan[]): Record<string, string> =>
  Object.fromEntries(periods.map(({ to }, nth) => [`end${nth}`, endOfDay(to)]));

/** How many rows of a query lie in each period. */
async function countBy(
  query: SelectQueryBuilder<CaseRow>,
  column: string,
  periods: readonly DaySpan[],
): Promise<Map<number, number>> {
  const found = await query
    .select(nthPeriod(column, periods), 'nth')
    .addSelect('COUNT(*)', 'count')
    .setParameters(endsOf(periods))
    .groupBy('nth')
    .getRawMany<{ nth: number | string; count: number | string }>();
  return new Map(found.map(({ nth, count }) => [Number(nth), Number(count)]));
}

interface AwardGroup {
  readonly nth: number | string;
  readonly unit: AwardSum['unit'];
  readonly count: number | string;
  /** A text, which holds what is too large for a number. */
  readonly parts: string;
}

/** Sums of the public awards by period and unit; rates have no sum. */
async function awardGroups(
  { database }: ApiDependencies,
  me: SignedIn,
  span: string,
  periods: readonly DaySpan[],
): Promise<readonly AwardGroup[]> {
  const query = rows(database.read, 'award').createQueryBuilder('won').where("won.unit <> '%'");
  inDays(query, 'won.at', span);
  return accessibleBy(me.ability, 'read', 'Count', query)
    .select(nthPeriod('won.at', periods), 'nth')
    .addSelect('won.unit', 'unit')
    .addSelect('COUNT(*)', 'count')
    .addSelect('CAST(SUM(CAST(won.parts AS DECIMAL(30))) AS CHAR(40))', 'parts')
    .setParameters(endsOf(periods))
    .groupBy('nth')
    .addGroupBy('won.unit')
    .getRawMany<AwardGroup>();
}

function awardSums(groups: readonly AwardGroup[], span: DaySpan): AwardSum[] {
  const units = [...new Set(groups.map(({ unit }) => unit))].sort();
  return units.map((unit) => {
    const own = groups.filter((group) => group.unit === unit);
    const parts = own.reduce((sum, group) => sum + BigInt(group.parts), 0n);
    const cases = own.reduce((sum, { count }) => sum + Number(count), 0);
    return {
      unit,
      sum: formatAmount({ parts, unit }),
      cases: counted('cases', { awarded: spanText(span), awardUnit: unit }, cases),
    };
  });
}

/** What was opened, ended and awarded in the last weeks or months, of the cases that a person may read. */
export async function throughput(
  deps: ApiDependencies,
  me: SignedIn,
  { by }: z.output<typeof throughputQuery>,
): Promise<Throughput> {
  const periods = lastPeriods(deps.clock.now(), by, periodCount);
  const whole = { from: periods[0]?.from ?? '', to: periods.at(-1)?.to ?? '' };
  const span = spanText(whole);
  const [opened, closed, groups] = await Promise.all([
    filteredCases(deps, me, { opened: span }).then((query) => countBy(query, 'row.openedAt', periods)),
    filteredCases(deps, me, { closed: span }).then((query) => countBy(query, 'row.closedAt', periods)),
    awardGroups(deps, me, span, periods),
  ]);
  return {
    periods: periods.map((period, nth) => ({
      ...period,
      opened: counted('cases', { opened: spanText(period) }, opened.get(nth)),
      closed: counted('cases', { closed: spanText(period) }, closed.get(nth)),
      awards: awardSums(
        groups.filter((group) => Number(group.nth) === nth),
        period,
      ),
    })),
    awards: awardSums(groups, whole),
  };
}
