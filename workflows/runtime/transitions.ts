import type { Calendar } from '../../domain/calendar';
import {
  closingTimes,
  doneKey,
  deadlineOf,
  findAction,
  later,
  offeredAction,
  tasksOf,
  timesTaken,
  type Act,
  type Action,
  isHolding,
  type CaseState,
  type Process,
  type TaskState,
} from '../../definitions/language';

/** What a change of state reads besides the state. */
export interface Ground {
  readonly definition: Process;
  readonly calendar: Calendar;
}

/** Where a change leads: the new state and what it passed through. */
export interface Transition {
  readonly state: CaseState;
  readonly end?: string;
  readonly entered: readonly string[];
}

/** The state of a case that has just been opened, before its first stage. */
export const emptyState = (caseId: string, parties: CaseState['parties']): CaseState => ({
  caseId,
  stage: '',
  visit: 0,
  visits: [],
  closes: {},
  lostMs: 0,
  counts: {},
  taken: {},
  takenBy: {},
  given: {},
  offered: [],
  takesEntries: false,
  pending: [],
  parties,
  tasks: [],
  published: [],
  incidents: [],
});

const without = <T extends object, K extends keyof T>(value: T, ...keys: K[]): Omit<T, K> => {
  const rest = { ...value };
  for (const key of keys) Reflect.deleteProperty(rest, key);
  return rest;
};

/** Everything that follows from the rest of the state: deadline, closing times, tasks, and whether it stands still. */
export function settle({ definition, calendar }: Ground, before: CaseState, now: string): CaseState {
  const still = !before.closing && (before.suspendedAt !== undefined || before.pending.some((item) => item.holds));
  let state: CaseState = before;
  if (still && !before.stillSince) state = { ...state, stillSince: now };
  if (!still && before.stillSince) {
    state = {
      ...without(state, 'stillSince'),
      lostMs: state.lostMs + between(before.stillSince, now),
      tasks: state.tasks.map((task) => givenBack(task, before.stillSince, now)),
    };
  }
  const deadline = state.closing ? undefined : deadlineOf(definition, state, calendar);
  state = deadline ? { ...state, deadline } : without(state, 'deadline');
  state = { ...state, closes: closingTimes(definition, state, calendar) };
  return { ...state, tasks: tasksOf(definition, state, calendar, now) };
}

const between = (from: string, to: string): number => Math.max(0, Date.parse(to) - Date.parse(from));

/** A task with the time back that it has lost since then. */
const givenBack = (task: TaskState, since: string | undefined, now: string): TaskState =>
  task.dueAt === undefined || since === undefined
    ? task
    : { ...task, dueAt: later(task.dueAt, between(since > task.since ? since : task.since, now)) };

/** Goes where an end leads; a stage whose work was done early is passed at once. */
export function leave(ground: Ground, from: CaseState, end: string, now: string): Transition {
  const { definition } = ground;
  const entered: string[] = [];
  let state = from;
  let next: string | undefined = end;
  while (next !== undefined) {
    const target: string | undefined = definition.stages[state.stage]?.ends[next];
    if (target === undefined) throw new Error(`${state.stage} has no end ${next}`);
    const deadlineAt = state.deadline?.at;
    const left = { leftAt: now, end: next, ...(deadlineAt !== undefined && { deadlineAt }) };
    const visits = state.visits.map((visit, index) =>
      index === state.visits.length - 1 ? { ...visit, ...left } : visit,
    );
    state = { ...state, visits };
    if (definition.closings[target]) return { state: close(ground, state, target, now), end, entered };
    state = enter(ground, state, target, now);
    entered.push(target);
    next = doneEarly(definition, state);
  }
  return { state, end, entered };
}

const earlyKey = 'early:';

/**
 * The state in which an act of `since` that is taken in its own stage stays done in the stages after it, where it would
 * still be on offer. Only cases that have not taken it before this version know that.
 */
