import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { SoakReport } from './soak';

/** What all finished rounds of a soak came to. It stands in a file, so that an interrupted soak goes on. */
export interface SoakState extends SoakReport {
  readonly target: number;
  readonly rounds: number;
  /** Real seconds that the rounds took. */
  readonly seconds: number;
  readonly startedAt: string;
  readonly updatedAt: string;
}

/** Kills a round makes at most: what an interruption loses. */
const perRound = 25;

export const killsOf = ({ kills }: Pick<SoakReport, 'kills'>): number =>
  Object.values(kills).reduce((sum, count) => sum + count, 0);

const beginning = (target: number, now: string): SoakState => ({
  target,
  ...{ rounds: 0, seconds: 0, startedAt: now, updatedAt: now },
  ...{ kills: { temporal: 0, worker: 0, server: 0 }, cases: 0, acts: 0, retries: 0, faults: [] },
});

/** Where an earlier soak of that many kills was interrupted; undefined when there is none, or it is over. */
export function readSoakState(file: string, target: number): SoakState | undefined {
  if (!existsSync(file)) return undefined;
  const state = JSON.parse(readFileSync(file, 'utf8')) as SoakState; // written by writeState only
  return state.target === target && killsOf(state) < target ? state : undefined;
}

function writeState(file: string, state: SoakState): void {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(`${file}.new`, `${JSON.stringify(state, undefined, 2)}\n`);
  renameSync(`${file}.new`, file);
}

const added = (state: SoakState, round: SoakReport, seconds: number): SoakState => ({
  ...state,
  kills: {
    temporal: state.kills.temporal + round.kills.temporal,
    worker: state.kills.worker + round.kills.worker,
    server: state.kills.server + round.kills.server,
  },
  cases: state.cases + round.cases,
  acts: state.acts + round.acts,
  retries: state.retries + round.retries,
  faults: [...state.faults, ...round.faults],
  rounds: state.rounds + 1,
  seconds: state.seconds + seconds,
  updatedAt: new Date().toISOString(),
});

/** What the soak has come to, in one sentence. */
export function soakSummary(state: SoakState): string {
  const { target, rounds, seconds, kills, cases, acts, retries, faults } = state;
  const by = Object.entries(kills).map(([program, count]) => `${program} ${count}`);
  return (
    `${killsOf(state)} of ${target} kills (${by.join(', ')}) in ${rounds} rounds and ${Math.round(seconds / 60)} min; ` +
    `${cases} cases, ${acts} acts answered, ${retries} sent again; ` +
    (faults.length === 0 ? 'nothing lost, nothing doubled' : `${faults.length} faults`)
  );
}

/**
 * Makes rounds until so many kills are made, each over a platform of its own, and writes down what every one came to;
 * goes on where an earlier soak of as many kills was interrupted. A round that is stopped does not count.
 */
export async function soakInRounds(
  { target, file }: { readonly target: number; readonly file: string },
  round: (kills: number) => Promise<SoakReport>,
  say: (line: string) => void,
  stop: AbortSignal,
): Promise<SoakState> {
  const earlier = readSoakState(file, target);
  if (earlier) say(`going on: ${soakSummary(earlier)}`);
  const isStopped = (): boolean => stop.aborted;
  let state = earlier ?? beginning(target, new Date().toISOString());
  while (killsOf(state) < target && !isStopped()) {
    const began = performance.now();
    const report = await round(Math.min(perRound, target - killsOf(state)));
    if (isStopped()) break;
    state = added(state, report, (performance.now() - began) / 1000);
    writeState(file, state);
    say(soakSummary(state));
  }
  return state;
}
