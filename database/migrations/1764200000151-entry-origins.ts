import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTables, dropTables, type TablePlan } from './create-tables';

const plan: readonly TablePlan[] = [
  {
    name: 'entry_origin',
    columns: [
      { name: 'entry_id', kind: 'text', length: 64, primary: true },
      { name: 'case_id', kind: 'text', length: 64 },
      { name: 'address', kind: 'text', length: 64 },
      { name: 'device', kind: 'text', length: 64, nullable: true },
    ],
    indices: [{ name: 'ix_entry_origin_case_id', columns: ['case_id'], unique: false }],
  },
];

/** Whence entries came, for those who watch over a case. */
export class EntryOrigins1764200000151 implements MigrationInterface {
  up(runner: QueryRunner): Promise<void> {
    return createTables(runner, plan);
  }

  down(runner: QueryRunner): Promise<void> {
    return dropTables(runner, plan);
  }
}
