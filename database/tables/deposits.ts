import { id, instant, integer, json, key, maybe, primary, string, table } from './table';

/** The book of every case, and what a bank has told and was told. */

/** An entry of the book of a case: nothing in this table is ever changed or removed, which the database itself refuses. */
export interface LedgerEntryRow {
  caseId: string;
  /** Counts the entries of the case, from 1, without a gap. */
  number: number;
  /** By the platform's clock. */
  at: string;
  /** Why it was written: the same cause is written once. */
  cause: string;
  debit: string;
  credit: string;
  fen: number;
  /** Carries on the hash of the entry before it. */
  hash: string;
}

/** The sub-account at the bank to which one bidder pays the deposit of one case, and from which account it has to come. */
export interface DepositAccountRow {
  id: string;
  caseId: string;
  bodyId: string;
  /** Its number at the bank, and the bank's name. */
  number: string;
  bank: string;
  /** The name of the body and the account that it pays from: others' money goes back. */
  payerName: string;
  payerAccount: string;
  openedAt: string;
}

/** A transfer that came in on a sub-account, as the bank tells of it, and what it was found to be. */
export interface BankTransferRow {
  /** The bank's number of it. */
  id: string;
  caseId: string;
  bodyId: string;
  payerName: string;
  payerAccount: string;
  fen: number;
  bookedAt: string;
  takenAt: string;
  /** `held`: it is a deposit or part of one; the others go back to the account that they came from. */
  verdict: 'held' | 'otherPayer' | 'late';
}

/** A payment that the bank was told to make. */
export interface BankPaymentRow {
  id: string;
  caseId: string;
  /** On whose sub-account the money lies. */
  bodyId: string;
  source: object;
  fen: number;
  interestFen: number;
  toName: string;
  toAccount: string;
  state: 'ordered' | 'paid' | 'refused';
  /** The proposal by which two people ordered it; null for what the platform sends back by itself. */
  batchId: string | null;
  orderedAt: string;
  settledAt: string | null;
  /** Why the bank will not make it. */
  why: string | null;
}

/** A signed report of the bank that has been used: nobody can send it once more. */
export interface BankNonceRow {
  /** The nonce that it was signed with. */
  id: string;
  at: string;
}

export const depositTables = {
  ledgerEntry: table<LedgerEntryRow>({
    name: 'ledger_entry',
    columns: {
      caseId: key,
      number: primary(integer),
      at: instant,
      cause: string(120),
      debit: string(80),
      credit: string(80),
      fen: { kind: 'long' },
      hash: id,
    },
    unique: [['cause']],
    indices: [
      ['caseId', 'debit'],
      ['caseId', 'credit'],
    ],
  }),
  depositAccount: table<DepositAccountRow>({
    name: 'deposit_account',
    columns: {
      id: key,
      caseId: id,
      bodyId: id,
      number: string(40),
      bank: string(100),
      payerName: string(200),
      payerAccount: string(40),
      openedAt: instant,
    },
    unique: [['number'], ['caseId', 'bodyId']],
  }),
  bankTransfer: table<BankTransferRow>({
    name: 'bank_transfer',
    columns: {
      id: primary(string(100)),
      caseId: id,
      bodyId: id,
      payerName: string(200),
      payerAccount: string(40),
      fen: { kind: 'long' },
      bookedAt: instant,
      takenAt: instant,
      verdict: string(12),
    },
    indices: [['caseId', 'bodyId']],
  }),
  bankPayment: table<BankPaymentRow>({
    name: 'bank_payment',
    columns: {
      id: key,
      caseId: id,
      bodyId: id,
      source: json,
      fen: { kind: 'long' },
      interestFen: { kind: 'long' },
      toName: string(200),
      toAccount: string(40),
      state: string(10),
      batchId: maybe(id),
      orderedAt: instant,
      settledAt: maybe(instant),
      why: maybe(string(200)),
    },
    indices: [['caseId', 'bodyId'], ['batchId']],
  }),
  bankNonce: table<BankNonceRow>({
    name: 'bank_nonce',
    columns: { id: key, at: instant },
    indices: [['at']],
  }),
} as const;
