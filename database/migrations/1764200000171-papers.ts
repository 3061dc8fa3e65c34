import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTables, dropTables, type TablePlan } from './create-tables';

const plan: readonly TablePlan[] = [
  {
    name: 'paper',
    columns: [
      { name: 'id', kind: 'text', length: 64, primary: true },
      { name: 'case_id', kind: 'text', length: 64 },
      { name: 'seq', kind: 'integer' },
      { name: 'kind', kind: 'text', length: 30 },
      { name: 'data', kind: 'json' },
      { name: 'hash', kind: 'text', length: 64 },
      { name: 'issued_at', kind: 'text', length: 24 },
    ],
    indices: [{ name: 'ux_paper_case_id_seq_kind', columns: ['case_id', 'seq', 'kind'], unique: true }],
  },
];

/** Documents that the platform itself has made, with the data that they were made from. */
export class Papers1764200000171 implements MigrationInterface {
  up(runner: QueryRunner): Promise<void> {
    return createTables(runner, plan);
  }

  down(runner: QueryRunner): Promise<void> {
    return dropTables(runner, plan);
  }
}
