import { randomUUID } from 'node:crypto';
import { In, type EntityManager } from 'typeorm';
import { rows, type Database } from './database';
import type { DeliveryRow } from './rows';

/** Why an operator's word changed nothing. */
export type Undecided = 'unknown' | 'settled' | 'underWay' | 'saysNothing';

/** Those that go out together stay together; a delivery in no parcel yet stands for itself. */
const withIts = ({ id, parcel }: DeliveryRow) => (parcel === null ? { id } : { parcel });

/** What was refused, or reported as not delivered, went nowhere; of what was only tried too often nobody can be sure. */
const wentNowhere = (row: DeliveryRow): boolean => row.why !== 'tooOften';

async function retry(tx: EntityManager, row: DeliveryRow, real: string): Promise<Undecided | undefined> {
  if (row.kind === 'code' || row.why === 'read' || row.why === 'tooLate') return 'saysNothing';
  if (row.state === 'sent' || row.state === 'delivered' || row.state === 'kept') return 'settled';
  if (row.state === 'waiting') {
    if (row.error === null && row.attempts > 0) return 'underWay';
    await rows(tx, 'delivery').update({ ...withIts(row), state: 'waiting' }, { nextTryAt: real });
    return undefined;
  }
  // under its old id a message that went nowhere would be taken for a repetition, and not be brought
  const parcel = wentNowhere(row) ? randomUUID() : row.parcel;
  const again = { state: 'waiting', parcel, nextTryAt: real, firstTryAt: null, settledAt: null } as const;
  const forgotten = { why: null, error: null, decidedBy: null, reason: null };
  await rows(tx, 'delivery').update({ ...withIts(row), state: row.state }, { ...again, ...forgotten });
  return undefined;
}

const keyOf = ({ id, parcel }: DeliveryRow): string => parcel ?? id;

/** Runs over deliveries by id, each in a transaction of its own; answers for each what stood against it. */
async function each(
  database: Database,
  ids: readonly string[],
  decide: (tx: EntityManager, row: DeliveryRow) => Promise<Undecided | undefined>,
): Promise<Map<string, Undecided | undefined>> {
  const results = new Map<string, Undecided | undefined>();
  const decided = new Map<string, Undecided | undefined>();
  for (const id of ids) {
    const { undecided, keys } = await database.write(async (tx) => {
      const row = await rows(tx, 'delivery').findOneBy({ id });
      if (!row) return { undecided: 'unknown' as const, keys: [] };
      // another of the same parcel has decided for it
      if (decided.has(keyOf(row))) return { undecided: decided.get(keyOf(row)), keys: [] };
      const result = await decide(tx, row);
      const after = await rows(tx, 'delivery').findOneByOrFail({ id });
      return { undecided: result, keys: [keyOf(row), keyOf(after)] };
    });
    for (const key of keys) decided.set(key, undecided);
    results.set(id, undecided);
  }
  return results;
}

/** Lets deliveries be tried again at once. */
export const retryDeliveries = (database: Database, ids: readonly string[], real: string) =>
  each(database, ids, (tx, row) => retry(tx, row, real));

interface GivingUp {
  readonly decidedBy: string;
  readonly reason: string;
}

async function giveUp(
  tx: EntityManager,
  row: DeliveryRow,
  decision: GivingUp,
  now: string,
): Promise<Undecided | undefined> {
  if (row.state !== 'waiting' && row.state !== 'failed') return 'settled';
  await rows(tx, 'delivery').update(
    { ...withIts(row), state: In(['waiting', 'failed']) },
    { state: 'givenUp', settledAt: now, why: 'byOperator', ...decision },
  );
  if (row.kind === 'code') await rows(tx, 'delivery').update(withIts(row), { content: {} });
  return undefined;
}

/** Gives deliveries up, for a reason that is kept with who gave it. */
export const giveUpDeliveries = (database: Database, ids: readonly string[], decision: GivingUp, now: string) =>
  each(database, ids, (tx, row) => giveUp(tx, row, decision, now));

/** Gives one up within a transaction; answers why it could not be: what is sent or settled already stays as it is. */
export async function giveUpDelivery(
  tx: EntityManager,
  id: string,
  decision: GivingUp,
  now: string,
): Promise<Undecided | undefined> {
  const row = await rows(tx, 'delivery').findOneBy({ id });
  return row ? giveUp(tx, row, decision, now) : 'unknown';
}
