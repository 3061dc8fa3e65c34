import { condition } from '@temporalio/workflow';
import type { OpenItem } from '../../definitions/language';
import type { RunningCase } from './running-case';
import type { Question } from './stage';
import { settle } from './transitions';
import { waitUntil } from './wait-until';

/** Asks parties something in the name of an action, in place of what was asked so before; done again it changes nothing. */
export function askIn(run: RunningCase, action: string, questions: readonly Question[]): void {
  const { state, clock } = run;
  const isAsked = (item: OpenItem) => item.action === action;
  const known = state.pending.filter(isAsked);
  const asked = questions.filter(({ id }) => !known.some((item) => item.id === id));
  const kept = known.filter(({ id }) => questions.some((question) => question.id === id));
  if (asked.length === 0 && kept.length === known.length) return;
  const now = clock.now();
  const others = state.pending.filter((item) => !isAsked(item));
  const added = asked.map(({ id, to }): OpenItem => ({ id, action, at: now, holds: false, to }));
  const after = settle(run.ground, { ...state, pending: [...others, ...kept, ...added] }, now);
  run.commit({ kind: 'asked', about: [action, ...asked.map(({ id }) => id)] }, { state: after, entered: [] });
}

/** Waits until nothing of what was asked so is open any more, answered or with its limit over. */
export async function answeredIn(run: RunningCase, visit: number, action: string): Promise<void> {
  const open = () => (run.state.visit === visit ? run.state.pending.filter((item) => item.action === action) : []);
  const dueOf = (id: string) => run.state.tasks.find(({ about }) => about === id)?.dueAt;
  const isOpen = (id: string) => open().some((item) => item.id === id);
  for (let [item] = open(); item; [item] = open()) {
    const { id } = item;
    await Promise.race([condition(() => !isOpen(id)), waitUntil(run, visit, () => dueOf(id), run.graceMs)]);
    if (isOpen(id)) lapse(run, action, id);
  }
}

function lapse(run: RunningCase, action: string, id: string): void {
  const { state } = run;
  const pending = state.pending.filter((item) => item.id !== id);
  const after = settle(run.ground, { ...state, pending }, run.clock.now());
  run.commit({ kind: 'lapsed', about: [action, id] }, { state: after, entered: [] });
}
