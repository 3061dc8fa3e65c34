import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTables, dropTables, type TablePlan } from './create-tables';

const plan: readonly TablePlan[] = [
  {
    name: 'outbox',
    columns: [
      { name: 'kind', kind: 'text', length: 30, primary: true },
      { name: 'subject', kind: 'text', length: 64, primary: true },
      { name: 'stamp', kind: 'text', length: 64 },
      { name: 'since', kind: 'text', length: 24 },
      { name: 'next_at', kind: 'text', length: 24 },
      { name: 'tries', kind: 'integer' },
    ],
    indices: [{ name: 'ix_outbox_next_at', columns: ['next_at'], unique: false }],
  },
];

/** What has still to be told to Temporal. Open cases are told once more: what was lost before this table was is found. */
export class Outbox1764200000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTables(runner, plan);
    const now = new Date().toISOString();
    await runner.query(
      `INSERT INTO outbox (kind, subject, stamp, since, next_at, tries)
       SELECT CASE WHEN seq = 0 THEN 'begin' ELSE 'entriesChanged' END, id, 'migration', ?, ?, 0
       FROM case_file WHERE closing IS NULL`,
      [now, now],
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, plan);
  }
}
