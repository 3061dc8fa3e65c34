import { In, type EntityManager } from 'typeorm';
import type { ChannelName } from '../domain/message-settings';
import type { Parcel } from './claim-deliveries';
import { rows, type Database } from './database';
import type { DeliveryRow } from './rows';

/** Why a delivery will not be tried again by itself. */
export type WhyNot =
  /** The gateway will never take it: no such address, no such template. */
  | 'refused'
  /** The gateway took it and could not bring it. */
  | 'undelivered'
  /** It was tried for days. */
  | 'tooOften'
  | 'noAddress'
  | 'inactive'
  | 'read'
  | 'tooLate'
  | 'byOperator';

const errorLength = 300;

/** A code is a secret: it is forgotten as soon as it is on its way, or will never be. */
const forgetCode = (tx: EntityManager, parcel: string) =>
  rows(tx, 'delivery').update({ parcel, kind: 'code' }, { content: {} });

/** The gateway has it, or it is kept. A report that came earlier, or an operator's word, stays. */
export async function settleSent(
  database: Database,
  parcel: string,
  state: 'sent' | 'kept',
  now: string,
): Promise<void> {
  await database.write(async (tx) => {
    const settled = { state, sentAt: now, settledAt: now, why: null, error: null };
    await rows(tx, 'delivery').update({ parcel, state: 'waiting' }, settled);
    await forgetCode(tx, parcel);
  });
}

/** It will not be tried again by itself: `failed` waits for an operator, `givenUp` does not. */
export async function settleUnsent(
  database: Database,
  parcel: string,
  state: 'failed' | 'givenUp',
  why: WhyNot,
  now: string,
  error?: string,
): Promise<void> {
  await database.write(async (tx) => {
    const settled = { state, settledAt: now, why, error: error?.slice(0, errorLength) ?? null };
    await rows(tx, 'delivery').update({ parcel, state: 'waiting' }, settled);
    await forgetCode(tx, parcel);
  });
}

/** Leaves some of a parcel out, such as what was read meanwhile; the others go on. */
export async function leaveOut(
  database: Database,
  deliveries: readonly DeliveryRow[],
  why: WhyNot,
  now: string,
): Promise<void> {
  if (deliveries.length === 0) return;
  const ids = deliveries.map((row) => row.id);
  await database.write(async (tx) => {
    await rows(tx, 'delivery').update(
      { id: In(ids), state: 'waiting' },
      { state: 'givenUp', settledAt: now, why, content: {} },
    );
  });
}

/** It is to be tried again, not before that real instant. Another attempt that has begun meanwhile is left alone. */
export async function postponeParcel(
  database: Database,
  parcel: Parcel,
  nextTryAt: string,
  error: string,
): Promise<void> {
  await database.write(async (tx) => {
    await rows(tx, 'delivery').update(
      { parcel: parcel.id, state: 'waiting', attempts: parcel.attempt },
      { nextTryAt, error: error.slice(0, errorLength) },
    );
  });
}

/**
 * What a gateway reports later: it is there, or it never will be. A second report of the same changes nothing.
 * @returns whether there is such a parcel
 */
export async function takeReport(
  database: Database,
  channel: ChannelName,
  parcel: string,
  report: { readonly delivered: boolean; readonly why: string },
  now: string,
): Promise<boolean> {
  return database.write(async (tx) => {
    const known = await rows(tx, 'delivery').existsBy({ parcel, channel });
    const open = { parcel, channel, state: In(['waiting', 'sent']) };
    if (report.delivered) {
      await rows(tx, 'delivery').update({ parcel, channel, state: 'waiting' }, { sentAt: now });
      await rows(tx, 'delivery').update(open, { state: 'delivered', settledAt: now, why: null, error: null });
    } else {
      const error = report.why.slice(0, errorLength);
      await rows(tx, 'delivery').update(open, { state: 'failed', settledAt: now, why: 'undelivered', error });
    }
    await forgetCode(tx, parcel);
    return known;
  });
}
