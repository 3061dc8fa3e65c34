import { parseAmount } from '../../domain/amount';
import { multiply, parseRational, rational } from '../../domain/rational';
import type { Deposit, DepositReturn, Process } from './process';

type Rules = Process['rules'];
/** Values by `action.field`, as they were last given. */
type Given = Readonly<Record<string, unknown>>;

/** A rule that is a number. @throws Error when there is no such rule: a fault that the check of the definition finds */
function numberRule(rules: Rules, name: string): string {
  const value = rules[name]?.value;
  if (typeof value !== 'number') throw new Error(`The rule ${name} is no number`);
  return String(value);
}

const fenGiven = (given: Given, path: readonly string[]): bigint | undefined => {
  const value = given[path.join('.')];
  return typeof value === 'string' ? parseAmount(value, 'CNY').parts : undefined;
};

/** How much a deposit is, in fen; undefined where none is asked. A share is rounded down to the fen. */
export function depositAsked({ amount }: Deposit, rules: Rules, given: Given): bigint | undefined {
  if ('given' in amount) return fenGiven(given, amount.given) || undefined;
  const base = fenGiven(given, amount.of);
  if (base === undefined) return undefined;
  const share = multiply(rational(base, 100n), parseRational(numberRule(rules, amount.percent.rule)));
  const fen = share.n / share.d;
  const cap = amount.atMost && parseAmount(numberRule(rules, amount.atMost.rule), 'CNY').parts;
  return (cap !== undefined && cap < fen ? cap : fen) || undefined;
}

/** What has happened in a case so far, as the return of one body's deposit depends on it. */
export interface DepositFacts {
  /** When the body took back what the deposit secures, or that was counted as taken back; it has nothing else in. */
  readonly withdrawnAt?: string | undefined;
  /** When the stage was over in which it secured nothing. */
  readonly unusedSince?: string | undefined;
  /** When acts were last taken that still hold, by their names: the case has not come back to their stage since. */
  readonly taken: Readonly<Record<string, string>>;
  readonly closed?: { readonly closing: string; readonly at: string } | undefined;
}

function happenedAt({ on }: DepositReturn, facts: DepositFacts): string | undefined {
  if (on === 'withdrawn') return facts.withdrawnAt;
  if (on === 'unused') return facts.unusedSince;
  if ('taken' in on) return facts.taken[on.taken];
  return facts.closed && on.closed.includes(facts.closed.closing) ? facts.closed.at : undefined;
}

/** The occasion at which a deposit goes back, and when that was; undefined while it stays. */
export function depositReturn(
  { returns }: Deposit,
  facts: DepositFacts,
): { readonly occasion: DepositReturn; readonly since: string } | undefined {
  const found = returns.flatMap((occasion) => {
    const since = happenedAt(occasion, facts);
    return since === undefined ? [] : [{ occasion, since }];
  });
  return found.sort((a, b) => (a.since < b.since ? -1 : a.since > b.since ? 1 : 0))[0];
}
