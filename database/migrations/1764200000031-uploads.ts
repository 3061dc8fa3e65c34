import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTables, dropTables, type TablePlan } from './create-tables';

const plan: readonly TablePlan[] = [
  {
    name: 'upload',
    columns: [
      { name: 'id', kind: 'text', length: 64, primary: true },
      { name: 'user_id', kind: 'text', length: 64 },
      { name: 'body_id', kind: 'text', length: 64 },
      { name: 'case_id', kind: 'text', length: 64, nullable: true },
      { name: 'field', kind: 'text', length: 200, nullable: true },
      { name: 'name', kind: 'text', length: 255 },
      { name: 'size', kind: 'long' },
      { name: 'part_size', kind: 'integer' },
      { name: 'type', kind: 'text', length: 120, nullable: true },
      { name: 'created_at', kind: 'text', length: 24 },
      { name: 'expires_at', kind: 'text', length: 24 },
      { name: 'join_id', kind: 'text', length: 64, nullable: true },
      { name: 'joined', kind: 'long' },
      { name: 'join_alive_at', kind: 'text', length: 24, nullable: true },
      { name: 'document_id', kind: 'text', length: 64, nullable: true },
    ],
    indices: [
      { name: 'ix_upload_user_id', columns: ['user_id'], unique: false },
      { name: 'ix_upload_expires_at', columns: ['expires_at'], unique: false },
    ],
  },
  {
    name: 'upload_part',
    columns: [
      { name: 'upload_id', kind: 'text', length: 64, primary: true },
      { name: 'number', kind: 'integer', primary: true },
      { name: 'content_id', kind: 'text', length: 64 },
      { name: 'size', kind: 'integer' },
      { name: 'sha256', kind: 'text', length: 64 },
    ],
    indices: [],
  },
];

/** Documents that arrive in parts. */
export class Uploads1764200000031 implements MigrationInterface {
  up(runner: QueryRunner): Promise<void> {
    return createTables(runner, plan);
  }

  down(runner: QueryRunner): Promise<void> {
    return dropTables(runner, plan);
  }
}
