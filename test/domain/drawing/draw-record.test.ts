import fc from 'fast-check';
import { dueCalls, wanted, type Call, type CallAnswer } from '../../../domain/drawing/calls';
import { askedOf, canonicalList, contributionOf, listHash, pseudonym, saltOf } from '../../../domain/drawing/draw-list';
import {
  drawAgain,
  drawFaults,
  termsOf,
  type Contribution,
  type DrawRecord,
} from '../../../domain/drawing/draw-record';
import { dealShare, newKeeper, openPiece } from '../../../domain/drawing/seed-share';
import { sha256 } from '../../../domain/hash';

const secret = sha256('the secret of this draw');
const parties = ['centre', 'supervisor', 'tenderer'];
const keys = parties.map(newKeeper);
const users = Array.from({ length: 12 }, (_, index) => `expert-${index}`);
const people = users.map((id) => pseudonym(saltOf(secret, id), id));

const list = canonicalList({
  case: 'GC-1',
  visit: 7,
  requests: [
    { speciality: 'A0801', number: 2 },
    { speciality: 'A06', number: 1 },
  ],
  keepers: parties.map((party, index) => ({ party, key: keys[index]?.key ?? '' })),
  threshold: 2,
  candidates: people
    .slice(0, 10)
    .map((person, index) => ({ person, specialities: index % 2 ? ['A080104', 'A0601'] : ['A0801'] })),
  avoided: people.slice(10).map((person) => ({ person, rules: ['ownPeople'] })),
});
const about = (party: string) => contributionOf(listHash(list), party);
const dealt = parties.map((party) => ({ party, ...dealShare(termsOf(list), about(party)) }));
const revealed = dealt.map(({ party, dealing, secret: own }): Contribution => ({ party, dealing, secret: own }));
const { seed, order } = drawAgain(list, revealed);

/** Calls as they come about when each who is called gives the next of these answers. */
function called(answers: readonly CallAnswer[]): Call[] {
  let calls: Call[] = [];
  let number = 0;
  const left = [...answers];
  for (;;) {
    const due = dueCalls(list, order, calls);
    if (due.length === 0) return calls;
    calls = [...calls, ...due.map((one) => ({ ...one, called: (number += 1) }))];
    calls = calls.map((call) =>
      call.answer === undefined ? { ...call, answer: left.shift() ?? 'accepted', answered: (number += 1) } : call,
    );
  }
}

const record: DrawRecord = {
  list,
  contributions: revealed,
  seed,
  order,
  calls: called(['declined', 'timedOut']),
  names: [],
};
const faults = (change: Partial<DrawRecord>) => drawFaults({ ...record, ...change }).map(({ fault }) => fault);

describe('the record of a draw', () => {
  it('can be drawn again by everybody, and holds', () => {
    expect(drawFaults(record)).toEqual([]);
    expect(drawFaults(JSON.parse(JSON.stringify(record)) as DrawRecord)).toEqual([]);
    expect(record.calls).toHaveLength(wanted(list) + 2);
  });

  it('tells of a candidate what is asked for, and nothing else that they know', () => {
    expect(askedOf(['A080104', 'A0601', 'B07'], list.requests)).toEqual(['A0801', 'A06']);
    expect(askedOf(['A0801', 'A080199'], list.requests)).toEqual(['A0801']);
    expect(askedOf(['A08', 'B07'], list.requests)).toEqual([]);
  });

  it('comes out the same when others open what one party withholds', () => {
    for (const { party, dealing } of dealt) {
      const pieces = keys
        .filter((_, index) => parties[index] !== party)
        .map((keeper) => openPiece(termsOf(list), dealing, keeper.secret, about(party)));
      const contributions = revealed.map((one) => (one.party === party ? { party, dealing, pieces } : one));
      expect(drawAgain(list, contributions)).toEqual({ seed, order });
      expect(faults({ contributions })).toEqual([]);
      const alone = revealed.map((one) => (one.party === party ? { party, dealing, pieces: pieces.slice(1) } : one));
      expect(faults({ contributions: alone })).toEqual(['notOpened']);
    }
  });

  it('does not hold when the list, a share, the seed, the order or a name was changed', () => {
    const [first, second, ...others] = list.candidates;
    if (!first || !second) throw new Error('there are ten');
    const shorter = { ...list, candidates: [first, ...others] };
    expect(faults({ list: shorter })).toContain('dealingWrong');
    expect(faults({ list: { ...list, candidates: [second, first, ...others] } })).toEqual(['listWrong']);
    expect(faults({ list: { ...list, threshold: 1 } })).toEqual(['listWrong']);
    const other = dealShare(termsOf(list), about('centre'));
    expect(
      faults({
        contributions: revealed.map((one) => (one.party === 'centre' ? { ...one, secret: other.secret } : one)),
      }),
    ).toEqual(['shareWrong']);
    expect(faults({ contributions: revealed.slice(1) })).toEqual(['contributionMissing']);
    expect(faults({ seed: sha256('another') })).toEqual(['seedWrong']);
    expect(faults({ order: [...order].reverse() })).toEqual(['orderWrong']);
    const [call] = record.calls;
    const id = users.find((user) => pseudonym(saltOf(secret, user), user) === call?.person) ?? '';
    const name = { person: call?.person ?? '', salt: saltOf(secret, id), id, name: '张三' };
    expect(faults({ names: [name] })).toEqual([]);
    expect(faults({ names: [{ ...name, id: `${id}0` }] })).toEqual(['nameWrong']);
  });

  it('does not hold when somebody was called before their turn, or their answer came later than the substitute', () => {
    const last = order.at(-1) ?? '';
    const [first, ...others] = record.calls;
    if (!first) throw new Error('there are calls');
    expect(faults({ calls: [{ ...first, person: last }, ...others] })).toContain('callWrong');
    const late = record.calls.map((call) => (call.answer === 'declined' ? { ...call, answered: 999 } : call));
    expect(faults({ calls: late })).toContain('callWrong');
  });

  it('calls nobody twice, nobody who was avoided, and each for what they know', () => {
    const answer = fc.constantFrom<CallAnswer>('accepted', 'declined', 'timedOut', 'absent');
    fc.assert(
      fc.property(fc.array(answer, { maxLength: 12 }), (answers) => {
        const calls = called(answers);
        expect(new Set(calls.map(({ person }) => person)).size).toBe(calls.length);
        expect(calls.every(({ person }) => order.includes(person))).toBe(true);
        expect(drawFaults({ ...record, calls })).toEqual([]);
      }),
      { numRuns: 8 },
    );
  });
});
