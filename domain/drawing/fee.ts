/** What an expert is paid for one evaluation, as data: whole yuan and hours. */
export interface FeeRule {
  /** For the first hours, however few. */
  readonly base: number;
  readonly baseHours: number;
  /** For each further hour that was begun. */
  readonly hour: number;
  /** At most, however long it lasted. */
  readonly most: number;
}

const hourMs = 3_600_000;

/** Hours that were begun in so many milliseconds. */
export const begunHours = (ms: number): number => Math.ceil(ms / hourMs);

/** Yuan for so many milliseconds at the seat. @throws RangeError for a time below zero */
export function feeFor({ base, baseHours, hour, most }: FeeRule, ms: number): number {
  if (ms < 0) throw new RangeError('nobody sits for less than no time');
  const further = Math.max(0, begunHours(ms) - baseHours);
  return Math.min(most, base + further * hour);
}
