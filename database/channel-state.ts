import { IsNull, Not } from 'typeorm';
import type { ChannelName } from '../domain/message-settings';
import type { TwoTimes } from './claim-deliveries';
import { rows, type Database } from './database';

const firstPauseMs = 5_000;
const longestPauseMs = 5 * 60_000;
const errorLength = 300;

/** Whether a channel may be used now; after a failure one parcel at a time tries it until it works again. */
export async function channelMood(
  database: Database,
  channel: ChannelName,
  real: string,
): Promise<'working' | 'paused' | 'onTrial'> {
  const state = await rows(database.read, 'channelState').findOneBy({ name: channel });
  if (!state || state.failingSince === null) return 'working';
  return state.pausedUntil > real ? 'paused' : 'onTrial';
}

/** The whole channel is out of order: nothing is tried on it for a while, longer after each failure in a row. */
export async function noteChannelFailure(
  database: Database,
  channel: ChannelName,
  error: string,
  { platform, real }: TwoTimes,
): Promise<void> {
  await database.write(async (tx) => {
    const states = rows(tx, 'channelState');
    const state = await states.findOneBy({ name: channel });
    // those that were under way together are one failure
    if (state && state.failingSince !== null && state.pausedUntil > real) return;
    const failures = (state?.failures ?? 0) + 1;
    const pause = Math.min(firstPauseMs * 2 ** Math.min(failures - 1, 20), longestPauseMs);
    const next = {
      name: channel,
      failingSince: state?.failingSince ?? platform,
      failures,
      error: error.slice(0, errorLength),
      pausedUntil: new Date(Date.parse(real) + pause).toISOString(),
    };
    await states.upsert(next, ['name']);
  });
}

/** The channel works. Writes only where it did not. */
export async function noteChannelSuccess(database: Database, channel: ChannelName): Promise<void> {
  const state = await rows(database.read, 'channelState').findOneBy({ name: channel });
  if (!state || state.failingSince === null) return;
  await database.write(async (tx) => {
    await rows(tx, 'channelState').update({ name: channel }, { failingSince: null, failures: 0, error: null });
  });
}

/** An operator has mended it: everything that waits on the channel is tried at once. */
export async function resumeChannel(database: Database, channel: ChannelName, real: string): Promise<void> {
  await database.write(async (tx) => {
    await rows(tx, 'channelState').update({ name: channel }, { pausedUntil: real });
    // those without an error are under way, or were never tried
    await rows(tx, 'delivery').update({ channel, state: 'waiting', error: Not(IsNull()) }, { nextTryAt: real });
  });
}
