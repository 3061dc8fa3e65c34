import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTables, dropTables, type TablePlan } from './create-tables';

const plan: readonly TablePlan[] = [
  {
    name: 'sealing',
    columns: [
      { name: 'id', kind: 'text', length: 64, primary: true },
      { name: 'case_id', kind: 'text', length: 64 },
      { name: 'action', kind: 'text', length: 60 },
      { name: 'body_id', kind: 'text', length: 64 },
      { name: 'version', kind: 'integer' },
      { name: 'platform_share', kind: 'text', length: 64 },
      { name: 'created_at', kind: 'text', length: 24 },
      { name: 'entry_id', kind: 'text', length: 64, nullable: true },
      { name: 'header', kind: 'json', nullable: true },
      { name: 'signed', kind: 'json', nullable: true },
      { name: 'opened', kind: 'json', nullable: true },
      { name: 'opened_at', kind: 'text', length: 24, nullable: true },
    ],
    indices: [
      {
        name: 'ux_sealing_case_id_action_body_id_version',
        columns: ['case_id', 'action', 'body_id', 'version'],
        unique: true,
      },
      { name: 'ux_sealing_entry_id', columns: ['entry_id'], unique: true },
    ],
  },
];

/** Entries that are handed in sealed. */
export class Sealings1764200000111 implements MigrationInterface {
  up(runner: QueryRunner): Promise<void> {
    return createTables(runner, plan);
  }

  down(runner: QueryRunner): Promise<void> {
    return dropTables(runner, plan);
  }
}
