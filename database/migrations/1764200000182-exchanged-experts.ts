import { TableColumn, type MigrationInterface, type QueryRunner } from 'typeorm';
import { createTables, dropTables, type TablePlan } from './create-tables';

const plan: readonly TablePlan[] = [
  {
    name: 'expert_record',
    columns: [
      { name: 'number', kind: 'integer', primary: true },
      { name: 'expert_id', kind: 'text', length: 64 },
      { name: 'made_at', kind: 'text', length: 24 },
      { name: 'body', kind: 'json' },
      { name: 'previous_hash', kind: 'text', length: 64 },
      { name: 'hash', kind: 'text', length: 64 },
    ],
    indices: [{ name: 'ix_expert_record_expert_id_number', columns: ['expert_id', 'number'], unique: false }],
  },
  {
    name: 'expert_received',
    columns: [
      { name: 'sender', kind: 'text', length: 40, primary: true },
      { name: 'number', kind: 'integer', primary: true },
      { name: 'expert_id', kind: 'text', length: 64 },
      { name: 'hash', kind: 'text', length: 64 },
      { name: 'body', kind: 'json' },
      { name: 'signature', kind: 'json' },
      { name: 'received_at', kind: 'text', length: 24 },
    ],
    indices: [{ name: 'ix_expert_received_expert_id_number', columns: ['expert_id', 'number'], unique: false }],
  },
  {
    name: 'expert_order',
    columns: [
      { name: 'sender', kind: 'text', length: 40, primary: true },
      { name: 'number', kind: 'integer', primary: true },
      { name: 'body', kind: 'json' },
    ],
    indices: [],
  },
];

const names = [
  ['origin', '40'],
  ['name', '100'],
  ['employer', '400'],
] as const;

/** Experts whom other platforms keep, and what platforms tell each other of them. */
export class ExchangedExperts1764200000182 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const columns = names.map(([name, length]) => new TableColumn({ name, type: 'varchar', length, isNullable: true }));
    await runner.addColumns('expert', columns);
    await createTables(runner, plan);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, plan);
    await runner.dropColumns(
      'expert',
      names.map(([name]) => name),
    );
  }
}
