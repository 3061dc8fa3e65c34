import type { Unit } from '../domain/amount';
import type { Expectation } from './case-file';
import { canonicalAmount } from './decimal';
import type { Outcome } from './play-case';

/** One thing that came out otherwise than in reality. */
export interface Difference {
  readonly key: keyof Expectation;
  readonly expected: string;
  readonly actual: string;
}

type Result = Pick<Outcome, 'closing' | 'awardedTo' | 'awardPrice'>;

const none = '—';

/**
 * Compares an outcome with what really happened: only the keys that the file states, names as they are written there,
 * amounts exactly whatever zeros they are written with.
 */
export function differences(outcome: Result, expect: Expectation, unit: Unit): Difference[] {
  const found: Difference[] = [];
  const { closing, awardedTo, awardPrice } = expect;
  if (closing !== undefined && closing !== outcome.closing) {
    found.push({ key: 'closing', expected: closing, actual: outcome.closing });
  }
  if (awardedTo !== undefined && !isAmong(outcome.awardedTo, awardedTo)) {
    found.push({ key: 'awardedTo', expected: awardedTo?.join(' | ') ?? none, actual: outcome.awardedTo ?? none });
  }
  if (awardPrice !== undefined && canonical(awardPrice, unit) !== canonical(outcome.awardPrice, unit)) {
    found.push({ key: 'awardPrice', expected: awardPrice ?? none, actual: outcome.awardPrice ?? none });
  }
  return found;
}

const isAmong = (name: string | null, names: readonly string[] | null): boolean =>
  name === null ? names === null || names.length === 0 : names?.includes(name) === true;

function canonical(amount: string | null, unit: Unit): string | null {
  const read = amount === null ? undefined : canonicalAmount(amount, unit);
  return read === undefined ? null : 'amount' in read ? read.amount : amount;
}
