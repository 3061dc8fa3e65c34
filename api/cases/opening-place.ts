import type { Action, CaseState, Process } from '../../definitions/language';
import { refuse } from '../http/refusal';
import type { OpenedCase } from './case-access';

/** The opening of sealed entries as a definition describes it, in a case that has come to it. */
export interface OpeningPlace {
  /** The action whose entries are opened. */
  readonly name: string;
  readonly action: Action;
  /** The stage in which they are opened, and the stay there. */
  readonly stage: string;
  readonly visit: CaseState['visits'][number];
  /** Names of the actions by which shares come in. */
  readonly releasing: readonly string[];
  /** When the time of the opening began. */
  readonly startedAt: string | undefined;
  /** What was found is open to those who may read it. */
  readonly isOpened: boolean;
}

const actionsOf = ({ stages }: Process): (readonly [string, Action])[] =>
  Object.values(stages).flatMap(({ actions = {} }) => Object.entries(actions));

/** Where the sealed entries of a case are opened. @throws Refusal NotFound where nothing is, or not yet */
export function openingPlace({ definition, state }: OpenedCase): OpeningPlace {
  const all = actionsOf(definition);
  const [name = '', action] = all.find(([, { sealed }]) => sealed !== undefined) ?? [];
  const stage = action?.sealed?.openedIn ?? '';
  const visit = state.visits.findLast((one) => one.stage === stage);
  if (!action || !visit) throw refuse.notFound();
  const releasing = all.flatMap(([each, { releases }]) => (releases === name ? [each] : []));
  const until = [action.secretUntil ?? []].flat();
  const isOpened = state.visits.some((one) => until.includes(one.stage) && one.visit > visit.visit);
  const deadline = definition.stages[stage]?.deadline;
  const from = deadline && 'from' in deadline ? deadline.from : undefined;
  const isStarted = typeof from === 'object' && 'taken' in from;
  const startedAt = isStarted ? state.taken[from.taken] : visit.enteredAt;
  return { name, action, stage, visit, releasing, startedAt, isOpened };
}
