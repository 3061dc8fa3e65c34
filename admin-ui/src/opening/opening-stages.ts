import type { CaseView } from '../../../api/contract';
import type { Action, Process } from '../../../definitions/language';

const sealedActions = ({ stages }: Process): readonly Action[] =>
  Object.values(stages)
    .flatMap(({ actions = {} }) => Object.values(actions))
    .filter(({ sealed }) => sealed !== undefined);

/** Whether the case stands where what is sealed is opened, or where what was found is shown for the first time. */
export const opensNow = ({ stage, closing }: CaseView, definition: Process): boolean =>
  closing === undefined &&
  sealedActions(definition).some(
    ({ sealed, secretUntil }) => sealed?.openedIn === stage || [secretUntil ?? []].flat().includes(stage),
  );

/** Whether the case has come to the opening of what is sealed. */
export const hasOpening = ({ visits }: CaseView, definition: Process): boolean =>
  sealedActions(definition).some(({ sealed }) => visits.some(({ stage }) => stage === sealed?.openedIn));
