import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTables, dropTables, type TablePlan } from './create-tables';

const plan: readonly TablePlan[] = [
  {
    name: 'absence',
    columns: [
      { name: 'id', kind: 'text', length: 64, primary: true },
      { name: 'user_id', kind: 'text', length: 64 },
      { name: 'body_id', kind: 'text', length: 64 },
      { name: 'role', kind: 'text', length: 30 },
      { name: 'substitute_id', kind: 'text', length: 64 },
      { name: 'first_day', kind: 'text', length: 10 },
      { name: 'last_day', kind: 'text', length: 10 },
      { name: 'starts_at', kind: 'text', length: 24 },
      { name: 'ends_at', kind: 'text', length: 24 },
      { name: 'set_by', kind: 'text', length: 64 },
      { name: 'set_at', kind: 'text', length: 24 },
      { name: 'recalled_by', kind: 'text', length: 64, nullable: true },
      { name: 'recalled_at', kind: 'text', length: 24, nullable: true },
    ],
    indices: [
      { name: 'ix_absence_user_id_ends_at', columns: ['user_id', 'ends_at'], unique: false },
      { name: 'ix_absence_substitute_id_ends_at', columns: ['substitute_id', 'ends_at'], unique: false },
      { name: 'ix_absence_body_id_ends_at', columns: ['body_id', 'ends_at'], unique: false },
    ],
  },
];

/** Who is absent from when to when, and who stands in for them. */
export class Absences1764200000083 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTables(runner, plan);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, plan);
  }
}
