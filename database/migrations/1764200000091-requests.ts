import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTables, dropTables, type TablePlan } from './create-tables';

const plan: readonly TablePlan[] = [
  {
    name: 'request',
    columns: [
      { name: 'id', kind: 'text', length: 64, primary: true },
      { name: 'at', kind: 'text', length: 24 },
      { name: 'hash', kind: 'text', length: 64 },
    ],
    indices: [{ name: 'ix_request_at', columns: ['at'], unique: false }],
  },
];

/** What an idempotency key was used for. */
export class Requests1764200000091 implements MigrationInterface {
  up(runner: QueryRunner): Promise<void> {
    return createTables(runner, plan);
  }

  down(runner: QueryRunner): Promise<void> {
    return dropTables(runner, plan);
  }
}