export const doneInItsStage = (state: CaseState, action: string): CaseState => ({
  ...state,
  counts: { ...state.counts, [doneKey(action)]: 1 },
});

/**
 * Enters a stage anew: what belonged to the earlier stay is gone, and so is what was done early for a later stage when
 * the case has gone back behind the stage from which on that may be done. What was done in a stage is to be done again
 * when the case comes back to it.
 */
export function enter(ground: Ground, from: CaseState, stage: string, now: string): CaseState {
  const visit = from.visit + 1;
  const visits = [...from.visits, { visit, stage, enteredAt: now }];
  const isOpenEarly = (name: string) =>
    offeredAction(ground.definition, { ...from, stage, visits }, name) !== undefined;
  const own = Object.keys(ground.definition.stages[stage]?.actions ?? {});
  const early = Object.entries(from.counts).filter(([key]) => {
    const name = key.slice(key.indexOf(':') + 1);
    const isKept = key === doneKey(name) ? !own.includes(name) : key.startsWith(earlyKey);
    return isKept && isOpenEarly(name);
  });
  return settle(
    ground,
    {
      ...without(from, 'stillSince', 'moved', 'deadline'),
      stage,
      visit,
      visits,
      counts: Object.fromEntries(early),
      offered: [],
      takesEntries: Object.values(ground.definition.stages[stage]?.actions ?? {}).some((action) => action.many),
      pending: [],
      published: withPublished(from.published, ground.definition.stages[stage]?.publishes),
      lostMs: 0,
      tasks: from.tasks.filter((task) => task.key.startsWith('early:')),
    },
    now,
  );
}

/** Ends the case. */
export function close(ground: Ground, from: CaseState, closing: string, now: string): CaseState {
  const publishes = ground.definition.closings[closing]?.publishes;
  return settle(
    ground,
    {
      ...without(from, 'stillSince', 'suspendedAt', 'moved'),
      closing,
      closedAt: now,
      takesEntries: false,
      pending: [],
      published: withPublished(from.published, publishes),
    },
    now,
  );
}

const withPublished = (before: readonly string[], notice: string | undefined): readonly string[] =>
  notice === undefined ? before : [...new Set([...before, notice])];

const doneEarly = (definition: Process, state: CaseState): string | undefined => {
  for (const [name, action] of Object.entries(definition.stages[state.stage]?.actions ?? {})) {
    if (action.since && (state.counts[`early:${name}`] ?? 0) > 0 && typeof action.end === 'string') return action.end;
  }
  return undefined;
};

const endOfAct = (action: Action, act: Act, isOwn: boolean): string | undefined => {
  if (!isOwn || action.end === undefined || typeof action.end === 'string')
    return isOwn ? (action.end as string) : undefined;
  const value = act.form[action.end.of];
  return typeof value === 'string' ? action.end.cases[value] : undefined;
};

/** What an act does to the case. The act must have been found open. */
export function take(ground: Ground, before: CaseState, act: Act, now: string): Transition {
  const { definition } = ground;
  const action = offeredAction(definition, before, act.action);
  if (!action) throw new Error(`${act.action} is not offered in ${before.stage}`);
  const isOwn = definition.stages[before.stage]?.actions?.[act.action] !== undefined;
  let state = applyEffect(definition, record(ground, before, action, act, isOwn), action, act, now);
  if (action.effect && 'terminates' in action.effect) {
    return { state: close(ground, leaveOpen(state, now), action.effect.terminates, now), entered: [] };
  }
  state = settle(ground, state, now);
  const end = endOfAct(action, act, isOwn);
  return end === undefined ? { state, entered: [] } : leave(ground, state, end, now);
}

/** Whether what was done of an action rests on who takes part: with other people it is to be done anew. */
export const isVoidWithOthers = (action: Action | undefined): boolean =>
  action?.offered !== undefined && action.stands !== true;

