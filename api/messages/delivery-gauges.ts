import { Gauge, type Registry } from 'prom-client';
import { rows, type Database } from '../../database/database';
import { messageChannels } from '../../domain/message-settings';
import { deliveryStates } from '../contract';
import type { PlatformClock } from '../http/dependencies';

interface Counted {
  readonly channel: string;
  readonly state: string;
  readonly count: number | string;
}

/** Tells Prometheus how many messages are in which state, how long the oldest that is due has waited, and which channels fail. */
export function deliveryGauges(registry: Registry, { read }: Database, clock: PlatformClock): void {
  new Gauge({
    name: 'deliveries',
    help: 'Messages to people by channel and state, as long as they are kept',
    labelNames: ['channel', 'state'],
    registers: [registry],
    async collect() {
      const found = await rows(read, 'delivery')
        .createQueryBuilder('delivery')
        .select('delivery.channel', 'channel')
        .addSelect('delivery.state', 'state')
        .addSelect('COUNT(*)', 'count')
        .groupBy('delivery.channel')
        .addGroupBy('delivery.state')
        .getRawMany<Counted>();
      for (const channel of messageChannels) {
        for (const state of deliveryStates) {
          const one = found.find((each) => each.channel === channel && each.state === state);
          this.set({ channel, state }, Number(one?.count ?? 0));
        }
      }
    },
  });
  new Gauge({
    name: 'deliveries_oldest_seconds',
    help: 'How long, by the platform’s clock, the oldest message that is due has waited',
    labelNames: ['channel'],
    registers: [registry],
    async collect() {
      const now = clock.now();
      const found = await rows(read, 'delivery')
        .createQueryBuilder('delivery')
        .select('delivery.channel', 'channel')
        .addSelect('MIN(delivery.notBefore)', 'since')
        .where("delivery.state = 'waiting' AND delivery.notBefore <= :now", { now })
        .groupBy('delivery.channel')
        .getRawMany<{ readonly channel: string; readonly since: string }>();
      for (const channel of messageChannels) {
        const since = found.find((each) => each.channel === channel)?.since;
        this.set({ channel }, since === undefined ? 0 : (Date.parse(now) - Date.parse(since)) / 1000);
      }
    },
  });
  new Gauge({
    name: 'channel_failing',
    help: '1 while a channel is out of order',
    labelNames: ['channel'],
    registers: [registry],
    async collect() {
      const states = await rows(read, 'channelState').find();
      for (const channel of messageChannels) {
        this.set(
          { channel },
          states.some(({ name, failingSince }) => name === channel && failingSince !== null) ? 1 : 0,
        );
      }
    },
  });
}
