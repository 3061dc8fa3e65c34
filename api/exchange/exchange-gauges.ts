import { Gauge, type Registry } from 'prom-client';
import { IsNull } from 'typeorm';
import { rows, type Database } from '../../database/database';
import type { PlatformClock } from '../http/dependencies';

/** Tells Prometheus what waits to be sent, how far every sender is, and what is wrong between the platforms. */
export function exchangeGauges(registry: Registry, { read }: Database, clock: PlatformClock): void {
  const waiting = () =>
    rows(read, 'exchangePackage')
      .createQueryBuilder('made')
      .select('COUNT(*)', 'count')
      .addSelect('MIN(made.madeAt)', 'since')
      .where({ acknowledgedAt: IsNull() })
      .getRawOne<{ readonly count: number | string; readonly since: string | null }>();
  new Gauge({
    name: 'exchange_packages_waiting',
    help: 'Packages that the platform above has not acknowledged',
    registers: [registry],
    async collect() {
      this.set(Number((await waiting())?.count ?? 0));
    },
  });
  new Gauge({
    name: 'exchange_oldest_seconds',
    help: 'How long, by the platform’s clock, the oldest of them has waited',
    registers: [registry],
    async collect() {
      const since = (await waiting())?.since;
      this.set(since ? (Date.parse(clock.now()) - Date.parse(since)) / 1000 : 0);
    },
  });
  new Gauge({
    name: 'exchange_received_number',
    help: 'The last package that was received from each sender',
    labelNames: ['sender'],
    registers: [registry],
    async collect() {
      const senders = await rows(read, 'exchangeSender').find({ select: { code: true, received: true } });
      for (const { code, received } of senders) this.set({ sender: code }, received);
    },
  });
  new Gauge({
    name: 'exchange_incidents',
    help: 'Open incidents of the exchange by direction',
    labelNames: ['direction'],
    registers: [registry],
    async collect() {
      for (const direction of ['sending', 'receiving'] as const) {
        this.set({ direction }, await rows(read, 'exchangeIncident').countBy({ direction, resolvedAt: IsNull() }));
      }
    },
  });
}
