import { closesAt, findAction, offeredAction, type CaseState } from '../../definitions/language';
import { rows } from '../../database/database';
import { definitionOf } from '../../database/definitions';
import type { ApiDependencies } from '../http/dependencies';
import { caseRefusal } from './case-refusal';
import { endedAt } from './ended-at';

/**
 * What is on its way for an entry has to be there whole before the entry closes: an upload that begins before the
 * deadline and ends after it is late (Electronic Tendering Measures 27). Documents of other acts are judged with them.
 * `field` is the form field that it is for, `action/field`.
 * @throws Refusal `DeadlinePassed`
 */
export async function mustArriveInTime(
  { database, clock }: ApiDependencies,
  caseId: string | null | undefined,
  field: string | null | undefined,
): Promise<void> {
  const [name] = field?.split('/') ?? [];
  if (!caseId || !name) return;
  const receivedAt = clock.now();
  const row = await rows(database.read, 'case').findOneBy({ id: caseId });
  if (!row || row.seq === 0) return;
  const definition = await definitionOf(database.read, row.definitionId);
  const action = findAction(definition, name);
  if (!action?.many) return;
  const state = row.state as CaseState;
  const deadline = offeredAction(definition, state, name)
    ? closesAt(state, action, name)
    : endedAt(definition, state, name);
  if (deadline === undefined || receivedAt < deadline) return;
  throw caseRefusal('DeadlinePassed', action.title, { receivedAt, deadline }).about({ caseId, action: name });
}
