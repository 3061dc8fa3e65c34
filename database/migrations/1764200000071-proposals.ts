import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTables, dropTables, type TablePlan } from './create-tables';

const plan: readonly TablePlan[] = [
  {
    name: 'proposal',
    columns: [
      { name: 'id', kind: 'text', length: 64, primary: true },
      { name: 'kind', kind: 'text', length: 20 },
      { name: 'subject', kind: 'text', length: 64 },
      { name: 'region', kind: 'text', length: 6 },
      { name: 'content', kind: 'json' },
      { name: 'state', kind: 'text', length: 12 },
      { name: 'proposed_by', kind: 'text', length: 64 },
      { name: 'proposed_body_id', kind: 'text', length: 64 },
      { name: 'proposed_at', kind: 'text', length: 24 },
      { name: 'decided_by', kind: 'text', length: 64, nullable: true },
      { name: 'decided_body_id', kind: 'text', length: 64, nullable: true },
      { name: 'decided_at', kind: 'text', length: 24, nullable: true },
      { name: 'reason', kind: 'text', length: 500, nullable: true },
    ],
    indices: [
      { name: 'ix_proposal_state_proposed_at_id', columns: ['state', 'proposed_at', 'id'], unique: false },
      { name: 'ix_proposal_proposed_at_id', columns: ['proposed_at', 'id'], unique: false },
      { name: 'ix_proposal_kind_subject', columns: ['kind', 'subject'], unique: false },
    ],
  },
];

/** What takes effect only when a second person has confirmed it. */
export class Proposals1764200000071 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTables(runner, plan);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, plan);
  }
}
