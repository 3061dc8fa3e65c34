import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { actsInOrder, tenActs } from './ten-acts';
import { newKey } from './http-person';
import type { Program } from './processes';
import { startRelayWorld, type RelayWorld } from './relay-world';

/** How long and how hard. */
export interface SoakPlan {
  readonly kills: number;
  readonly clients: number;
}

export interface SoakReport {
  readonly kills: Readonly<Record<Program, number>>;
  readonly cases: number;
  readonly acts: number;
  /** Requests that were sent again because no answer came. */
  readonly retries: number;
  /** What is not as it should be; nothing, if all is well. */
  readonly faults: readonly string[];
}

interface AnsweredAct {
  readonly caseId: string;
  readonly key: string;
  readonly hash: string;
}

const programs = ['worker', 'server', 'temporal', 'worker', 'server'] as const satisfies readonly Program[];
const pick = <T>(values: readonly T[]): T => values[Math.floor(Math.random() * values.length)] as T;
const patienceMs = 180_000;

/**
 * Kills programs of a platform at random while clients carry cases through all their acts, each sent again under its
 * key until it is answered. Then checks that every answered act is there once, every case has come to its end, and
 * chain and database agree with Temporal. Of a platform with faults the data folder stays, to be looked at. Stopped, it
 * checks nothing.
 */
export async function soak(
  plan: SoakPlan,
  say: (line: string) => void,
  stop: AbortSignal = new AbortController().signal,
): Promise<SoakReport> {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'soak-'));
  const world = await startRelayWorld({ dataDir });
  let faults: readonly string[] = ['the round was not finished'];
  try {
    const report = await soakIn(world, plan, say, stop);
    ({ faults } = report);
    return report;
  } finally {
    await world.close();
    if (faults.length === 0 || stop.aborted) rmSync(dataDir, { recursive: true, force: true });
    else say(`what is left of the platform is in ${dataDir}`);
  }
}

async function soakIn(
  world: RelayWorld,
  plan: SoakPlan,
  say: (line: string) => void,
  stop: AbortSignal,
): Promise<SoakReport> {
  const { platform, people } = world;
  const answered: AnsweredAct[] = [];
  const caseIds: string[] = [];
  const faults: string[] = [];
  const kills: Record<Program, number> = { temporal: 0, worker: 0, server: 0 };
  let retries = 0;
  let isOver = false;

  const untilAnswered = async <T>(send: () => Promise<T>): Promise<T> => {
    for (const until = Date.now() + patienceMs; ; retries += 1) {
      try {
        return await send();
      } catch (error) {
        if (Date.now() > until || stop.aborted) throw error;
        await sleep(250);
      }
    }
  };

  const carryCases = async (): Promise<void> => {
    while (!isOver) {
      const key = newKey();
      const form = { title: `Case ${key}`, region: '530102', industry: 'construction', unit: 'CNY' };
      const { process, jurisdiction } = tenActs;
      const started = await untilAnswered(() =>
        people.tenderer.post<{ cases: readonly { id: string }[] }>('/cases', { process, jurisdiction, form, key }),
      );
      const caseId = started.cases[0]?.id ?? '';
      caseIds.push(caseId);
      for (let number = 1; number <= actsInOrder.length; number += 1) {
        const act = newKey();
        const { hash } = await untilAnswered(() => world.act(caseId, number, act));
        answered.push({ caseId, key: act, hash });
      }
    }
  };

  const killPrograms = async (): Promise<void> => {
    for (let count = 1; count <= plan.kills && !stop.aborted; count += 1) {
      await sleep(200 + Math.random() * 2500);
      const program = pick(programs);
      await platform.kill(program);
      kills[program] += 1;
      await sleep(Math.random() * 1500);
      await platform.start(program);
      if (count % 10 === 0) say(`${count} of ${plan.kills} kills, ${answered.length} acts, ${retries} sent again`);
    }
    isOver = true;
  };

  const work = Promise.allSettled(Array.from({ length: plan.clients }, carryCases));
  try {
    await killPrograms();
  } finally {
    isOver = true;
  }
  for (const result of await work) if (result.status === 'rejected') faults.push(String(result.reason));
  if (stop.aborted) return { kills, cases: caseIds.length, acts: answered.length, retries, faults };
  await platform.ready();
  // what an API died with is swept up within half a minute
  await untilSwept(world);

  for (const caseId of caseIds) {
    try {
      await world.check(caseId);
    } catch (error) {
      faults.push(error instanceof Error ? error.message : String(error));
    }
    const events = await world.events(caseId);
    for (const { key, hash } of answered.filter((act) => act.caseId === caseId)) {
      const found = events.filter((event) => event.actKey === key);
      if (found.length !== 1) faults.push(`${caseId}: the answered act ${key} is there ${found.length} times`);
      else if (found[0]?.hash !== hash) faults.push(`${caseId}: the act ${key} was answered with another hash`);
    }
    if (events.filter((event) => event.actKey !== null).length !== actsInOrder.length + 1)
      faults.push(`${caseId}: it has not come to its end`);
  }
  return { kills, cases: caseIds.length, acts: answered.length, retries, faults };
}

async function untilSwept(world: RelayWorld): Promise<void> {
  for (const until = Date.now() + 90_000; Date.now() < until; await sleep(500)) {
    if ((await world.waitingInOutbox()) === 0) return;
  }
}
