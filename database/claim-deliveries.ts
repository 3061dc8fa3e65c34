import { randomUUID } from 'node:crypto';
import { IsNull, LessThanOrEqual } from 'typeorm';
import type { ChannelName } from '../domain/message-settings';
import { rows, type Database } from './database';
import type { DeliveryRow } from './rows';

/** Deliveries that go out as one: a single one, or the gathered ones of a digest. Its id is what the outside sees. */
export interface Parcel {
  readonly id: string;
  readonly channel: ChannelName;
  readonly userId: string;
  /** The number of this attempt, from 1. */
  readonly attempt: number;
  /** In the order in which they were written. */
  readonly deliveries: readonly DeliveryRow[];
}

/** The platform's time and the real one, as instants: messages wait in the first, attempts in the second. */
export interface TwoTimes {
  readonly platform: string;
  readonly real: string;
}

/** A digest holds so many messages; a person with more gets another. */
const mostInDigest = 200;

/**
 * Makes parcels of the digests whose hour has come. A digest keeps its parcel from then on, so that every attempt sends
 * the same; a message that comes later belongs to the next.
 */
async function gatherDigests(database: Database, channel: ChannelName, { platform }: TwoTimes): Promise<void> {
  const where = { state: 'waiting', channel, parcel: IsNull(), notBefore: LessThanOrEqual(platform) } as const;
  const due = await rows(database.read, 'delivery').find({ where, order: { createdAt: 'ASC', id: 'ASC' }, take: 1000 });
  const users = [...new Set(due.map((row) => row.userId))];
  for (const userId of users) {
    const ids = due.filter((row) => row.userId === userId).map((row) => row.id);
    const parcel = randomUUID();
    await database.write(async (tx) => {
      await rows(tx, 'delivery')
        .createQueryBuilder()
        .update()
        .set({ parcel })
        .where('id IN (:...ids) AND parcel IS NULL', { ids: ids.slice(0, mostInDigest) })
        .execute();
    });
  }
}

/**
 * Takes due parcels of a channel for one attempt, until the lease ends. Several workers may ask at once: the number of
 * the attempt decides who has it. A parcel whose worker died is due again when its lease is over, under the same id.
 */
export async function claimParcels(
  database: Database,
  channel: ChannelName,
  times: TwoTimes,
  leaseMs: number,
  most: number,
): Promise<Parcel[]> {
  await gatherDigests(database, channel, times);
  const deliveries = rows(database.read, 'delivery');
  const due = await deliveries
    .createQueryBuilder('delivery')
    .select(['delivery.parcel AS parcel', 'MAX(delivery.attempts) AS attempts'])
    .where('delivery.state = :state AND delivery.channel = :channel AND delivery.parcel IS NOT NULL', {
      state: 'waiting',
      channel,
    })
    .andWhere('delivery.notBefore <= :platform AND delivery.nextTryAt <= :real', times)
    .groupBy('delivery.parcel')
    .orderBy('MIN(delivery.nextTryAt)')
    .limit(most)
    .getRawMany<{ parcel: string; attempts: number | string }>();
  if (due.length === 0) return [];
  const nextTryAt = new Date(Date.parse(times.real) + leaseMs).toISOString();
  const claimed = await database.write(async (tx) => {
    const mine: string[] = [];
    for (const { parcel, attempts } of due) {
      const { affected } = await rows(tx, 'delivery')
        .createQueryBuilder()
        .update()
        .set({
          attempts: () => 'attempts + 1',
          nextTryAt,
          // while an attempt is under way there is no error: that tells it from one that waits for its next
          error: null,
          firstTryAt: () => 'COALESCE(first_try_at, :real)',
        })
        .where('parcel = :parcel AND state = :state AND attempts = :attempts AND next_try_at <= :real', {
          parcel,
          state: 'waiting',
          attempts: Number(attempts),
          real: times.real,
        })
        .execute();
      if (affected !== undefined && affected > 0) mine.push(parcel);
    }
    return mine;
  });
  return Promise.all(
    claimed.map(async (id) => {
      const found = await deliveries.find({
        where: { parcel: id, state: 'waiting' },
        order: { createdAt: 'ASC', id: 'ASC' },
      });
      return { id, channel, userId: found[0]?.userId ?? '', attempt: found[0]?.attempts ?? 0, deliveries: found };
    }),
  );
}
