import { In, type EntityManager } from 'typeorm';
import type { Tie } from '../domain/drawing/avoidance';
import { askedOf, type DrawRequest } from '../domain/drawing/draw-list';
import { canBeDrawn } from '../domain/drawing/expert-standing';
import { rows } from './database';
import type { ExpertTieRow, MembershipRow } from './rows';

/** Somebody of the register who can be drawn, with what may keep them out of a case. */
export interface AbleExpert {
  readonly userId: string;
  readonly specialities: readonly string[];
  readonly ties: readonly Tie[];
}

/** So many people are looked up in one statement: SQLite takes some 32,000 values, and a register has more people. */
const atOnce = 5000;

/** What is found for all of them, some thousands at a time. */
async function found<Row>(ids: readonly string[], find: (some: string[]) => Promise<Row[]>): Promise<Row[]> {
  const all: Row[] = [];
  for (let first = 0; first < ids.length; first += atOnce) {
    for (const row of await find(ids.slice(first, first + atOnce))) all.push(row);
  }
  return all;
}

function byUser<Row extends { readonly userId: string }>(all: readonly Row[]): ReadonlyMap<string, readonly Row[]> {
  const own = new Map<string, Row[]>();
  for (const row of all) {
    const known = own.get(row.userId);
    if (known) known.push(row);
    else own.set(row.userId, [row]);
  }
  return own;
}

const tiesOf = (memberships: readonly MembershipRow[], declared: readonly ExpertTieRow[]): Tie[] => [
  ...memberships.map(({ bodyId }): Tie => ({ kind: 'employer', body: bodyId })),
  ...declared.map(({ kind, bodyId, until }): Tie => ({ kind, body: bodyId, ...(until !== null && { until }) })),
];

/** Everybody of the register who can be drawn on that day in Shanghai and knows something that is asked for. */
export async function ableExperts(
  manager: EntityManager,
  requests: readonly DrawRequest[],
  today: string,
): Promise<AbleExpert[]> {
  const register = await rows(manager, 'expert').find();
  const able = register.filter(
    (expert) => canBeDrawn(expert, today) && askedOf(expert.specialities, requests).length > 0,
  );
  const ids = able.map(({ id }) => id);
  const users = await found(ids, (some) => rows(manager, 'user').findBy({ id: In(some), active: true }));
  const active = new Set(users.map(({ id }) => id));
  const memberships = byUser(await found(ids, (some) => rows(manager, 'membership').findBy({ userId: In(some) })));
  const declared = byUser(await found(ids, (some) => rows(manager, 'expertTie').findBy({ userId: In(some) })));
  return able.flatMap(({ id: userId, specialities }) => {
    const own = memberships.get(userId) ?? [];
    if (!active.has(userId) || !own.some(({ role }) => role === 'expert')) return [];
    return [{ userId, specialities, ties: tiesOf(own, declared.get(userId) ?? []) }];
  });
}
