import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTables, dropTables, type TablePlan } from './create-tables';

const plan: readonly TablePlan[] = [
  {
    name: 'attendance',
    columns: [
      { name: 'id', kind: 'text', length: 64, primary: true },
      { name: 'case_id', kind: 'text', length: 64 },
      { name: 'user_id', kind: 'text', length: 64 },
      { name: 'body_id', kind: 'text', length: 64 },
      { name: 'role', kind: 'text', length: 30 },
      { name: 'first_at', kind: 'text', length: 24 },
      { name: 'last_at', kind: 'text', length: 24 },
      { name: 'heard_at', kind: 'long' },
    ],
    indices: [
      {
        name: 'ux_attendance_case_id_user_id_body_id_role',
        columns: ['case_id', 'user_id', 'body_id', 'role'],
        unique: true,
      },
    ],
  },
];

/** Who was present at an opening. */
export class Attendance1764200000126 implements MigrationInterface {
  up(runner: QueryRunner): Promise<void> {
    return createTables(runner, plan);
  }

  down(runner: QueryRunner): Promise<void> {
    return dropTables(runner, plan);
  }
}
