import { Gauge, type Registry } from 'prom-client';
import { rows, type Database } from '../../database/database';
import type { OutboxRow } from '../../database/rows';

const kinds: readonly OutboxRow['kind'][] = [
  'begin',
  'entriesChanged',
  'restate',
  'archive',
  'forgetContent',
  'calendar',
  'skip',
  'pay',
];

interface Waiting {
  readonly kind: OutboxRow['kind'];
  /** MySQL's driver hands counts over as text. */
  readonly count: number | string;
  readonly since: string;
}

/** How much waits in the outbox, and since when, by kind; what is noted for later does not wait yet. */
const waitingIn = ({ read }: Database): Promise<Waiting[]> =>
  rows(read, 'outbox')
    .createQueryBuilder('message')
    .select('message.kind', 'kind')
    .addSelect('COUNT(*)', 'count')
    .addSelect('MIN(message.since)', 'since')
    .where('message.since <= :now', { now: new Date().toISOString() })
    .groupBy('message.kind')
    .getRawMany<Waiting>();

/** Tells Prometheus how much waits in the outbox, and how long the oldest of each kind has waited. */
export function outboxGauges(registry: Registry, database: Database): void {
  const gauge = (name: string, help: string, valueOf: (waiting: Waiting) => number) =>
    new Gauge({
      name,
      help,
      labelNames: ['kind'],
      registers: [registry],
      async collect() {
        const found = await waitingIn(database);
        for (const kind of kinds) {
          const waiting = found.find((each) => each.kind === kind);
          this.set({ kind }, waiting ? valueOf(waiting) : 0);
        }
      },
    });
  gauge('outbox_waiting', 'What is still to be told to cases, or done with documents', ({ count }) => Number(count));
  gauge('outbox_oldest_seconds', 'How long the oldest of it has waited', ({ since }) =>
    Math.max(0, (Date.now() - Date.parse(since)) / 1000),
  );
}
