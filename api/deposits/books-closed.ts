import { isDepositKnown, text, type Action } from '../../definitions/language';
import { bodyNames } from '../../database/body-names';
import { openAccounts } from '../../domain/ledger/book';
import type { OpenedCase } from '../cases/case-access';
import type { ApiDependencies } from '../http/dependencies';
import { refuse } from '../http/refusal';
import { caseDeposit, heldFor } from './case-deposit';

const namesShown = 5;

/**
 * A case is not ended by an act while money of its deposits lies at the bank. Stopping it (`terminates`) is no end in
 * good order: deposits go back because of it. Before the opening none is held up: what was paid goes back by itself then,
 * and nobody may learn who has paid.
 * @throws Refusal Conflict that says whose is there still
 */
export async function booksClosed(
  { database: { read } }: Pick<ApiDependencies, 'database'>,
  { definition, state, row, openness }: Pick<OpenedCase, 'definition' | 'state' | 'row' | 'openness'>,
  { end }: Pick<Action, 'end'>,
): Promise<void> {
  if (!isDepositKnown(definition, openness)) return;
  const ends = end === undefined ? [] : typeof end === 'string' ? [end] : Object.values(end.cases);
  const stage = definition.stages[state.stage];
  if (!ends.some((one) => Object.hasOwn(definition.closings, stage?.ends[one] ?? ''))) return;
  const found = await caseDeposit(read, row.id, definition);
  if (!found || openAccounts(found.book).length === 0) return;
  const held = [...new Set(found.transfers.map(({ bodyId }) => bodyId))].filter((id) => heldFor(found, id) > 0n);
  const names = await bodyNames(read, held);
  const some = held.slice(0, namesShown).map((id) => names.get(id) ?? id);
  const [zh, en] =
    held.length > 0
      ? [
          `尚有 ${held.length} 家的保证金未退还（${some.join('、')}）`,
          `deposits of ${held.length} are held still (${some.join(', ')})`,
        ]
      : ['尚有款项正在由银行办理', 'payments are under way at the bank'];
  throw refuse.conflict('Conflict', text(`保证金账目未结清：${zh}。`, `The books of the deposits are open: ${en}.`));
}
