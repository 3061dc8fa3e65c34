import { randomUUID } from 'node:crypto';
import Sqlite from 'libsql';
import { BankUnavailable, type Bank } from '../../activities/ports/bank';
import {
  readReport,
  wordedReport,
  type BankReport,
  type IncomingTransfer,
  type PaymentOrder,
  type PaymentState,
} from '../../domain/bank-report';

/** Where the embedded bank keeps its books, and what time it is for it. */
export interface EmbeddedBankPlace {
  readonly file: string;
  /** An instant in UTC. */
  readonly now: () => string;
}

/** What somebody pays at a counter. */
export interface PaidIn {
  readonly account: string;
  readonly payer: { readonly name: string; readonly account: string };
  readonly fen: bigint;
  /** When it was booked; now unless told. */
  readonly bookedAt?: string;
}

/** A bank on the platform's own machine, for a platform that is tried out: no money moves. */
export interface EmbeddedBank extends Bank {
  /**
   * Somebody pays money in; the platform is told of it. Answers the number of the transfer.
   * @throws RangeError where there is no such account: a bank sends that back by itself
   */
  payIn(paid: PaidIn): string;
  /** Payments to that account are refused from now on. */
  closeAccount(account: string): void;
  /** From now on nothing works, or everything again. */
  setOutage(isOut: boolean): void;
  /**
   * Reports what has not been reported, the oldest first; a report that was not taken comes again the next time.
   * Answers how many were taken. During an outage nothing is reported.
   */
  reportAll(report: (report: BankReport) => Promise<void>): Promise<number>;
  /** Reports everything once more, as banks do. */
  reportAgain(): void;
  /** What lies at the bank now, in fen. */
  balance(): bigint;
  close(): void;
}

/** Demand deposits, per cent a year (人民银行活期存款基准利率, since 2012). */
const usualRate = '0.35';
const bankName = '内置银行（演示） · Embedded bank (demonstration)';

const schema = `
  CREATE TABLE IF NOT EXISTS account (id TEXT PRIMARY KEY, number TEXT NOT NULL UNIQUE, holder TEXT NOT NULL);
  CREATE TABLE IF NOT EXISTS transfer (id TEXT PRIMARY KEY, account TEXT NOT NULL, payer_name TEXT NOT NULL,
    payer_account TEXT NOT NULL, fen TEXT NOT NULL, booked_at TEXT NOT NULL);
  CREATE TABLE IF NOT EXISTS payment (id TEXT PRIMARY KEY, fen TEXT NOT NULL, interest_fen TEXT NOT NULL,
    state TEXT NOT NULL);
  CREATE TABLE IF NOT EXISTS report (id INTEGER PRIMARY KEY AUTOINCREMENT, content TEXT NOT NULL, taken INTEGER NOT NULL);
  CREATE TABLE IF NOT EXISTS closed (account TEXT PRIMARY KEY);
  CREATE TABLE IF NOT EXISTS outage (since TEXT NOT NULL);`;

interface TransferRecord {
  readonly id: string;
  readonly account: string;
  readonly payer_name: string;
  readonly payer_account: string;
  readonly fen: string;
  readonly booked_at: string;
}

const transferOf = (row: TransferRecord): IncomingTransfer => ({
  id: row.id,
  account: row.account,
  payer: { name: row.payer_name, account: row.payer_account },
  fen: BigInt(row.fen),
  bookedAt: row.booked_at,
});

/** What comes of the work as a bank answers it: later, also where it fails. */
const answer = <T>(work: () => T): Promise<T> => Promise.resolve().then(work);

