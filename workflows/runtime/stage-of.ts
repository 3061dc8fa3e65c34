import { condition } from '@temporalio/workflow';
import { findAction, rolesOf } from '../../definitions/language';
import { answeredIn, askIn } from './questions';
import type { RunningCase } from './running-case';
import type { Stage } from './stage';
import { settle } from './transitions';
import { waitUntil } from './wait-until';

/** A stay of the case as the code of its stage meets it. */
export function stageOf(run: RunningCase, visit: number): Stage {
  const consumed = new Map<string, number>();
  const taken = (action: string) => run.visitActs.filter((act) => act.action === action);
  // what the code is told of, its activities can read
  const going = () => run.state.visit === visit && !run.state.stillSince && run.ledger.waiting.length === 0;
  /** A wait of the code: nothing is being concluded meanwhile. */
  const wait = (until: () => boolean): Promise<void> => {
    run.conclude(undefined);
    return condition(until);
  };
  return {
    caseId: run.caseId,
    visit,
    rules: Object.fromEntries<unknown>(
      Object.entries(run.definition.rules).map(([name, { value }]) => [name, value]),
    ) as Stage['rules'], // the definition that the code was compiled with gives the types
    head: () => run.ledger.head,
    deadline: async () => {
      run.conclude(undefined);
      await waitUntil(run, visit, () => run.state.deadline?.at, run.graceMs);
      run.conclude(visit);
    },
    deadlineOr: async (isDone) => {
      run.conclude(undefined);
      let isOver = false;
      const done = async (): Promise<void> => {
        for (let told = run.wakes; ;) {
          await condition(() => going() && run.wakes > told);
          told = run.wakes;
          if (isOver) return;
          // the case may have been stopped while it was asked
          if (await isDone()) return condition(going);
        }
      };
      await Promise.race([waitUntil(run, visit, () => run.state.deadline?.at, run.graceMs), done()]);
      isOver = true;
      run.conclude(visit);
    },
    until: (instant) => {
      run.conclude(undefined);
      return waitUntil(run, visit, () => instant, 0);
    },
    next: async (action) => {
      const index = consumed.get(action) ?? 0;
      consumed.set(action, index + 1);
      await wait(() => going() && taken(action).length > index);
      const act = taken(action)[index];
      if (!act) throw new Error(`No act ${action}`);
      return act;
    },
    all: async (action, n) => {
      await wait(() => going() && taken(action).length >= n);
      return taken(action).slice(0, n);
    },
    everyone: async (action) => {
      const described = findAction(run.definition, action);
      const roles = described ? rolesOf(described) : [];
      await wait(() => {
        const people = run.state.parties.filter((party) => roles.includes(party.role) && !party.leftAt);
        return going() && people.every((party) => (run.state.counts[`${action}:${party.id}`] ?? 0) > 0);
      });
    },
    changed: async (known) => {
      const changes = () => run.visitActs.length + run.wakes;
      await wait(() => going() && changes() > known);
      return changes();
    },
    ended: async () => {
      await wait(() => false);
      throw new Error('The stage went on after its end');
    },
    note: (name, hash, closes = []) => {
      const { offered } = run.state;
      const left = offered.filter((action) => !closes.includes(action));
      const state =
        left.length < offered.length ? settle(run.ground, { ...run.state, offered: left }, run.clock.now()) : run.state;
      run.commit({ kind: 'noted', about: [name, hash] }, { state, entered: [] });
    },
    ask: (action, questions) => {
      if (run.state.visit === visit) askIn(run, action, questions);
    },
    answered: async (action) => {
      run.conclude(undefined);
      await answeredIn(run, visit, action);
      await wait(going);
    },
    reopen: (action, parties) => {
      const undone = parties.map((party) => `${action}:${party}`).filter((key) => run.state.counts[key]);
      if (run.state.visit !== visit || undone.length === 0) return;
      const counts = Object.entries(run.state.counts).filter(([key]) => !undone.includes(key));
      const state = settle(run.ground, { ...run.state, counts: Object.fromEntries(counts) }, run.clock.now());
      run.commit({ kind: 'offered', about: [action] }, { state, entered: [] });
    },
    offer: (action) => {
      if (run.state.visit !== visit || run.state.offered.includes(action)) return;
      const state = settle(run.ground, { ...run.state, offered: [...run.state.offered, action] }, run.clock.now());
      run.commit({ kind: 'offered', about: [action] }, { state, entered: [] });
    },
  };
}
