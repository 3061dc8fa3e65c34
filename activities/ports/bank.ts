import type { IncomingTransfer, PaymentOrder, PaymentState } from '../../domain/bank-report';

/** The bank is out of reach or out of order: the same call may be made again later. */
export class BankUnavailable extends Error {
  override readonly name = 'BankUnavailable';
}

/**
 * The bank where the deposits lie: one account with a sub-account for every bidder and lot. Every call may be made
 * again.
 * @throws BankUnavailable from all of them
 */
export interface Bank {
  /** Opens a sub-account; the same id has the same number for ever. `holder` is what payers see of it. */
  openAccount(id: string, holder: string): Promise<{ readonly number: string; readonly bank: string }>;
  /** What came in on a sub-account so far, the oldest first. */
  transfers(account: string): Promise<readonly IncomingTransfer[]>;
  /** Orders a payment and answers what has become of it. */
  pay(order: PaymentOrder): Promise<PaymentState>;
  /** The rate at which deposits bear interest, per cent a year, as a plain decimal number. */
  interestRate(): Promise<string>;
}

/** A bank with the key that its reports are signed with. */
export interface ConnectedBank extends Bank {
  readonly reportKey: string;
}
