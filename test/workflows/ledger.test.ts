import type { CaseState } from '../../definitions/language';
import { chainHash } from '../../domain/hash';
import { openLedger } from '../../workflows/runtime/ledger';

const state = {} as CaseState; // a ledger only carries it along
const act = (at: string) => ({ at, stage: 'step1', kind: 'act' }) as const;
const late = '2026-03-02T01:00:02.000Z';
const early = '2026-03-02T01:00:00.000Z';

describe('the chain of a case', () => {
  it('goes on from its last event', () => {
    const ledger = openLedger('run');
    const one = ledger.append(act(early), state);
    const two = ledger.append(act(late), state);
    expect(two.previousHash).toBe(one.hash);
    ledger.projected(2, [one.hash, two.hash]);
    expect(ledger).toMatchObject({ seq: 2, head: two.hash, waiting: [] });
  });

  it('goes on from what was written, where a replay dates an event otherwise', () => {
    const written = openLedger('run').append(act(early), state);
    const replayed = openLedger('run');
    expect(replayed.append(act(late), state).hash).not.toBe(written.hash);
    replayed.projected(1, [written.hash]);
    expect(replayed.head).toBe(written.hash);
    expect(replayed.otherHashOf(1)).toBe(written.hash);
    expect(replayed.append(act(late), state)).toMatchObject({ previousHash: written.hash, event: { seq: 2 } });
  });

  it('chains to it what waits already, as it was when it happened', () => {
    const live = openLedger('run');
    const first = live.append(act(early), state);
    const second = live.append(act(late), state);

    const replayed = openLedger('run');
    replayed.append(act(late), state);
    replayed.append(act(late), state);
    replayed.projected(1, [first.hash]);
    const [waiting] = replayed.waiting;
    expect(waiting).toEqual(second);
    expect(replayed.head).toBe(chainHash(first.hash, second.event));
    expect([1, 2].map(replayed.otherHashOf)).toEqual([first.hash, second.hash]);
  });

  it('knows the written hash of each of several events, and of the last alone where only that was kept', () => {
    const written = openLedger('run');
    const hashes = [late, early, late].map((at) => written.append(act(at), state).hash);
    for (const kept of [hashes, hashes.slice(-1)]) {
      const replayed = openLedger('run');
      for (let events = 0; events < 3; events += 1) replayed.append(act(early), state);
      replayed.projected(3, kept);
      expect(replayed.head).toBe(hashes[2]);
      expect([1, 2, 3].flatMap((seq) => replayed.otherHashOf(seq) ?? [])).toEqual(kept);
    }
  });

  it('knows no other hash where a replay comes to the same', () => {
    const ledger = openLedger('run');
    const { hash } = ledger.append(act(early), state);
    ledger.projected(1, [hash]);
    expect(ledger.otherHashOf(1)).toBeUndefined();
  });
});
