import { Gauge, type Registry } from 'prom-client';
import { IsNull } from 'typeorm';
import { rows, type Database } from '../../database/database';

/** Tells Prometheus how many steps of cases keep failing and wait for an operator, and how many cases were set back. */
export function incidentGauges(registry: Registry, { read }: Database): void {
  new Gauge({
    name: 'cases_set_back',
    help: 'Cases that could not go on and were set back, and that nobody has seen to',
    registers: [registry],
    async collect() {
      this.set(await rows(read, 'setBack').countBy({ closedAt: IsNull() }));
    },
  });
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
