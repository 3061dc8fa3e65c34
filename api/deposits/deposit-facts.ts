import { findAction, type CaseState, type DepositFacts, type Process } from '../../definitions/language';
import type { EntryRow } from '../../database/rows';
import { stoodAtDeadline } from '../../database/stood-at-deadline';

type Visits = Pick<CaseState, 'visits'>;

const stageOf = ({ stages }: Process, action: string): string | undefined =>
  Object.keys(stages).find((name) => Object.hasOwn(stages[name]?.actions ?? {}, action));

/** Whether the case came back to the stage of an act after it was taken, so that it has to be taken again. */
const isUndone = (definition: Process, { visits }: Visits, action: string, at: string): boolean => {
  const stays = visits.filter(({ stage }) => stage === stageOf(definition, action));
  return stays.some(({ enteredAt }) => enteredAt <= at) && stays.some(({ enteredAt }) => enteredAt > at);
};

/** What has happened in a case, as it matters to the deposit of the body whose entries these are, in their order. */
export function depositFacts(
  definition: Process,
  state: Pick<CaseState, 'visits' | 'taken' | 'closing' | 'closedAt'>,
  own: readonly Pick<EntryRow, 'action' | 'state' | 'receivedAt'>[],
): DepositFacts {
  const secures = definition.deposit?.secures ?? '';
  const secured = own.filter(({ action }) => action === secures);
  const isAny = (...among: readonly EntryRow['state'][]) => secured.some((entry) => among.includes(entry.state));
  const leftAt = (stage: string | undefined) => state.visits.findLast((visit) => visit.stage === stage)?.leftAt;
  const takenBack = own.findLast(({ action }) => findAction(definition, action)?.withdraws === secures)?.receivedAt;
  // what the platform could not open counts as withdrawn; what its giver did not open stands, and may be lost
  const notOpened = isAny('unopened') ? leftAt(findAction(definition, secures)?.sealed?.openedIn) : undefined;
  const withdrawnAt = isAny('valid', 'revoked', 'unsecured') ? undefined : (notOpened ?? takenBack);
  const unusedSince = secured.some(stoodAtDeadline) ? undefined : leftAt(stageOf(definition, secures));
  const taken = Object.entries(state.taken).filter(([action, at]) => !isUndone(definition, state, action, at));
  return {
    taken: Object.fromEntries(taken),
    withdrawnAt,
    unusedSince,
    ...(state.closing !== undefined &&
      state.closedAt !== undefined && { closed: { closing: state.closing, at: state.closedAt } }),
  };
}
