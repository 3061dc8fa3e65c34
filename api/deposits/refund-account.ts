import { text } from '../../definitions/language';
import { rows } from '../../database/database';
import { lockBook } from '../../database/ledger';
import type { ApiDependencies, SignedIn } from '../http/dependencies';
import { refuse } from '../http/refusal';
import { openCase } from '../cases/case-access';
import type { OwnDeposit } from '../contract';
import { caseDeposit, wasRefundRefused } from './case-deposit';
import { giverIn, ownDeposit } from './own-deposit';

const notRefused = text(
  '银行没有拒付过退款，或退款正在办理，收款账户不能更改。',
  'The bank has refused no refund, or one is under way: the account that it goes to cannot be changed.',
);

/**
 * Names another account of the bidder itself to which its deposit goes back, since the bank could not pay to the one it
 * came from. Where nobody may see the deposit it then goes by itself, else a batch of the centre takes it along.
 * @throws Refusal NotFound for all but bidders, Conflict where no refund was refused
 */
export async function nameRefundAccount(
  deps: ApiDependencies,
  me: SignedIn,
  caseId: string,
  payerAccount: string,
): Promise<OwnDeposit> {
  const opened = await openCase(deps, me, caseId);
  const { bodyId } = giverIn(opened, me);
  await deps.database.write(async (tx) => {
    await lockBook(tx, caseId);
    const found = await caseDeposit(tx, caseId, opened.definition);
    if (!found) throw refuse.notFound();
    if (!wasRefundRefused(found, bodyId)) throw refuse.conflict('Conflict', notRefused);
    const payerName = me.membership.body.name;
    await rows(tx, 'depositAccount').update({ caseId, bodyId }, { payerAccount, payerName });
  });
  return ownDeposit(deps, me, caseId);
}