/** What the code of the stage has offered rests on who takes part: other people, and it is void. */
function withoutOffers(definition: Process, state: CaseState): CaseState {
  const isVoid = (name: string) => isVoidWithOthers(findAction(definition, name.split(':')[0] ?? name));
  const counts = Object.entries(state.counts).filter(([name]) => !isVoid(name));
  return { ...state, offered: [], counts: Object.fromEntries(counts) };
}

const leaveOpen = (state: CaseState, now: string): CaseState => ({
  ...state,
  visits: state.visits.map((visit) => (visit.leftAt ? visit : { ...visit, leftAt: now })),
});

function record({ definition }: Ground, state: CaseState, action: Action, act: Act, isOwn: boolean): CaseState {
  const { action: name, actor, receivedAt } = act;
  const times = timesTaken(state, action, name, actor.party) + 1;
  const counts: Record<string, number> = { ...state.counts, [name]: (state.counts[name] ?? 0) + 1 };
  if (action.each === 'person') counts[`${name}:${actor.party}`] = times;
  if (action.since && !isOwn) counts[`early:${name}`] = 1;
  const deadline = definition.stages[state.stage]?.deadline;
  const startsCount = deadline && 'counted' in deadline && isTaken(deadline.from, name);
  return {
    ...state,
    counts,
    ...(startsCount && { lostMs: 0 }),
    taken: { ...state.taken, [name]: receivedAt },
    takenBy: { ...state.takenBy, [name]: actor.person },
    given: { ...state.given, ...givenInstants(action, act) },
    pending: state.pending.filter((item) => !(action.answers && item.id === act.about)),
    published: withPublished(state.published, action.publishes),
  };
}

const isTaken = (moment: unknown, name: string): boolean =>
  typeof moment === 'object' && moment !== null && 'taken' in moment && moment.taken === name;

/** The instants that an act gives, from which deadlines are read. */
export const givenInstants = (action: Pick<Action, 'form'>, act: Act): Record<string, string> =>
  Object.fromEntries(
    Object.entries(action.form ?? {})
      .filter(([field, { type }]) => type === 'dateTime' && typeof act.form[field] === 'string')
      .map(([field]) => [`${act.action}.${field}`, act.form[field] as string]),
  );

function applyEffect(definition: Process, state: CaseState, action: Action, act: Act, now: string): CaseState {
  const effect = action.effect;
  if (!effect) return state;
  if ('suspends' in effect) return { ...state, suspendedAt: now };
  if ('resumes' in effect) {
    const moved = effect.newDeadline === undefined ? undefined : act.form[effect.newDeadline];
    return {
      ...without(state, 'suspendedAt'),
      tasks: state.tasks.map((task) => (isHolding(state, task) ? givenBack(task, state.suspendedAt, now) : task)),
      ...(typeof moved === 'string' && state.deadline?.kind === 'given' && { moved }),
    };
  }
  if ('movesDeadline' in effect) {
    const moved = act.form[effect.movesDeadline];
    return typeof moved === 'string' ? { ...state, moved, lostMs: 0 } : state;
  }
  if ('holds' in effect) {
    const item = { id: `act-${act.key}`, action: act.action, at: act.receivedAt, holds: true };
    return { ...state, pending: [...state.pending, item] };
  }
  if ('asks' in effect && act.asks !== undefined) {
    const item = { id: `act-${act.key}`, action: act.action, at: act.receivedAt, holds: false, to: act.asks };
    return { ...state, pending: [...state.pending, item] };
  }
  if ('appoints' in effect || 'replaces' in effect) {
    const role = 'appoints' in effect ? effect.appoints[0] : effect.replaces[0];
    const parties = state.parties.map((party) =>
      party.role === role && !party.leftAt && ('appoints' in effect || party.id === act.dismisses)
        ? { ...party, leftAt: now }
        : party,
    );
    const added = (act.appoints ?? []).map((id) => ({ id, role, since: now }));
    return { ...withoutOffers(definition, state), parties: [...parties, ...added] };
  }
  return state;
}
