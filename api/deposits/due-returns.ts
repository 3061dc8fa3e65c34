import type { EntityManager } from 'typeorm';
import {
  depositReturn,
  endOf,
  findAction,
  periodRule,
  text,
  type CaseState,
  type Process,
  type Text,
} from '../../definitions/language';
import { currentCalendar } from '../../database/calendar';
import { rows } from '../../database/database';
import type { BankPaymentRow, BankTransferRow, CaseRow, DepositAccountRow, EntryRow } from '../../database/rows';
import { calendarFrom, dateOf, type Calendar } from '../../domain/calendar';
import { returnableOf } from '../../domain/ledger/account';
import { interestFen } from '../../domain/ledger/interest';
import type { PaymentSource } from '../../domain/ledger/postings';
import { depositFacts } from './deposit-facts';
import { caseDeposit, heldFor, sourceOf, type CaseDeposit } from './case-deposit';

/** Money that has to go back, and to whom; amounts in fen. */
export interface ReturnDue {
  /** Names it among all: the case, and the body or the transfer. */
  readonly key: string;
  readonly caseId: string;
  readonly bodyId: string;
  readonly source: PaymentSource;
  readonly fen: bigint;
  /** What it has earned from the day each part of it came in until a day, at a rate in per cent a year. */
  readonly interestUntil: (day: string, percentAYear: string) => bigint;
  readonly bearsInterest: boolean;
  readonly to: { readonly name: string; readonly account: string };
  readonly occasion: Text;
  readonly article: string;
  readonly since: string;
  readonly dueAt: string;
  /** Why the bank did not pay the last time. */
  readonly why: string | undefined;
  /** That was to the same account. */
  readonly wasRefusedThere: boolean;
  /** When the bank last refused to pay; undefined where it has not. */
  readonly refusedAt: string | undefined;
}

const titleOf = (definition: Process, action: string): Text =>
  findAction(definition, action)?.title ?? text(action, action);

function occasionWords(definition: Process, on: NonNullable<Process['deposit']>['returns'][number]['on']): Text {
  if (on === 'withdrawn') return text('已撤回投标，或视为撤回', 'Withdrawn, or counts as withdrawn');
  if (on === 'unused') return text('未投标或投标未计入', 'No bid that counts');
  if ('taken' in on) return titleOf(definition, on.taken);
  return text('项目终结', 'The case is over');
}

const refusedAt = (payment: BankPaymentRow | undefined): string | undefined =>
  payment?.state === 'refused' ? (payment.settledAt ?? undefined) : undefined;

interface Ground {
  readonly row: CaseRow;
  readonly definition: Process;
  readonly found: CaseDeposit;
  readonly calendar: Calendar;
}

function deposits(
  { row, definition, found, calendar }: Ground,
  accounts: readonly DepositAccountRow[],
  entries: readonly EntryRow[],
): ReturnDue[] {
  const { deposit, transfers, payments } = found;
  return accounts.flatMap(({ bodyId, payerName, payerAccount }): ReturnDue[] => {
    const fen = heldFor(found, bodyId);
    if (fen === 0n) return [];
    const own = entries.filter((entry) => entry.bodyId === bodyId);
    const due = depositReturn(deposit, depositFacts(definition, row.state as CaseState, own));
    if (!due) return [];
    const { occasion, since } = due;
    const refused = payments.findLast((one) => one.bodyId === bodyId && sourceOf(one).of === 'held');
    const paidIn = transfers.filter((one) => one.bodyId === bodyId && one.verdict === 'held');
    return [
      {
        key: `${row.id}/${bodyId}`,
        caseId: row.id,
        bodyId,
        source: { of: 'held', bodyId },
        fen,
        bearsInterest: occasion.interest ?? false,
        interestUntil: (day, rate) => (occasion.interest ? interestOn(paidIn, fen, day, rate) : 0n),
        to: { name: payerName, account: payerAccount },
        occasion: occasionWords(definition, occasion.on),
        article: occasion.article,
        since,
        dueAt: endOf(
          calendarFrom(calendar, Number(since.slice(0, 4)) - 1),
          since,
          periodRule(definition, occasion.within.rule),
        ).at,
        why: refused?.why ?? undefined,
        wasRefusedThere: refused?.state === 'refused' && refused.toAccount === payerAccount,
        refusedAt: refusedAt(refused),
      },
    ];
  });
}

/** Interest on what came in, the latest first, as far as it still lies there. */
function interestOn(paidIn: readonly BankTransferRow[], fen: bigint, day: string, rate: string): bigint {
  let left = fen;
  let interest = 0n;
  for (const transfer of [...paidIn].reverse()) {
    const part = BigInt(transfer.fen) < left ? BigInt(transfer.fen) : left;
    if (part === 0n) break;
    const first = dateOf(transfer.bookedAt);
    if (first < day) interest += interestFen(part, rate, first, day);
    left -= part;
  }
  return interest;
}

/** Transfers that were no deposit and that the bank could not send back: their payment was refused. */
function strays({ row, found, definition }: Ground): ReturnDue[] {
  const { transfers, payments, stands } = found;
  return transfers.flatMap((transfer): ReturnDue[] => {
    const left = stands.get(returnableOf(transfer.id)) ?? 0n;
    if (transfer.verdict === 'held' || left === 0n) return [];
    const refused = payments.findLast((one) => {
      const source = sourceOf(one);
      return source.of === 'returnable' && source.transferId === transfer.id;
    });
    return [
      {
        key: `${row.id}/transfer/${transfer.id}`,
        caseId: row.id,
        bodyId: transfer.bodyId,
        source: { of: 'returnable', transferId: transfer.id },
        fen: left,
        bearsInterest: false,
        interestUntil: () => 0n,
        to: { name: transfer.payerName, account: transfer.payerAccount },
        occasion:
          transfer.verdict === 'late'
            ? text('截止后到账', 'Came in after the deadline')
            : text('非本单位约定账户转出', 'Came from another account'),
        article: definition.deposit?.article ?? '',
        since: transfer.takenAt,
        dueAt: transfer.takenAt,
        why: refused?.why ?? undefined,
        wasRefusedThere: refused?.state === 'refused' && refused.toAccount === transfer.payerAccount,
        refusedAt: refusedAt(refused),
      },
    ];
  });
}

/** What of the money of a case has to go back and was not ordered. For the platform itself. */
export async function returnsDue(manager: EntityManager, row: CaseRow, definition: Process): Promise<ReturnDue[]> {
  const found = await caseDeposit(manager, row.id, definition);
  if (!found) return [];
  const calendar = await currentCalendar(manager);
  const caseId = row.id;
  const accounts = await rows(manager, 'depositAccount').find({ where: { caseId }, order: { id: 'ASC' } });
  const entries = await rows(manager, 'entry').find({ where: { caseId }, order: { receivedAt: 'ASC', id: 'ASC' } });
  const ground = { row, definition, found, calendar };
  return [...deposits(ground, accounts, entries), ...strays(ground)];
}
