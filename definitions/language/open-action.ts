import type { CaseState, OpenItem } from './case-state';
import type { Action, Process } from './process';

/** Why an action may not be taken. The words are problem codes. */
export type Refusal =
  | 'CaseClosed'
  | 'CaseSuspended'
  | 'ActionNotOpen'
  | 'RoleMayNotAct'
  | 'DeadlinePassed'
  | 'TaskChanged'
  | 'AlreadyTaken'
  | 'FourEyes';

/** Who acts, as the workflow knows it: role, party id and an alias of the person. */
export interface Actor {
  readonly role: string;
  readonly party: string;
  readonly person: string;
  /** Alias of the absent person whose task it was, where another stands in for them. */
  readonly standsInFor?: string;
}

const list = <T>(some: T | readonly T[] | undefined): readonly T[] =>
  some === undefined ? [] : Array.isArray(some) ? (some as readonly T[]) : [some as T];

/** The roles that may take an action. */
export const rolesOf = (action: Action): readonly string[] => list(action.by);

/** The action of that name, and nothing that every object of JavaScript has. */
export const named = (actions: Readonly<Record<string, Action>> | undefined, name: string): Action | undefined =>
  actions && Object.hasOwn(actions, name) ? actions[name] : undefined;

/** The action as the current stage offers it: its own, an earlier-opened one (`since`), or an anytime action. */
export function offeredAction(definition: Process, state: CaseState, name: string): Action | undefined {
  const own = named(definition.stages[state.stage]?.actions, name) ?? named(definition.anytime, name);
  if (own) return own;
  for (const stage of Object.values(definition.stages)) {
    const action = named(stage.actions, name);
    if (action?.since && hasBegun(state, action.since)) return action;
  }
  return undefined;
}

/** Whether the case has come to that stage and has not gone back behind it since. */
function hasBegun({ visits }: CaseState, stage: string): boolean {
  const first = visits.findIndex((visit) => visit.stage === stage);
  if (first < 0) return false;
  const behind = new Set(visits.slice(0, first).map((visit) => visit.stage));
  const last = visits.findLastIndex((visit) => visit.stage === stage);
  return !visits.slice(last + 1).some((visit) => behind.has(visit.stage));
}

/** Names of all actions that could be on offer in the current stage. */
export function actionNames(definition: Process, state: CaseState): string[] {
  const early = Object.entries(definition.stages).flatMap(([stage, { actions = {} }]) =>
    stage === state.stage ? [] : Object.keys(actions).filter((name) => actions[name]?.since),
  );
  return [
    ...Object.keys(definition.stages[state.stage]?.actions ?? {}),
    ...early.filter((name) => offeredAction(definition, state, name)),
    ...Object.keys(definition.anytime),
  ];
}

const counter = (action: Action, name: string, party: string | undefined): string =>
  action.each === 'person' && party ? `${name}:${party}` : name;

/** How often the action was taken in this visit: by this party, where everyone takes it for themselves. */
export const timesTaken = (state: CaseState, action: Action, name: string, party?: string): number =>
  state.counts[counter(action, name, party)] ?? 0;

/**
 * The revision of what a person sees of an action, to be sent back as `seen`: it changes when the stage is entered
 * anew and when somebody takes the action or another way of doing it, and not when five experts each do their own or
 * several questions are answered.
 */
export function revisionOf(definition: Process, state: CaseState, name: string, party?: string): string {
  const action = offeredAction(definition, state, name);
  if (!action || action.answers) return `${state.visit}`;
  return `${state.visit}.${timesTaken(state, action, name, party)}`;
}

/**
 * The instant before which an action must be received, if its stage has a deadline that concerns it. A counted period
 * that stands still does not close anything; a published instant does.
 */
export function closesAt(state: CaseState, action: Action, name: string): string | undefined {
  if (action.afterDeadline || !state.deadline) return undefined;
  if (state.stillSince && state.deadline.kind === 'counted') return undefined;
  return state.closes[name] ?? state.deadline.at;
}

/**
 * Why an act would be refused at this instant, or undefined if it would be taken. The one answer for the validator of
 * the case and for the "why can't I?" of the console.
 */
