import { isDepositKnown, seesDeposit } from '../../definitions/language';
import { bodyNames } from '../../database/body-names';
import { rows } from '../../database/database';
import type { Account } from '../../domain/ledger/account';
import { openAccounts } from '../../domain/ledger/book';
import { may } from '../access/may-read';
import { openCase } from '../cases/case-access';
import type { CaseLedger } from '../contract';
import type { ApiDependencies, SignedIn } from '../http/dependencies';
import { refuse } from '../http/refusal';
import { caseDeposit, depositState, heldFor, shownPayment, shownTransfer, type CaseDeposit } from './case-deposit';
import { yuan } from './yuan';

type ShownAccount = CaseLedger['entries'][number]['debit'];

/** Says of an account what it is and whose, since its own id is a number of the platform. */
function accountWords({ transfers, payments }: CaseDeposit, names: ReadonlyMap<string, string>) {
  return (account: Account): ShownAccount => {
    const [kind = '', id = ''] = account.split(':');
    const bodyId =
      kind === 'held'
        ? id
        : kind === 'returnable'
          ? transfers.find((one) => one.id === id)?.bodyId
          : payments.find((one) => one.id === id)?.bodyId;
    return {
      kind: kind as ShownAccount['kind'], // the database keeps no other
      ...(bodyId !== undefined && { body: { id: bodyId, name: names.get(bodyId) ?? bodyId } }),
    };
  };
}

/**
 * The book of a case with the deposit of every body, for the readers of the case, once what the deposits secure is
 * opened. Before that there is none for anybody: not even how many have paid.
 * @throws Refusal NotFound
 */
export async function viewLedger(deps: ApiDependencies, me: SignedIn, caseId: string): Promise<CaseLedger> {
  const opened = await openCase(deps, me, caseId);
  const { definition, viewer, openness, row } = opened;
  const { read } = deps.database;
  // nobody's own: a bidder sees its own deposit elsewhere, and no other's
  if (!isDepositKnown(definition, openness) || !seesDeposit(definition, {}, viewer, openness)) throw refuse.notFound();
  const found = await caseDeposit(read, caseId, definition);
  if (!found) throw refuse.notFound();
  const { deposit, asked, book, stands, transfers, payments, letters } = found;
  const bodies = [...new Set([...transfers, ...payments, ...letters].map(({ bodyId }) => bodyId))];
  const names = await bodyNames(read, bodies);
  const words = accountWords(found, names);
  const entries = await rows(read, 'ledgerEntry').find({ where: { caseId }, order: { number: 'ASC' } });
  const mayPropose = may(me.ability, 'create', 'Deposit', row);
  return {
    title: deposit.title,
    ...(asked !== undefined && { asked: yuan(asked) }),
    open: openAccounts(book).length > 0,
    deposits: bodies.map((bodyId) => ({
      body: { id: bodyId, name: names.get(bodyId) ?? bodyId },
      held: yuan(heldFor(found, bodyId)),
      state: depositState(found, bodyId),
      transfers: transfers.filter((one) => one.bodyId === bodyId).map(shownTransfer),
      payments: payments.filter((one) => one.bodyId === bodyId).map(shownPayment),
    })),
    entries: entries.map(({ number, at, debit, credit, fen }) => ({
      number,
      at,
      debit: words(debit as Account), // the database keeps no other
      credit: words(credit as Account),
      amount: yuan(fen),
    })),
    stands: [...stands].map(([account, fen]) => ({ ...words(account), amount: yuan(fen) })),
    grounds: mayPropose ? Object.entries(deposit.forfeits).map(([name, ground]) => ({ name, ...ground })) : [],
  };
}
