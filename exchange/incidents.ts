import { randomUUID } from 'node:crypto';
import { IsNull, type EntityManager } from 'typeorm';
import { noteChange } from '../database/changes';
import { rows } from '../database/database';
import type { ExchangeIncidentRow, ExchangeProblem } from '../database/rows';

type Direction = ExchangeIncidentRow['direction'];

/** Writes down what an operator should know; while it is open, the same thing again is counted and not listed twice. */
export async function noteIncident(
  tx: EntityManager,
  peer: string,
  direction: Direction,
  problem: ExchangeProblem,
  at: string,
): Promise<void> {
  const incidents = rows(tx, 'exchangeIncident');
  const open = await incidents.findBy({ peer, direction, resolvedAt: IsNull() });
  const same = open.find((one) => one.problem.code === problem.code);
  if (same) await incidents.update({ id: same.id }, { problem, times: same.times + 1, lastAt: at });
  else {
    await incidents.insert({
      id: randomUUID(),
      peer,
      direction,
      problem,
      times: 1,
      firstAt: at,
      lastAt: at,
      resolvedAt: null,
      resolvedBy: null,
    });
  }
  await noteChange(tx, at, 'exchange');
}

/** What was wrong with a platform is over; `which` of it, all unless told. */
export async function resolveIncidents(
  tx: EntityManager,
  { peer, direction }: { readonly peer: string; readonly direction: Direction },
  at: string,
  which: (problem: ExchangeProblem) => boolean = () => true,
): Promise<void> {
  const open = await rows(tx, 'exchangeIncident').findBy({ peer, direction, resolvedAt: IsNull() });
  const over = open.filter(({ problem }) => which(problem));
  for (const { id } of over) await rows(tx, 'exchangeIncident').update({ id }, { resolvedAt: at });
  if (over.length > 0) await noteChange(tx, at, 'exchange');
}

/** An operator has seen to it. @returns whether it was open */
export async function closeIncident(tx: EntityManager, id: string, at: string, by: string): Promise<boolean> {
  const open = await rows(tx, 'exchangeIncident').findOneBy({ id, resolvedAt: IsNull() });
  if (!open) return false;
  await rows(tx, 'exchangeIncident').update({ id }, { resolvedAt: at, resolvedBy: by });
  await noteChange(tx, at, 'exchange');
  return true;
}
