import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTables, dropTables, type TablePlan } from './create-tables';

const plan: readonly TablePlan[] = [
  {
    name: 'set_back',
    columns: [
      { name: 'id', kind: 'text', length: 64, primary: true },
      { name: 'case_id', kind: 'text', length: 64 },
      { name: 'at', kind: 'text', length: 24 },
      { name: 'from_run', kind: 'text', length: 64 },
      { name: 'event', kind: 'integer' },
      { name: 'to_run', kind: 'text', length: 64, nullable: true },
      { name: 'agreed_at', kind: 'text', length: 24, nullable: true },
      { name: 'closed_at', kind: 'text', length: 24, nullable: true },
      { name: 'closed_by', kind: 'text', length: 64, nullable: true },
    ],
    indices: [
      { name: 'ix_set_back_case_id', columns: ['case_id'], unique: false },
      { name: 'ix_set_back_closed_at_at', columns: ['closed_at', 'at'], unique: false },
    ],
  },
];

/** Cases that could not go on and were set back: operators are told of them. */
export class SetBacks1764200000215 implements MigrationInterface {
  up(runner: QueryRunner): Promise<void> {
    return createTables(runner, plan);
  }

  down(runner: QueryRunner): Promise<void> {
    return dropTables(runner, plan);
  }
}
