import { dateOf, endOfDay, endOfLimit, latestBefore, type Calendar } from '../../domain/calendar';
import type { CaseState, DeadlineState, TaskState } from './case-state';
import type { Moment } from './field';
import { actionNames, offeredAction, revisionOf, rolesOf, whyNot } from './open-action';
import type { Period } from './period';
import type { Action, Process } from './process';

/** A rule that is a period. @throws Error when the definition has no such rule: a fault that its check finds */
export function periodRule(definition: Process, name: string): Period {
  const value = definition.rules[name]?.value;
  if (typeof value !== 'object') throw new Error(`The rule ${name} of ${definition.process} is not a period`);
  return value;
}

/** The instant at which a limit given at `from` is over: at the end of its last day, moved over rest days. */
export function endOf(calendar: Calendar, from: string, period: Period): { at: string; provisional: boolean } {
  if (period.unit === 'minutes') return { at: later(from, period.count * 60_000), provisional: false };
  const last = endOfLimit(calendar, dateOf(from), { count: period.count, unit: period.unit });
  return { at: endOfDay(last.date), provisional: last.provisional };
}

/** An instant some milliseconds later. */
export const later = (instant: string, ms: number): string => new Date(Date.parse(instant) + ms).toISOString();

/** The instant that a moment of the definition stands for, when it is known already. */
export function instantOfMoment(state: CaseState, moment: Moment, now: string): string | undefined {
  if (moment === 'now') return now;
  if ('taken' in moment) return state.taken[moment.taken];
  if ('given' in moment) return state.given[moment.given.join('.')];
  if ('entered' in moment) return state.visits.findLast((visit) => visit.stage === moment.entered)?.enteredAt;
  return undefined;
}

/** The deadline of the current stage, when it is known. */
export function deadlineOf(definition: Process, state: CaseState, calendar: Calendar): DeadlineState | undefined {
  const deadline = definition.stages[state.stage]?.deadline;
  if (!deadline) return undefined;
  if ('at' in deadline) {
    const at = state.moved ?? instantOfMoment(state, deadline.at, '');
    return at ? { at, kind: 'given', provisional: false } : undefined;
  }
  const from = instantOfMoment(state, deadline.from, '');
  const entered = state.visits.at(-1)?.enteredAt;
  if (!from || (entered && from < entered)) return undefined;
  if (state.moved) return { at: later(state.moved, state.lostMs), kind: 'counted', provisional: false };
  const end = endOf(calendar, from, periodRule(definition, deadline.counted.rule));
  return { at: later(end.at, state.lostMs), kind: 'counted', provisional: end.provisional };
}

/** Actions of the stage that close before its deadline, and when: at the end of the last day that keeps the distance. */
export function closingTimes(definition: Process, state: CaseState, calendar: Calendar): Record<string, string> {
  const closes: Record<string, string> = {};
  if (!state.deadline) return closes;
  for (const [name, action] of Object.entries(definition.stages[state.stage]?.actions ?? {})) {
    if (!action.closesBefore) continue;
    const period = periodRule(definition, action.closesBefore.rule);
    closes[name] =
      period.unit === 'minutes'
        ? later(state.deadline.at, -period.count * 60_000)
        : endOfDay(latestBefore(calendar, dateOf(state.deadline.at), { count: period.count, unit: period.unit }).date);
  }
  return closes;
}

const partiesOf = (state: CaseState, role: string) =>
  state.parties.filter((party) => party.role === role && party.leftAt === undefined);

/** Who is asked: a role that acts for another of the roles, where it has a party; else the first that has one. */
function askedRole(definition: Process, state: CaseState, action: Action): string {
  const roles = rolesOf(action);
  const present = roles.filter((role) => partiesOf(state, role).length > 0);
  const agent = present.find((role) => roles.includes(definition.roles[role]?.actsFor ?? ''));
  return agent ?? present[0] ?? roles[0] ?? '';
}

/** The inbox rows of a case: what waits, for whom, until when. A row that waited before keeps its limit. */
export function tasksOf(definition: Process, state: CaseState, calendar: Calendar, now: string): TaskState[] {
  if (state.closing) return [];
  const { suspendedAt: _, ...going } = state;
  const before = new Map(state.tasks.map((task) => [task.key, task]));
  const tasks: TaskState[] = [];
  const ask = (action: Action, name: string, role: string, key: string, party?: string, about?: string) => {
    const known = before.get(key);
    const revision = revisionOf(definition, state, name, party);
    if (known) return tasks.push({ ...known, revision });
    const from = action.asked?.from ? instantOfMoment(state, action.asked.from, now) : now;
    const due =
      action.asked?.due && from ? endOf(calendar, from, periodRule(definition, action.asked.due.rule)) : undefined;
    return tasks.push({
      key,
      action: name,
      stage: state.stage,
      role,
      ...(party !== undefined && { party }),
      ...(action.releases !== undefined && { entries: action.releases }),
      ...(about !== undefined && { about }),
      since: now,
      ...(due && { dueAt: due.at }),
      provisional: due?.provisional ?? false,
      revision,
    });
  };

  for (const name of actionNames(definition, state)) {
    const action = offeredAction(definition, state, name);
    if (!action?.asked || action.insteadOf || definition.anytime[name]) continue;
    const role = askedRole(definition, state, action);
    const [first] = partiesOf(state, role);
    if (action.answers) {
      for (const item of state.pending.filter((one) => one.action === action.answers)) {
        // a case does not know the parties that joined by handing something in: whom it asks is known all the same
        const asked = state.parties.find(({ id }) => id === item.to) ?? { id: item.to ?? first?.id, role };
        ask(action, name, asked.role, `${state.visit}:${name}:${item.id}`, asked.id, item.id);
      }
    } else if (action.each === 'person') {
      for (const own of rolesOf(action)) {
        for (const party of partiesOf(state, own)) {
          if (whyNot(definition, going, name, { role: own, party: party.id }, '') !== undefined) continue;
          ask(action, name, own, `${state.visit}:${name}:${party.id}`, party.id);
        }
      }
    } else if (whyNot(definition, going, name, { role, ...(first && { party: first.id }) }, '') === undefined) {
      ask(action, name, role, action.since ? `early:${name}` : `${state.visit}:${name}`, first?.id);
    }
  }
  return tasks;
}
