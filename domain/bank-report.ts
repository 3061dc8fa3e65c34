/** Money that came in, as the bank tells of it. */
export interface IncomingTransfer {
  /** The bank's own number of it, at most 64 characters: the same transfer has the same number, however often told. */
  readonly id: string;
  /** The number of the sub-account that it was paid to. */
  readonly account: string;
  /** From whom, as the paying bank says; both are empty where cash was paid in. */
  readonly payer: { readonly name: string; readonly account: string };
  /** At least one. */
  readonly fen: bigint;
  /** When the bank booked it, an instant in UTC. */
  readonly bookedAt: string;
}

/** A payment that the bank is to make. */
export interface PaymentOrder {
  /** The same id is paid once, however often it is ordered. */
  readonly id: string;
  /** The number of the sub-account that the money lies on. */
  readonly from: string;
  readonly to: { readonly name: string; readonly account: string };
  readonly fen: bigint;
  /** Interest that the bank adds out of what the money has earned. */
  readonly interestFen: bigint;
}

/** What became of a payment; `refused`: it will never be made as it was ordered, such as to an account that was closed. */
export type PaymentState =
  | { readonly state: 'pending' }
  | { readonly state: 'paid'; readonly at: string }
  | { readonly state: 'refused'; readonly why: string };

/** What the bank reports by itself. It may come late, several times and in any order. */
export type BankReport =
  | { readonly kind: 'transfer'; readonly transfer: IncomingTransfer }
  | { readonly kind: 'payment'; readonly id: string; readonly payment: PaymentState };

/** Amounts travel as text: JSON has no whole numbers of any size. */
type Worded<T> = { readonly [K in keyof T]: T[K] extends bigint ? string : T[K] };

/** A transfer as it is sent. */
export const wordedTransfer = (transfer: IncomingTransfer): Worded<IncomingTransfer> => ({
  ...transfer,
  fen: String(transfer.fen),
});

/** An order as it is sent. */
export const wordedOrder = (order: PaymentOrder): Worded<PaymentOrder> => ({
  ...order,
  fen: String(order.fen),
  interestFen: String(order.interestFen),
});

/** A report as it is sent. */
export const wordedReport = (report: BankReport): object =>
  report.kind === 'transfer' ? { kind: 'transfer', transfer: wordedTransfer(report.transfer) } : report;

type Told = Readonly<Record<string, unknown>>;

const isTold = (value: unknown): value is Told => typeof value === 'object' && value !== null;
const textOf = (value: unknown): string => {
  if (typeof value !== 'string' || value === '' || value.length > 200) throw new TypeError('a text is missing');
  return value;
};
const mostOfId = 64;
const mostOfName = 200;
const mostOfAccount = 40;
const upTo = (most: number, value: unknown): string => {
  if (typeof value !== 'string' || value.length > most) throw new TypeError(`a text has over ${most} characters`);
  return value;
};
const fenOf = (value: unknown): bigint => {
  if (typeof value !== 'string' || !/^[0-9]{1,15}$/.test(value)) throw new TypeError('an amount is no whole number');
  return BigInt(value);
};
const instantOf = (value: unknown): string => {
  const text = textOf(value);
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{3})?Z$/.test(text)) throw new TypeError('an instant is none in UTC');
  return new Date(text).toISOString();
};

/** Reads a transfer. @throws TypeError when it is none */
export function readTransfer(told: unknown): IncomingTransfer {
  if (!isTold(told) || !isTold(told['payer'])) throw new TypeError('this is no transfer');
  const { id, account, payer, bookedAt } = told;
  const fen = fenOf(told['fen']);
  if (fen === 0n) throw new TypeError('a transfer moves nothing');
  return {
    id: upTo(mostOfId, textOf(id)),
    account: textOf(account),
    payer: { name: upTo(mostOfName, payer['name']), account: upTo(mostOfAccount, payer['account']) },
    fen,
    bookedAt: instantOf(bookedAt),
  };
}

/** Reads an order. @throws TypeError when it is none */
export function readOrder(told: unknown): PaymentOrder {
  if (!isTold(told) || !isTold(told['to'])) throw new TypeError('this is no order');
  const { id, from, to, fen, interestFen } = told;
  return {
    id: textOf(id),
    from: textOf(from),
    to: { name: upTo(mostOfName, to['name']), account: upTo(mostOfAccount, to['account']) },
    fen: fenOf(fen),
    interestFen: fenOf(interestFen),
  };
}

/** Reads what became of a payment. @throws TypeError when it says nothing of that */
export function readPaymentState(told: unknown): PaymentState {
  if (!isTold(told)) throw new TypeError('this tells of no payment');
  switch (told['state']) {
    case 'pending':
      return { state: 'pending' };
    case 'paid':
      return { state: 'paid', at: instantOf(told['at']) };
    case 'refused':
      return { state: 'refused', why: textOf(told['why']) };
    default:
      throw new TypeError('this tells of no payment');
  }
}

/** Reads a report of the bank. @throws TypeError when it is none */
export function readReport(told: unknown): BankReport {
  if (!isTold(told)) throw new TypeError('this is no report');
  if (told['kind'] === 'transfer') return { kind: 'transfer', transfer: readTransfer(told['transfer']) };
  if (told['kind'] !== 'payment') throw new TypeError('this is no report');
  return { kind: 'payment', id: textOf(told['id']), payment: readPaymentState(told['payment']) };
}
