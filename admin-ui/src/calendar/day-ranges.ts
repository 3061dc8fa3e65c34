import { addDays, daysBetween } from '../../../domain/calendar';

interface Day {
  readonly date: string;
  readonly working: boolean;
  readonly source?: string | undefined;
}

/** Days that follow each other and are all off, or all worked, by the same order. */
export interface DayRange {
  readonly from: string;
  readonly to: string;
  readonly count: number;
  readonly working: boolean;
  readonly source: string | undefined;
}

/** Days in their order as ranges. */
export function dayRanges(days: readonly Day[]): readonly DayRange[] {
  const ranges: DayRange[] = [];
  for (const { date, working, source } of [...days].sort((a, b) => (a.date < b.date ? -1 : 1))) {
    const last = ranges.at(-1);
    if (last && addDays(last.to, 1) === date && last.working === working && last.source === source) {
      ranges[ranges.length - 1] = { ...last, to: date, count: last.count + 1 };
    } else ranges.push({ from: date, to: date, count: 1, working, source });
  }
  return ranges;
}

/** Every day from one date to another, at most a year of them; none where the end comes first. */
export function daysFromTo(from: string, to: string): readonly string[] {
  const length = daysBetween(from, to) + 1;
  return Array.from({ length: Math.min(366, Math.max(0, length)) }, (_none, nth) => addDays(from, nth));
}
