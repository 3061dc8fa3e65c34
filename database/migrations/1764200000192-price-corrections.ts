import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTables, dropTables, type TablePlan } from './create-tables';

const plan: readonly TablePlan[] = [
  {
    name: 'correction',
    columns: [
      { name: 'case_id', kind: 'text', length: 64, primary: true },
      { name: 'visit', kind: 'integer', primary: true },
      { name: 'found', kind: 'json' },
      { name: 'decided', kind: 'json', nullable: true },
      { name: 'salt', kind: 'text', length: 64 },
      { name: 'hash', kind: 'text', length: 64 },
      { name: 'created_at', kind: 'text', length: 24 },
    ],
    indices: [],
  },
];

/** What the arithmetic of bids asks for, and what committees decide on it. */
export class PriceCorrections1764200000192 implements MigrationInterface {
  up(runner: QueryRunner): Promise<void> {
    return createTables(runner, plan);
  }

  down(runner: QueryRunner): Promise<void> {
    return dropTables(runner, plan);
  }
}
