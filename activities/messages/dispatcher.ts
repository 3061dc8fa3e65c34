import { setTimeout as sleep } from 'node:timers/promises';
import { channelMood } from '../../database/channel-state';
import { claimParcels } from '../../database/claim-deliveries';
import type { MessageChannel } from '../ports/message-channel';
import { deliverParcel, type DeliveryGround } from './deliver-parcel';

/** Longer than any attempt, so that nobody takes over what is still under way. */
const leaseMs = 3 * 60_000;
const atOnce = 8;
const idleMs = 1000;
const pauseAfterFaultMs = 5000;
/** What is still under way after that is tried again by whoever comes next. */
const graceMs = 5000;

/** Brings messages out of the house, as they fall due. Any number of them may run beside each other. */
export interface Dispatcher {
  /** Delivers what is due now, on every channel; answers how many parcels were tried. */
  sweep(): Promise<number>;
  /** Delivers from now on, until it is stopped. */
  start(): void;
  /** Stops, once the attempts that are under way have ended or have had five seconds. */
  stop(): Promise<void>;
}

/** A dispatcher over channels; each goes its own pace, so that a slow one holds up no other. */
export function openDispatcher(
  ground: DeliveryGround,
  channels: readonly MessageChannel[],
  onFault: (error: unknown) => void,
): Dispatcher {
  const stopping = new AbortController();
  let running: Promise<unknown> = Promise.resolve();

  const round = async (channel: MessageChannel): Promise<number> => {
    const mood = await channelMood(ground.database, channel.name, ground.times().real);
    if (mood === 'paused') return 0;
    const most = mood === 'onTrial' ? 1 : atOnce;
    const parcels = await claimParcels(ground.database, channel.name, ground.times(), leaseMs, most);
    const done = await Promise.allSettled(parcels.map((parcel) => deliverParcel(ground, channel, parcel)));
    for (const one of done) if (one.status === 'rejected') onFault(one.reason);
    return parcels.length;
  };

  const keepGoing = async (channel: MessageChannel): Promise<void> => {
    while (!stopping.signal.aborted) {
      let pause = 0;
      try {
        if ((await round(channel)) === 0) pause = idleMs;
      } catch (error) {
        onFault(error);
        pause = pauseAfterFaultMs;
      }
      // an end of the wait before its time is what stopping means
      if (pause > 0) await sleep(pause, undefined, { signal: stopping.signal }).catch(() => undefined);
    }
  };

  return {
    async sweep() {
      let tried = 0;
      for (const channel of channels) {
        for (let more = await round(channel); more > 0; more = await round(channel)) tried += more;
      }
      return tried;
    },
    start() {
      running = Promise.all(channels.map(keepGoing));
    },
    async stop() {
      stopping.abort();
      await Promise.race([running, sleep(graceMs, undefined, { ref: false })]);
      for (const channel of channels) channel.close();
    },
  };
}
