import { findAction, rolesOf, text } from '../../definitions/language';
import { insertRow, rows } from '../../database/database';
import { gateRefusal, lockGate } from '../../database/gate';
import { lockBook } from '../../database/ledger';
import type { DepositAccountRow } from '../../database/rows';
import { sha256 } from '../../domain/hash';
import { openCase, type OpenedCase } from '../cases/case-access';
import { caseRefusal } from '../cases/case-refusal';
import type { OwnDeposit } from '../contract';
import type { ApiDependencies, SignedIn } from '../http/dependencies';
import { refuse } from '../http/refusal';
import { BankUnavailable } from '../../activities/ports/bank';
import {
  caseDeposit,
  depositState,
  heldFor,
  shownPayment,
  shownTransfer,
  wasRefundRefused,
  type CaseDeposit,
} from './case-deposit';
import { yuan } from './yuan';

const noBank = text(
  '平台没有接入银行，不能以转账方式交纳；可以递交保函的，请递交保函。',
  'No bank is connected, so no money can be paid in; where a letter of guarantee is allowed, hand one in.',
);
const bankAway = text('银行暂时无法连接，请稍后再试。', 'The bank cannot be reached at the moment; try again later.');
const notRegistered = text(
  '请先获取招标文件，再交纳保证金。',
  'Obtain the tender documents first; then the deposit can be paid.',
);
const paidAlready = text(
  '已有款项到账，付款账户不能再改；须更换的，请先由原账户完成本次交纳。',
  'Money has come in already: the account that is paid from cannot be changed any more.',
);

/** The bidder whose deposit it is. @throws Refusal NotFound for everybody who can have none */
export function giverIn(
  { definition, mine }: OpenedCase,
  me: SignedIn,
): { readonly bodyId: string; readonly isParty: boolean } {
  const action = definition.deposit && findAction(definition, definition.deposit.secures);
  if (!action || !rolesOf(action).includes(me.membership.role)) throw refuse.notFound();
  return { bodyId: me.membership.body.id, isParty: mine.some(({ role }) => rolesOf(action).includes(role)) };
}

/** Whether the stage that asks for the deposit takes entries now. */
const isPayable = ({ definition, state }: OpenedCase, { deposit }: CaseDeposit): boolean =>
  state.takesEntries && definition.stages[state.stage]?.actions?.[deposit.secures] !== undefined;

/** A bidder's own deposit. @throws Refusal NotFound for all others */
export async function ownDeposit(deps: ApiDependencies, me: SignedIn, caseId: string): Promise<OwnDeposit> {
  const opened = await openCase(deps, me, caseId);
  const { bodyId, isParty } = giverIn(opened, me);
  const { read } = deps.database;
  const found = await caseDeposit(read, caseId, opened.definition);
  if (!found) throw refuse.notFound();
  const { deposit, asked, transfers, payments } = found;
  const held = heldFor(found, bodyId);
  const account = await rows(read, 'depositAccount').findOneBy({ caseId, bodyId });
  const own = transfers.filter((one) => one.bodyId === bodyId);
  const until = isPayable(opened, found) ? opened.state.deadline?.at : undefined;
  return {
    title: deposit.title,
    article: deposit.article,
    ...(asked !== undefined && { asked: yuan(asked) }),
    ...(until !== undefined && { until }),
    held: yuan(held),
    missing: yuan(asked !== undefined && asked > held ? asked - held : 0n),
    state: depositState(found, bodyId),
    ...(account && {
      account: {
        number: account.number,
        bank: account.bank,
        payerName: account.payerName,
        payerAccount: account.payerAccount,
      },
    }),
    mayOpen: isParty && asked !== undefined && deps.bank !== undefined && isPayable(opened, found) && own.length === 0,
    bidWaits: await rows(read, 'entry').existsBy({ caseId, bodyId, action: deposit.secures, state: 'valid' }),
    leftOut: await rows(read, 'entry').existsBy({ caseId, bodyId, action: deposit.secures, state: 'unsecured' }),
    mayRedirect: wasRefundRefused(found, bodyId),
    ...(deposit.guarantee && { letterAction: deposit.guarantee.action }),
    transfers: own.map(shownTransfer),
    // what was lost goes to the tenderer and is no payment to its giver
    payments: payments.filter((one) => one.bodyId === bodyId).map(shownPayment),
  };
}

/**
 * Opens the sub-account of a bidder for a case, or changes the account that will be paid from while nothing has come in.
 * Done again it answers the same.
 * @throws Refusal with the reason
 */
export async function openDepositAccount(
  deps: ApiDependencies,
  me: SignedIn,
  caseId: string,
  payerAccount: string,
): Promise<OwnDeposit> {
  deps.clockWatch?.mustBeRight();
  const { database, bank, clock } = deps;
  const opened = await openCase(deps, me, caseId);
  const { bodyId, isParty } = giverIn(opened, me);
  const found = await caseDeposit(database.read, caseId, opened.definition);
  if (!found) throw refuse.notFound();
  if (found.asked === undefined || !isPayable(opened, found)) throw caseRefusal('ActionNotOpen', found.deposit.title);
  if (!isParty) throw refuse.conflict('ActionNotOpen', notRegistered);
  if (!bank) throw refuse.conflict('Unavailable', noBank);
  // the bank learns a name and a number of ours that tells nothing of the case
  const id = sha256(`${caseId} ${bodyId}`);
  const { name } = me.membership.body;
  const { number, bank: bankName } = await bank.openAccount(id, name).catch((error: unknown) => {
    throw error instanceof BankUnavailable ? refuse.conflict('Unavailable', bankAway) : error;
  });
  const receivedAt = clock.now();
  await database.write(async (tx) => {
    const gate = await lockGate(tx, database.dialect, caseId, 'shared');
    const refusal =
      gate?.visit === opened.state.visit ? gateRefusal(gate, found.deposit.secures, receivedAt) : 'GateClosed';
    if (refusal) throw caseRefusal(refusal, found.deposit.title, { receivedAt });
    // no transfer is judged by the account before while another is named
    await lockBook(tx, caseId);
    const row: DepositAccountRow = {
      id,
      caseId,
      bodyId,
      number,
      bank: bankName,
      payerName: name,
      payerAccount,
      openedAt: receivedAt,
    };
    const known = await rows(tx, 'depositAccount').findOneBy({ id });
    if (!known) return insertRow(tx, 'depositAccount', row);
    if (known.payerAccount === payerAccount && known.payerName === name) return;
    if (await rows(tx, 'bankTransfer').existsBy({ caseId, bodyId, verdict: 'held' })) {
      throw refuse.conflict('Conflict', paidAlready);
    }
    await rows(tx, 'depositAccount').update({ id }, { payerAccount, payerName: name });
  });
  return ownDeposit(deps, me, caseId);
}
