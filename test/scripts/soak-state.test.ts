import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { killsOf, readSoakState, soakInRounds, soakSummary } from '../support/soak-state';

describe('a soak in rounds', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'soak-state-'));
  const file = path.join(folder, 'soak.json');
  afterAll(() => rmSync(folder, { recursive: true }));

  const round = (faults: readonly string[] = []) =>
    jest.fn((kills: number) =>
      Promise.resolve({ kills: { temporal: 0, worker: kills, server: 0 }, cases: 3, acts: 30, retries: 2, faults }),
    );
  const quiet = () => undefined;

  it('goes on where it was interrupted, without the round that was under way', async () => {
    const stop = new AbortController();
    const first = round();
    const interrupted = jest.fn(async (kills: number) => {
      if (first.mock.calls.length === 2) stop.abort();
      return first(kills);
    });
    const state = await soakInRounds({ target: 60, file }, interrupted, quiet, stop.signal);
    expect([killsOf(state), state.rounds, state.acts]).toEqual([50, 2, 60]);

    const said: string[] = [];
    const rest = round(['GC-1: the chain breaks']);
    const whole = await soakInRounds(
      { target: 60, file },
      rest,
      (line) => said.push(line),
      new AbortController().signal,
    );
    expect(rest.mock.calls).toEqual([[10]]);
    expect([killsOf(whole), whole.rounds, whole.faults]).toEqual([60, 3, ['GC-1: the chain breaks']]);
    expect(said[0]).toContain('going on: 50 of 60 kills');
    expect(soakSummary(whole)).toContain('9 cases, 90 acts answered, 6 sent again; 1 faults');
  });

  it('begins anew once it is over, or when another number of kills is wanted', () => {
    expect(readSoakState(file, 60)).toBeUndefined();
    expect(readSoakState(file, 1000)).toBeUndefined();
    expect(readSoakState(path.join(folder, 'none.json'), 60)).toBeUndefined();
  });
});
