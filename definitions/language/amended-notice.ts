import type { CaseState } from './case-state';
import type { Action, Process } from './process';
import { findAction } from './visibility';

/** The field of an act that gives a deadline another instant; undefined for acts that move none. */
export function newDeadlineField({ effect }: Action): string | undefined {
  if (!effect) return undefined;
  if ('movesDeadline' in effect) return effect.movesDeadline;
  return 'resumes' in effect ? effect.newDeadline : undefined;
}

/**
 * The instant before which an act may not move the deadline, where it tries to: nearer than it stands, or into the past.
 * Undefined where nothing is wrong. `now` is an instant in UTC.
 */
export function leastDeadline(
  state: CaseState,
  action: Action,
  form: Readonly<Record<string, unknown>>,
  now: string,
): string | undefined {
  const field = newDeadlineField(action);
  const next = field === undefined ? undefined : form[field];
  if (typeof next !== 'string') return undefined;
  const least = state.deadline && (state.deadline.at > now || !state.suspendedAt) ? state.deadline.at : now;
  return next >= least && next > now ? undefined : least;
}

/**
 * The published field, as `action.field`, that an act of this name in that stage corrects: the deadline that an earlier
 * act gave the stage. Undefined when the act can move no deadline, or the stage has none that was given.
 */
export function amendedField(definition: Process, action: string, stage: string): string | undefined {
  const found = findAction(definition, action);
  const deadline = definition.stages[stage]?.deadline;
  if (!found || newDeadlineField(found) === undefined || !deadline || !('at' in deadline)) return undefined;
  const { at } = deadline;
  return typeof at === 'object' && 'given' in at ? at.given.join('.') : undefined;
}