export function whyNot(
  definition: Process,
  state: CaseState,
  name: string,
  actor: Actor | { readonly role: string; readonly party?: string; readonly person?: string },
  receivedAt: string,
  seen?: string,
  about?: string,
): Refusal | undefined {
  if (state.closing) return 'CaseClosed';
  const action = offeredAction(definition, state, name);
  const isStale = seen !== undefined && seen !== revisionOf(definition, state, name, actor.party);
  if (!action) return isStale ? 'TaskChanged' : 'ActionNotOpen';
  if (!rolesOf(action).includes(actor.role)) return 'RoleMayNotAct';
  const resumes = action.effect !== undefined && 'resumes' in action.effect;
  if (resumes && !state.suspendedAt) return 'ActionNotOpen';
  const isAnytime = definition.anytime[name] !== undefined;
  if (state.suspendedAt && !resumes && !(isAnytime && isOverSuspension(action))) return 'CaseSuspended';
  if (action.effect && 'movesDeadline' in action.effect && !state.deadline && isAnytime) {
    return 'ActionNotOpen';
  }
  if (isStale) return 'TaskChanged';
  if (action.offered && !state.offered.includes(name)) return 'ActionNotOpen';
  if (list(action.after).some((earlier) => !((state.counts[earlier] ?? 0) > 0))) return 'ActionNotOpen';
  if (action.answers) {
    const items = itemsFor(state, action, actor.party);
    const isOpen = about === undefined ? items.length > 0 : items.some((item) => item.id === about);
    if (!isOpen) return seen === undefined ? 'ActionNotOpen' : 'TaskChanged';
  }
  // a case that was suspended over its deadline must still be resumed, postponed or terminated
  const closes = isAnytime ? undefined : closesAt(state, action, name);
  if (closes !== undefined && receivedAt >= closes) return 'DeadlinePassed';
  if (isOnce(action, name, definition) && timesTaken(state, action, name, actor.party) > 0) return 'AlreadyTaken';
  if (action.since && isDoneElsewhere(state, name)) return 'AlreadyTaken';
  if (action.notBy && actor.person !== undefined && state.takenBy[action.notBy] === actor.person) return 'FourEyes';
  return undefined;
}

/**
 * Why the content of an act cannot be taken as the case stands: a case whose published instant has passed while it was
 * suspended resumes only with a new one.
 */
export function whyNotForm(
  state: CaseState,
  action: Action,
  form: Readonly<Record<string, unknown>>,
  receivedAt: string,
): 'DeadlineNeeded' | undefined {
  const effect = action.effect;
  if (!effect || !('resumes' in effect) || state.deadline?.kind !== 'given') return undefined;
  const next = effect.newDeadline === undefined ? undefined : form[effect.newDeadline];
  return receivedAt >= state.deadline.at && typeof next !== 'string' ? 'DeadlineNeeded' : undefined;
}

/** What waits for an answer by this action of that party. */
export const itemsFor = (state: CaseState, { answers }: Action, party: string | undefined): readonly OpenItem[] =>
  state.pending.filter((item) => item.action === answers && (item.to === undefined || item.to === party));

/** Whether the act moves or stops the clock of the stage, or sets it going again. */
export const movesClock = ({ effect }: Action): boolean =>
  effect !== undefined &&
  ('movesDeadline' in effect || 'suspends' in effect || 'resumes' in effect || 'holds' in effect);

/** While a case is suspended it can still be terminated and its deadline postponed, by the actions of any time. */
const isOverSuspension = (action: Action): boolean =>
  action.effect !== undefined && ('terminates' in action.effect || 'movesDeadline' in action.effect);

/** Under which an act of `since` that was taken in its own stage is counted after it. */
export const doneKey = (name: string): string => `done:${name}`;

/** Whether an act of `since` was taken before its stage, or in it and the case has gone on since. */
const isDoneElsewhere = ({ counts }: CaseState, name: string): boolean =>
  (counts[`early:${name}`] ?? 0) > 0 || (counts[doneKey(name)] ?? 0) > 0;

/** Whether the action is done for good once it was taken in a visit: asked ones are, except answers. */
const isOnce = (action: Action, name: string, definition: Process): boolean =>
  !action.many && !action.answers && action.asked !== undefined && !definition.anytime[name];
