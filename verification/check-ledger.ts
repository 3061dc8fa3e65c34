import { In, type EntityManager } from 'typeorm';
import { rows } from '../database/database';
import { ledgerHash } from '../database/ledger';
import type { BankPaymentRow, BankTransferRow, LedgerEntryRow, ProposalRow } from '../database/rows';
import { text, type Text } from '../definitions/language';
import { chainStart } from '../domain/hash';
import type { Account } from '../domain/ledger/account';
import { goOn } from '../domain/ledger/book';
import { LedgerError, ledgerEntry, type LedgerEntry } from '../domain/ledger/entry';
import { postings, type LedgerEvent, type Payment, type PaymentSource } from '../domain/ledger/postings';

/** The book of a case, and the rows because of which its entries were written. */
export interface LedgerRows {
  readonly book: readonly LedgerEntryRow[];
  readonly transfers: readonly BankTransferRow[];
  readonly payments: readonly BankPaymentRow[];
  /** Proposals by which deposits were lost, and confirmed. */
  readonly forfeitures: readonly ProposalRow[];
}

const forfeited = 'forfeited:';
const withoutPart = (cause: string): string => cause.slice(0, cause.lastIndexOf('/'));

const readBook = (manager: EntityManager, caseId: string): Promise<LedgerEntryRow[]> =>
  rows(manager, 'ledgerEntry').find({ where: { caseId }, order: { number: 'ASC' } });

/**
 * Reads all of it; in order, the book by the numbers of its entries. Whoever changes one of these rows writes into the
 * book in the same transaction: read until it has not grown meanwhile, they fit each other.
 */
export async function readLedgerRows(manager: EntityManager, caseId: string): Promise<LedgerRows> {
  for (let book = await readBook(manager, caseId); ;) {
    const proposals = book.flatMap(({ cause }) =>
      cause.startsWith(forfeited) ? [withoutPart(cause).slice(forfeited.length)] : [],
    );
    const confirmed = { id: In(proposals), kind: 'forfeiture', state: 'confirmed' } as const;
    const beside = {
      transfers: await rows(manager, 'bankTransfer').find({ where: { caseId }, order: { id: 'ASC' } }),
      payments: await rows(manager, 'bankPayment').find({ where: { caseId }, order: { id: 'ASC' } }),
      forfeitures: await rows(manager, 'proposal').findBy(confirmed),
    };
    const after = await readBook(manager, caseId);
    if (after.length === book.length) return { book, ...beside };
    book = after;
  }
}

const paymentOf = ({ id, source, fen, interestFen }: BankPaymentRow): Payment => ({
  id,
  source: source as PaymentSource, // written by orderPayment alone
  fen: BigInt(fen),
  interestFen: BigInt(interestFen),
});

/** What has happened to the money as the rows beside the book tell it, by the cause that it is written under. */
function events({ transfers, payments, forfeitures }: LedgerRows): readonly (readonly [string, LedgerEvent])[] {
  const came = transfers.map(({ id, bodyId, verdict, fen }) => {
    const event: LedgerEvent =
      verdict === 'held'
        ? { kind: 'held', bodyId, fen: BigInt(fen) }
        : { kind: 'returnable', transferId: id, fen: BigInt(fen) };
    return [`transfer:${id}`, event] as const;
  });
  const lost = forfeitures.map(({ id, content }) => {
    const { bodyId, fen } = content as { readonly bodyId: string; readonly fen: string };
    return [`${forfeited}${id}`, { kind: 'forfeited', bodyId, fen: BigInt(fen) }] as const;
  });
  const paid = payments.flatMap((row): (readonly [string, LedgerEvent])[] => {
    const payment = paymentOf(row);
    const ordered = [`ordered:${row.id}`, { kind: 'ordered', payment }] as const;
    if (row.state === 'ordered') return [ordered];
    const kind = row.state === 'paid' ? 'paid' : 'failed';
    return [ordered, [`${kind}:${row.id}`, { kind, payment }]];
  });
  return [...came, ...lost, ...paid];
}

const entryOf = ({ debit, credit, fen }: LedgerEntryRow): LedgerEntry =>
  ledgerEntry(debit as Account, credit as Account, BigInt(fen)); // what is no account is found by what it should be

/** Every entry carries on the one before it, and takes no more than lies there. */
function checkBook({ book }: LedgerRows): Text[] {
  const findings: Text[] = [];
  let previous = chainStart;
  let stands: readonly LedgerEntry[] = [];
  for (const [index, row] of book.entries()) {
    const { number, hash } = row;
    if (number !== index + 1 || ledgerHash(previous, row) !== hash) {
      findings.push(
        text(
          `保证金账簿第 ${number} 笔与其散列不符，或没有接在前一笔之后。`,
          `Entry ${number} of the book does not match its hash, or does not follow the one before it.`,
        ),
      );
    }
    previous = hash;
    try {
      stands = goOn(stands, [entryOf(row)]);
    } catch (error) {
      if (!(error instanceof LedgerError)) throw error;
      findings.push(
        text(
          `保证金账簿第 ${number} 笔支出超过账面余额，或金额无效。`,
          `Entry ${number} of the book takes more than lies there, or its amount is none.`,
        ),
      );
    }
  }
  return findings;
}

const wordsOf = ({ debit, credit, fen }: LedgerEntry): string => `${debit}/${credit}/${fen}`;

/** The book says what transfers, payments and confirmed losses say, and nothing else. */
function checkCauses(ledger: LedgerRows): Text[] {
  const wanted = new Map<string, string>(
    events(ledger).flatMap(([cause, event]) =>
      postings(event).map((entry, index) => [`${cause}/${index + 1}`, wordsOf(entry)] as const),
    ),
  );
  const written = new Set(ledger.book.map(({ cause }) => cause));
  const missing = [...wanted.keys()].filter((cause) => !written.has(cause)).length;
  const findings = ledger.book.flatMap((row) => {
    const { number, cause, debit, credit, fen } = row;
    if (wanted.get(cause) === `${debit}/${credit}/${fen}`) return [];
    return [
      text(
        `保证金账簿第 ${number} 笔与银行到账、付款或经复核的不予退还不符。`,
        `Entry ${number} of the book is not what a transfer, a payment or a confirmed loss says.`,
      ),
    ];
  });
  if (missing === 0) return findings;
  return [
    ...findings,
    text(
      `保证金账簿缺少 ${missing} 笔：到账或付款没有记入。`,
      `${missing} of the book’s entries are missing: transfers or payments that were not booked.`,
    ),
  ];
}

/** Computes the book of the deposits of a case anew. What is found names no bidder. */
export const checkLedger = (ledger: LedgerRows): Text[] => [...checkBook(ledger), ...checkCauses(ledger)];
