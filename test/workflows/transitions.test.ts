import fc from 'fast-check';
import {
  actionNames,
  later,
  offeredAction,
  rolesOf,
  whyNot,
  type Act,
  type CaseState,
  type OpenItem,
} from '../../definitions/language';
import { openTender } from '../../definitions/trading/open-tender';
import { officialCalendar } from '../../domain/official-calendar';
import { emptyState, enter, leave, settle, take, type Ground } from '../../workflows/runtime/transitions';

const ground: Ground = { definition: openTender, calendar: officialCalendar };
const { definition } = ground;
const hour = 3_600_000;

const offices = ['tenderer', 'agency', 'centre', 'supervisor', 'inspector', 'bidder', 'expert'] as const;
const parties = offices.flatMap((role) =>
  (role === 'expert' || role === 'bidder' ? [1, 2, 3] : [1]).map((number) => ({
    id: `${role}-${number}`,
    role,
    since: '2026-03-02T01:00:00.000Z',
  })),
);

/** What happens next: some act, the code of a stage, a question, the clock; each tried wherever the case stands. */
const step = fc.oneof(
  {
    weight: 12,
    arbitrary: fc.record({ kind: fc.constant('act'), pick: fc.nat(), party: fc.nat(2), days: fc.nat(40) }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('end'), pick: fc.nat(), party: fc.nat(2), days: fc.nat(40) }) },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('code'), pick: fc.nat(), party: fc.nat(2), days: fc.nat(40) }),
  },
);
type Step = { kind: string; pick: number; party: number; days: number };

const formOf = (name: string, now: string, state: CaseState, { pick, days }: Step): Record<string, unknown> => {
  const form: Record<string, unknown> = {};
  const least = state.deadline && state.deadline.at > now ? state.deadline.at : now;
  for (const [field, { type }] of Object.entries(offeredAction(definition, state, name)?.form ?? {})) {
    if (type === 'dateTime' && pick % 3 > 0) form[field] = later(least, (1 + days) * 24 * hour);
    if (type === 'choice') form[field] = pick % 4 === 0 ? 'upheld' : 'rejected';
  }
  return form;
};

/** The way that most cases go, so that a run can begin anywhere on it. */
const way = ['accepted', 'submitted', 'filed', 'published', 'enoughBids', 'opened', 'ranked', 'undisputed', 'awarded'];
const rare = ['terminate', 'refuse', 'abandon', 'returnProject'];

/** A run of a case over random steps; every state is handed to `look` with the one before it. */
function run(
  { from, steps }: { readonly from: number; readonly steps: readonly { wait: number; step: Step }[] },
  look: (before: CaseState, after: CaseState, act: Act | undefined, now: string) => void,
): void {
  let now = '2026-03-02T01:00:00.000Z';
  const given = { 'publishNotice.bidDeadline': later(now, 25 * 24 * hour) };
  let state = enter(ground, { ...emptyState('C', parties), given }, definition.start.first, now);
  for (const end of way.slice(0, from)) state = leave(ground, state, end, now).state;
  for (const [index, { wait, step: next }] of steps.entries()) {
    if (state.closing) return;
    now = later(now, wait * hour);
    const before = state;
    let act: Act | undefined;
    if (next.kind === 'act') {
      const names = actionNames(definition, state).filter(
        (name) => !offeredAction(definition, state, name)?.many && (next.pick % 25 === 0 || !rare.includes(name)),
      );
      const action = names[next.pick % names.length] ?? '';
      const roles = rolesOf(offeredAction(definition, state, action) ?? { title: { zh: '', en: '' }, by: [] });
      const role = roles[next.party % roles.length] ?? '';
      const of = state.parties.filter((party) => party.role === role && !party.leftAt);
      const actor = { role, party: of[next.party % of.length]?.id ?? '', person: `p${next.party}` };
      const answers = offeredAction(definition, state, action)?.answers;
      const about = state.pending.find((item) => item.action === answers)?.id;
      if (whyNot(definition, state, action, actor, now, undefined, about) !== undefined) continue;
      act = {
        ...{ action, actor, receivedAt: now, form: formOf(action, now, state, next), key: `k${index}` },
        ...(about !== undefined && { about }),
        ...(action === 'replaceMember' && of.length > 0 && { appoints: [`new-${index}`], dismisses: 'expert-1' }),
      };
      state = take(ground, state, act, now).state;
    } else if (next.kind === 'end' && !state.stillSince) {
      const ends = Object.keys(definition.stages[state.stage]?.ends ?? {});
      state = leave(ground, state, ends[next.pick % ends.length] ?? '', now).state;
    } else if (next.kind === 'code' && state.stage === 'evaluation') {
      state = settle(ground, { ...state, offered: [...new Set([...state.offered, 'signReport'])] }, now);
    } else if (next.kind === 'code' && state.stage === 'bidding') {
      const item: OpenItem = { id: `q${index}`, action: 'askQuestion', at: now, holds: false };
      state = settle(ground, { ...state, pending: [...state.pending, item] }, now);
    }
    look(before, state, act, now);
  }
}

