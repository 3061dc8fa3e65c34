import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTables, dropTables, type TablePlan } from './create-tables';

const plan: readonly TablePlan[] = [
  {
    name: 'saved_view',
    columns: [
      { name: 'id', kind: 'text', length: 64, primary: true },
      { name: 'user_id', kind: 'text', length: 64 },
      { name: 'list', kind: 'text', length: 20 },
      { name: 'name', kind: 'text', length: 60 },
      { name: 'content', kind: 'json' },
      { name: 'body_id', kind: 'text', length: 64, nullable: true },
      { name: 'role', kind: 'text', length: 30, nullable: true },
      { name: 'saved_at', kind: 'text', length: 24 },
    ],
    indices: [
      { name: 'ux_saved_view_user_id_list_name', columns: ['user_id', 'list', 'name'], unique: true },
      { name: 'ix_saved_view_body_id', columns: ['body_id'], unique: false },
      { name: 'ix_saved_view_role', columns: ['role'], unique: false },
    ],
  },
  {
    name: 'default_view',
    columns: [
      { name: 'user_id', kind: 'text', length: 64, primary: true },
      { name: 'list', kind: 'text', length: 20, primary: true },
      { name: 'view_id', kind: 'text', length: 64 },
    ],
    indices: [{ name: 'ix_default_view_view_id', columns: ['view_id'], unique: false }],
  },
];

/** Lists as somebody likes to look at them, kept on the server and shared. */
export class Views1764200000093 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTables(runner, plan);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, plan);
  }
}
