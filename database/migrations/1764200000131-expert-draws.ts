import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTables, dropTables, type TablePlan } from './create-tables';

const plan: readonly TablePlan[] = [
  {
    name: 'expert_draw',
    columns: [
      { name: 'id', kind: 'text', length: 64, primary: true },
      { name: 'case_id', kind: 'text', length: 64 },
      { name: 'visit', kind: 'integer' },
      { name: 'secret_hash', kind: 'text', length: 64 },
      { name: 'list', kind: 'json' },
      { name: 'list_hash', kind: 'text', length: 64 },
      { name: 'seat_at', kind: 'text', length: 24 },
      { name: 'place', kind: 'text', length: 200 },
      { name: 'fixed_at', kind: 'text', length: 24 },
      { name: 'reveal_until', kind: 'text', length: 24, nullable: true },
      { name: 'seed', kind: 'text', length: 64, nullable: true },
      { name: 'drawn_order', kind: 'json', nullable: true },
      { name: 'drawn_at', kind: 'text', length: 24, nullable: true },
      { name: 'state', kind: 'text', length: 20 },
      { name: 'ended_at', kind: 'text', length: 24, nullable: true },
    ],
    indices: [
      { name: 'ux_expert_draw_case_id_visit', columns: ['case_id', 'visit'], unique: true },
      { name: 'ix_expert_draw_state_fixed_at', columns: ['state', 'fixed_at'], unique: false },
    ],
  },
  {
    name: 'expert_call',
    columns: [
      { name: 'id', kind: 'text', length: 64, primary: true },
      { name: 'draw_id', kind: 'text', length: 64 },
      { name: 'person', kind: 'text', length: 64 },
      { name: 'speciality', kind: 'text', length: 20 },
      { name: 'called', kind: 'integer' },
      { name: 'called_at', kind: 'text', length: 24 },
      { name: 'answer_by', kind: 'text', length: 24 },
      { name: 'answer', kind: 'text', length: 20, nullable: true },
      { name: 'answered', kind: 'integer', nullable: true },
      { name: 'answered_at', kind: 'text', length: 24, nullable: true },
      { name: 'reason', kind: 'text', length: 500, nullable: true },
      { name: 'seated_at', kind: 'text', length: 24, nullable: true },
    ],
    indices: [{ name: 'ux_expert_call_draw_id_person', columns: ['draw_id', 'person'], unique: true }],
  },
  {
    name: 'expert',
    columns: [
      { name: 'id', kind: 'text', length: 64, primary: true },
      { name: 'specialities', kind: 'json' },
      { name: 'region', kind: 'text', length: 6 },
      { name: 'title', kind: 'text', length: 100 },
      { name: 'state', kind: 'text', length: 20 },
      { name: 'suspended_until', kind: 'text', length: 10, nullable: true },
      { name: 'since', kind: 'text', length: 24 },
    ],
    indices: [{ name: 'ix_expert_state_region', columns: ['state', 'region'], unique: false }],
  },
  {
    name: 'expert_event',
    columns: [
      { name: 'id', kind: 'counter', primary: true },
      { name: 'user_id', kind: 'text', length: 64 },
      { name: 'kind', kind: 'text', length: 20 },
      { name: 'at', kind: 'text', length: 24 },
      { name: 'decided_by', kind: 'text', length: 64 },
      { name: 'content', kind: 'json' },
    ],
    indices: [{ name: 'ix_expert_event_user_id_id', columns: ['user_id', 'id'], unique: false }],
  },
  {
    name: 'expert_tie',
    columns: [
      { name: 'id', kind: 'text', length: 64, primary: true },
      { name: 'user_id', kind: 'text', length: 64 },
      { name: 'body_id', kind: 'text', length: 64 },
      { name: 'kind', kind: 'text', length: 20 },
      { name: 'until', kind: 'text', length: 10, nullable: true },
      { name: 'noted_at', kind: 'text', length: 24 },
      { name: 'noted_by', kind: 'text', length: 64 },
    ],
    indices: [{ name: 'ix_expert_tie_user_id', columns: ['user_id'], unique: false }],
  },
];

/** The register of experts, and their draws. */
export class ExpertDraws1764200000131 implements MigrationInterface {
  up(runner: QueryRunner): Promise<void> {
    return createTables(runner, plan);
  }

  down(runner: QueryRunner): Promise<void> {
    return dropTables(runner, plan);
  }
}