const runs = fc.record({
  from: fc.nat(way.length),
  steps: fc.array(fc.record({ wait: fc.nat(100), step }), { minLength: 5, maxLength: 60 }),
});
type Look = Parameters<typeof run>[1];
/** Looks at every change of many runs, with a memory of its own for each run. */
const checkEach = (begin: () => Look) =>
  fc.assert(
    fc.property(runs, (steps) => run(steps, begin())),
    { numRuns: 400 },
  );
const check = (look: Look) => checkEach(() => look);

describe('whatever happens to a case', () => {
  it('tasks wait only for what can be done once the case goes on, each under one key', () => {
    check((_, { suspendedAt: __, ...going }) => {
      const keys = going.tasks.map((task) => task.key);
      expect(new Set(keys).size).toBe(keys.length);
      for (const { action, role, party, about } of going.tasks) {
        const actor = { role, ...(party !== undefined && { party }) };
        expect([action, whyNot(definition, going, action, actor, '', undefined, about)]).toEqual([action, undefined]);
      }
    });
  });

  it('a closed case has no tasks, no deadline and takes nothing more', () => {
    check((_, after, __, now) => {
      if (!after.closing) return;
      expect([after.tasks, after.deadline, after.takesEntries, after.pending]).toEqual([[], undefined, false, []]);
      expect(after.visits.every((visit) => visit.leftAt !== undefined)).toBe(true);
      expect(whyNot(definition, after, 'terminate', { role: 'tenderer' }, now)).toBe('CaseClosed');
    });
  });

  it('the deadline of a stay moves by acts only, and never to an earlier time', () => {
    check((before, after, act) => {
      if (before.visit !== after.visit || after.closing || !before.deadline) return;
      expect(after.deadline?.at.localeCompare(before.deadline.at)).toBeGreaterThanOrEqual(0);
      if (!act) expect(after.deadline).toEqual(before.deadline);
    });
  });

  it('the lost time of a stay is the sum of its still periods since its deadline was set', () => {
    checkEach(() => {
      let lost = 0;
      return (before, after, act, now) => {
        const { effect } = (act && offeredAction(definition, before, act.action)) ?? {};
        const sets =
          act?.action === 'publishCandidates' || (effect && 'movesDeadline' in effect && after.moved !== before.moved);
        if (before.visit !== after.visit || after.closing || sets) lost = 0;
        if (before.visit === after.visit && before.stillSince && !after.stillSince && !after.closing) {
          lost += Date.parse(now) - Date.parse(before.stillSince);
        }
        expect(after.closing ? 0 : after.lostMs).toBe(lost);
      };
    });
  });

  it('counts are never negative, visits follow each other without gaps, and time does not run back', () => {
    check((before, after) => {
      expect(Object.values(after.counts).every((count) => count > 0)).toBe(true);
      expect(after.visits.map((visit) => visit.visit)).toEqual(after.visits.map((_, index) => index + 1));
      expect(after.visit).toBe(after.visits.length);
      for (const [index, visit] of after.visits.slice(0, -1).entries()) {
        expect(visit.leftAt).toBe(after.visits[index + 1]?.enteredAt);
      }
      expect(after.visits.length).toBeGreaterThanOrEqual(before.visits.length);
    });
  });

  it('a suspended case goes on only by being resumed, and ends only by being terminated', () => {
    check((before, after, act) => {
      if (!before.suspendedAt || !act) return;
      expect(['resume', 'terminate', 'postpone']).toContain(act.action);
      if (act.action === 'postpone') expect(after.suspendedAt).toBe(before.suspendedAt);
      expect(after.visit).toBe(before.visit);
    });
  });
});
