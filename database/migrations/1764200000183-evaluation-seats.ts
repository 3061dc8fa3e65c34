import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTables, dropTables, type TablePlan } from './create-tables';

const plan: readonly TablePlan[] = [
  {
    name: 'evaluation_room',
    columns: [
      { name: 'id', kind: 'text', length: 64, primary: true },
      { name: 'body_id', kind: 'text', length: 64 },
      { name: 'name', kind: 'text', length: 100 },
      { name: 'address', kind: 'text', length: 200 },
      { name: 'seats', kind: 'integer' },
      { name: 'shared', kind: 'boolean' },
      { name: 'active', kind: 'boolean' },
    ],
    indices: [{ name: 'ix_evaluation_room_body_id', columns: ['body_id'], unique: false }],
  },
  {
    name: 'evaluation_seat',
    columns: [
      { name: 'id', kind: 'text', length: 64, primary: true },
      { name: 'case_id', kind: 'text', length: 64 },
      { name: 'room_id', kind: 'text', length: 64 },
      { name: 'seat', kind: 'integer' },
      { name: 'from_at', kind: 'text', length: 24 },
      { name: 'until_at', kind: 'text', length: 24 },
      { name: 'booked_by', kind: 'text', length: 64 },
      { name: 'booked_at', kind: 'text', length: 24 },
      { name: 'cancelled_at', kind: 'text', length: 24, nullable: true },
      { name: 'user_id', kind: 'text', length: 64, nullable: true },
      { name: 'seated_at', kind: 'text', length: 24, nullable: true },
      { name: 'last_at', kind: 'text', length: 24, nullable: true },
      { name: 'heard_at', kind: 'long', nullable: true },
      { name: 'gaps', kind: 'json' },
    ],
    indices: [
      { name: 'ux_evaluation_seat_case_id_user_id', columns: ['case_id', 'user_id'], unique: true },
      { name: 'ix_evaluation_seat_room_id_from_at', columns: ['room_id', 'from_at'], unique: false },
    ],
  },
  {
    name: 'evaluation_seat_hour',
    columns: [
      { name: 'room_id', kind: 'text', length: 64, primary: true },
      { name: 'seat', kind: 'integer', primary: true },
      { name: 'hour', kind: 'text', length: 13, primary: true },
      { name: 'seat_id', kind: 'text', length: 64 },
    ],
    indices: [{ name: 'ix_evaluation_seat_hour_seat_id', columns: ['seat_id'], unique: false }],
  },
];

/** Rooms of centres, and the seats in them that are booked for evaluations. */
export class EvaluationSeats1764200000183 implements MigrationInterface {
  up(runner: QueryRunner): Promise<void> {
    return createTables(runner, plan);
  }

  down(runner: QueryRunner): Promise<void> {
    return dropTables(runner, plan);
  }
}
