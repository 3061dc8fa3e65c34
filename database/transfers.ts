import type { EntityManager } from 'typeorm';
import type { IncomingTransfer } from '../domain/bank-report';
import { heldOf } from '../domain/ledger/account';
import { standsOf } from '../domain/ledger/book';
import { definitionOf } from './definitions';
import { insertRow, rows, type Database } from './database';
import { lockGate } from './gate';
import { lockBook, post, readBook } from './ledger';
import { orderPayment } from './payments';
import { tellOfDeposit, type Told } from './tell-of-deposit';
import type { BankTransferRow, DepositAccountRow, GateRow } from './rows';

/** Whether the stage takes what comes in, or it is over and being counted: then what was booked in time is taken still. */
export type Taking = 'open' | 'counting';

/** The gate is closed and what was booked in time is being counted: whoever reports it does so again when that is over. */
export class BeingCounted extends Error {
  override readonly name = 'BeingCounted';
}

/** The stage in which entries are made that are secured, and whether the case is in it still. */
interface Secured {
  readonly action: string;
  readonly stage: string | undefined;
  readonly isInStage: boolean;
}

/** Names as people and banks write them: blanks, and brackets of one width or the other, are the same. */
const plainName = (name: string): string => name.normalize('NFKC').replace(/\s/g, '');
const plainNumber = (number: string): string => number.replace(/[\s-]/g, '');

function verdictOn(
  { payer, bookedAt }: IncomingTransfer,
  account: DepositAccountRow,
  gate: GateRow | undefined,
  secured: Secured,
  taking: Taking,
): BankTransferRow['verdict'] {
  const isOwn =
    plainName(payer.name) === plainName(account.payerName) &&
    plainNumber(payer.account) === plainNumber(account.payerAccount);
  if (!isOwn) return 'otherPayer';
  if (!gate || gate.stage !== secured.stage) return 'late';
  const closesAt = gate.closes[secured.action] ?? gate.closesAt;
  if (closesAt !== null && bookedAt >= closesAt) return 'late';
  if (gate.open || taking === 'counting') return 'held';
  if (secured.isInStage) throw new BeingCounted('what was booked in time is being counted');
  return 'late';
}

async function securedIn(tx: EntityManager, caseId: string): Promise<Secured> {
  const { definitionId, stage: now, closing } = await rows(tx, 'case').findOneByOrFail({ id: caseId });
  const { deposit, stages } = await definitionOf(tx, definitionId);
  const action = deposit?.secures ?? '';
  const stage = Object.keys(stages).find((name) => Object.hasOwn(stages[name]?.actions ?? {}, action));
  return { action, stage, isInStage: now === stage && closing === null };
}

/** How much is asked of every body in a case, in fen; undefined where nothing is. */
export type AskedIn = (tx: EntityManager, caseId: string) => Promise<bigint | undefined>;

/**
 * Takes a transfer into the books: as a deposit, or, where it comes from somebody else or too late, to go back at once to
 * the account that it came from. Told of it again it answers what was found the first time.
 * @returns undefined where there is no such sub-account
 * @throws BeingCounted
 */
export async function takeTransfer(
  tx: EntityManager,
  dialect: Database['dialect'],
  transfer: IncomingTransfer,
  taking: Taking,
  { askedIn, ...told }: Told & { readonly askedIn: AskedIn },
): Promise<BankTransferRow['verdict'] | undefined> {
  const { at: now } = told;
  const { id, payer, fen, bookedAt } = transfer;
  const ofNumber = { number: transfer.account };
  const found = await rows(tx, 'depositAccount').findOneBy(ofNumber);
  if (!found) return undefined;
  const { caseId, bodyId } = found;
  const gate = await lockGate(tx, dialect, caseId, 'shared');
  await lockBook(tx, caseId);
  const known = await rows(tx, 'bankTransfer').findOneBy({ id });
  if (known) return known.verdict;
  // the bidder may have named another account to pay from until now
  const account = await rows(tx, 'depositAccount').findOneByOrFail(ofNumber);
  const verdict = verdictOn(transfer, account, gate, await securedIn(tx, caseId), taking);
  await insertRow(tx, 'bankTransfer', {
    id,
    caseId,
    bodyId,
    payerName: payer.name,
    payerAccount: payer.account,
    fen: Number(fen),
    bookedAt,
    takenAt: now,
    verdict,
  });
  const cause = `transfer:${id}`;
  if (verdict === 'held') {
    await post(tx, { caseId, at: now, cause, event: { kind: 'held', bodyId, fen } });
    const held = standsOf(await readBook(tx, caseId)).get(heldOf(bodyId)) ?? 0n;
    const news = held < ((await askedIn(tx, caseId)) ?? 0n) ? 'part' : 'held';
    await tellOfDeposit(tx, { caseId, bodyId, news, cause }, told);
    return verdict;
  }
  await tellOfDeposit(tx, { caseId, bodyId, news: verdict, cause }, told);
  await post(tx, { caseId, at: now, cause, event: { kind: 'returnable', transferId: id, fen } });
  const source = { of: 'returnable', transferId: id } as const;
  await orderPayment(tx, { caseId, bodyId, source, fen, interestFen: 0n, to: payer, batchId: null }, now);
  return verdict;
}