/** Opens the embedded bank; several processes may have it open at once. */
export function embeddedBank({ file, now }: EmbeddedBankPlace): EmbeddedBank {
  const books = new Sqlite(file);
  books.exec('PRAGMA busy_timeout = 10000');
  books.exec('PRAGMA journal_mode = WAL');
  books.exec('PRAGMA synchronous = FULL');
  books.exec(schema);

  /** What libsql's own types leave open: a row of the columns that are asked for. */
  const all = <Row>(sql: string, ...values: readonly string[]): Row[] => books.prepare(sql).all([...values]) as Row[];
  const run = (sql: string, ...values: readonly string[]): void => void books.prepare(sql).run([...values]);
  const whole = <T>(work: () => T): T => {
    books.exec('BEGIN IMMEDIATE');
    try {
      const result = work();
      books.exec('COMMIT');
      return result;
    } catch (error) {
      books.exec('ROLLBACK');
      throw error;
    }
  };
  const isOut = (): boolean => all('SELECT since FROM outage').length > 0;
  const mustWork = (): void => {
    if (isOut()) throw new BankUnavailable('the bank is closed for now');
  };
  const note = (report: BankReport): void =>
    run('INSERT INTO report (content, taken) VALUES (?, 0)', JSON.stringify(wordedReport(report)));
  const stateOf = (kept: string): PaymentState => JSON.parse(kept) as PaymentState; // written by `pay` alone
  const balance = (): bigint => {
    const paidIn = all<{ fen: string }>('SELECT fen FROM transfer');
    const paidOut = all<{ fen: string; state: string }>('SELECT fen, state FROM payment');
    return (
      paidIn.reduce((sum, { fen }) => sum + BigInt(fen), 0n) -
      paidOut.reduce((sum, { fen, state }) => sum + (stateOf(state).state === 'paid' ? BigInt(fen) : 0n), 0n)
    );
  };

  const openAccount = (id: string, holder: string): { readonly number: string; readonly bank: string } => {
    mustWork();
    const [known] = all<{ number: string }>('SELECT number FROM account WHERE id = ?', id);
    if (known) return { number: known.number, bank: bankName };
    const [{ count } = { count: 0 }] = all<{ count: number }>('SELECT COUNT(*) AS count FROM account');
    const number = `8800${String(count + 1).padStart(12, '0')}`;
    run('INSERT INTO account (id, number, holder) VALUES (?, ?, ?)', id, number, holder);
    return { number, bank: bankName };
  };

  const transfers = (account: string): IncomingTransfer[] => {
    mustWork();
    return all<TransferRecord>('SELECT * FROM transfer WHERE account = ? ORDER BY booked_at, id', account).map(
      transferOf,
    );
  };

  const pay = ({ id, to, fen, interestFen }: PaymentOrder): PaymentState => {
    mustWork();
    const [known] = all<{ state: string }>('SELECT state FROM payment WHERE id = ?', id);
    if (known) return stateOf(known.state);
    const isClosed = all('SELECT account FROM closed WHERE account = ?', to.account).length > 0;
    const payment: PaymentState = isClosed
      ? { state: 'refused', why: '收款账户已销户 · the account was closed' }
      : balance() < fen
        ? { state: 'refused', why: '余额不足 · not enough money' }
        : { state: 'paid', at: now() };
    run(
      'INSERT INTO payment (id, fen, interest_fen, state) VALUES (?, ?, ?, ?)',
      ...[id, String(fen), String(interestFen), JSON.stringify(payment)],
    );
    note({ kind: 'payment', id, payment });
    return payment;
  };

  return {
    openAccount: (id, holder) => answer(() => whole(() => openAccount(id, holder))),
    transfers: (account) => answer(() => transfers(account)),
    pay: (order) => answer(() => whole(() => pay(order))),
    interestRate: () =>
      answer(() => {
        mustWork();
        return usualRate;
      }),

    payIn({ account, payer, fen, bookedAt = now() }) {
      if (all('SELECT number FROM account WHERE number = ?', account).length === 0) {
        throw new RangeError(`there is no account ${account}`);
      }
      if (fen <= 0n) throw new RangeError('nothing was paid');
      const transfer = { id: randomUUID(), account, payer, fen, bookedAt };
      whole(() => {
        run(
          'INSERT INTO transfer (id, account, payer_name, payer_account, fen, booked_at) VALUES (?, ?, ?, ?, ?, ?)',
          ...[transfer.id, account, payer.name, payer.account, String(fen), bookedAt],
        );
        note({ kind: 'transfer', transfer });
      });
      return transfer.id;
    },

    closeAccount: (account) => run('INSERT OR IGNORE INTO closed (account) VALUES (?)', account),

    setOutage(isOutNow) {
      run('DELETE FROM outage');
      if (isOutNow) run('INSERT INTO outage (since) VALUES (?)', now());
    },

    async reportAll(report) {
      if (isOut()) return 0;
      let taken = 0;
      for (const { id, content } of all<{ id: number; content: string }>(
        'SELECT id, content FROM report WHERE taken = 0 ORDER BY id',
      )) {
        await report(readReport(JSON.parse(content)));
        run('UPDATE report SET taken = 1 WHERE id = ?', String(id));
        taken += 1;
      }
      return taken;
    },

    reportAgain: () => run('UPDATE report SET taken = 0'),

    balance,

    close: () => void books.close(),
  };
}
