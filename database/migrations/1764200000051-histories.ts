import { TableColumn, type MigrationInterface, type QueryRunner } from 'typeorm';
import { createTables, dropTables, type TablePlan } from './create-tables';

const plan: readonly TablePlan[] = [
  {
    name: 'run_archive',
    columns: [
      { name: 'run_id', kind: 'text', length: 64, primary: true },
      { name: 'case_id', kind: 'text', length: 64 },
      { name: 'continued_from', kind: 'text', length: 64, nullable: true },
      { name: 'events', kind: 'integer' },
      { name: 'content_id', kind: 'text', length: 64 },
      { name: 'sha256', kind: 'text', length: 64 },
      { name: 'size', kind: 'long' },
      { name: 'archived_at', kind: 'text', length: 24 },
      { name: 'signature', kind: 'text', length: 200 },
      { name: 'key_id', kind: 'text', length: 64 },
    ],
    indices: [{ name: 'ix_run_archive_case_id', columns: ['case_id'], unique: false }],
  },
];

const columns: readonly (readonly [table: string, column: string, length: string])[] = [
  ['case_file', 'first_run', '64'],
  ['case_file', 'run', '64'],
  ['evaluation', 'salt', '64'],
  ['outbox', 'error', '500'],
];

/** Histories are archived, and every case knows the run of its workflow that writes it. What is there is archived too. */
export class Histories1764200000051 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const [table, name, length] of columns) {
      await runner.addColumn(table, new TableColumn({ name, type: 'varchar', length, isNullable: true }));
    }
    await createTables(runner, plan);
    const now = new Date().toISOString();
    await runner.query(
      `INSERT INTO outbox (kind, subject, stamp, since, next_at, tries)
       SELECT 'archive', id, 'migration', ?, ?, 0 FROM case_file WHERE seq > 0`,
      [now, now],
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DELETE FROM outbox WHERE kind = 'archive'`);
    await dropTables(runner, plan);
    for (const [table, name] of [...columns].reverse()) await runner.dropColumn(table, name);
  }
}
