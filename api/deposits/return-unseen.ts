import { BankUnavailable, type Bank } from '../../activities/ports/bank';
import { definitionOf } from '../../database/definitions';
import { casesWithMoney } from '../../database/money-at-bank';
import { orderPayment } from '../../database/payments';
import type { CaseRow } from '../../database/rows';
import { isDepositKnown, opennessOf, type CaseState } from '../../definitions/language';
import { dateOf } from '../../domain/calendar';
import { LedgerError } from '../../domain/ledger/entry';
import type { ApiDependencies } from '../http/dependencies';
import { repeat, type Repeated } from '../upkeep/repeat';
import { returnsDue, type ReturnDue } from './due-returns';

const everyMs = 60_000;

/** Who has withdrawn may hand in again while the stage lasts: so long before the limit the money waits for that. */
const waitsBeforeMs = 24 * 3_600_000;

/** Whether it goes back now: at once when the stage is over, else only shortly before the limit of the law. */
const isTime = ({ dueAt }: ReturnDue, { takesEntries }: CaseState, now: string): boolean =>
  !takesEntries || Date.parse(now) >= Date.parse(dueAt) - waitsBeforeMs;

/** What was no deposit is tried again at first after so long, then each time after twice as long. */
const firstTryAgainMs = 24 * 3_600_000;

/**
 * Whether the bank is told to pay: after a refusal a deposit waits until its giver has named another account. What was
 * none has no giver in the case who could, so the bank is asked again from time to time.
 */
function isToBeTried({ wasRefusedThere, refusedAt, since, source }: ReturnDue, now: string): boolean {
  if (!wasRefusedThere) return true;
  if (source.of !== 'returnable' || refusedAt === undefined) return false;
  const waited = Date.parse(now) - Date.parse(refusedAt);
  return waited >= Math.max(firstTryAgainMs, Date.parse(refusedAt) - Date.parse(since));
}

/** Orders what goes back in one case while nobody may see it. Answers how much was ordered. */
async function returnIn({ database, bank, clock }: ApiDependencies & { readonly bank: Bank }, row: CaseRow) {
  const now = clock.now();
  const definition = await definitionOf(database.read, row.definitionId);
  const state = row.state as CaseState;
  if (isDepositKnown(definition, opennessOf(state))) return 0;
  const due = (await returnsDue(database.read, row, definition)).filter(
    (one) => isToBeTried(one, now) && isTime(one, state, now),
  );
  let ordered = 0;
  for (const one of due) {
    const { caseId, bodyId, source, fen, bearsInterest, interestUntil, to } = one;
    const interestFen = bearsInterest ? interestUntil(dateOf(now), await bank.interestRate()) : 0n;
    try {
      const payment = { caseId, bodyId, source, fen, interestFen, to, batchId: null };
      await database.write((tx) => orderPayment(tx, payment, now));
      ordered += 1;
    } catch (error) {
      // another process was quicker
      if (!(error instanceof LedgerError)) throw error;
    }
  }
  return ordered;
}

/**
 * Sends back what has to go back while nobody may see it, so that nobody has to look: before the opening, and for ever in
 * cases that failed before it. What is no secret any more is for two people. A case that fails does not keep the others
 * from it. Answers how much was ordered.
 */
export async function returnUnseen(deps: ApiDependencies): Promise<number> {
  const { database, bank } = deps;
  if (!bank) return 0;
  let ordered = 0;
  for (const row of await casesWithMoney(database.read)) {
    try {
      ordered += await returnIn({ ...deps, bank }, row);
    } catch (error) {
      // while the bank is out of reach it waits
      if (!(error instanceof BankUnavailable)) noteFailure(deps, error);
    }
  }
  return ordered;
}

/** Tells the operators only what kind of error it was: what it says may name a bidder. */
const noteFailure = ({ log }: ApiDependencies, error: unknown): void =>
  log.error({ fault: error instanceof Error ? error.name : 'unknown' }, 'deposits could not be sent back');

/** Does so every minute. */
export const keepReturningUnseen = (deps: ApiDependencies): Repeated =>
  repeat(
    async () => {
      await returnUnseen(deps);
      return everyMs;
    },
    everyMs,
    (error) => noteFailure(deps, error),
  );
