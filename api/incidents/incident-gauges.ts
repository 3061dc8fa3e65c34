import { Gauge, type Registry } from 'prom-client';
import { rows, type Database } from '../../database/database';

/** Tells Prometheus how many steps of cases keep failing and wait for an operator. */
export function incidentGauges(registry: Registry, { read }: Database): void {
  new Gauge({
    name: 'case_incidents',
    help: 'Steps of cases that keep failing and wait for an operator',
    registers: [registry],
    async collect() {
      const found = await rows(read, 'case')
        .createQueryBuilder('row')
        .select('SUM(row.incidents)', 'count')
        .where('row.incidents > 0')
        .getRawOne<{ readonly count: number | string | null }>();
      this.set(Number(found?.count ?? 0));
    },
  });
}
