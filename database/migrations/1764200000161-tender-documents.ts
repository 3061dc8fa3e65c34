import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTables, dropTables, type TablePlan } from './create-tables';

const plan: readonly TablePlan[] = [
  {
    name: 'tender_draft',
    columns: [
      { name: 'project_id', kind: 'text', length: 64, primary: true },
      { name: 'revision', kind: 'integer' },
      { name: 'draft', kind: 'json' },
      { name: 'boq', kind: 'json' },
      { name: 'saved_at', kind: 'text', length: 24 },
      { name: 'saved_by', kind: 'text', length: 64 },
    ],
    indices: [],
  },
  {
    name: 'tender_package',
    columns: [
      { name: 'package_id', kind: 'text', length: 64, primary: true },
      { name: 'project_id', kind: 'text', length: 64 },
      { name: 'document_id', kind: 'text', length: 64 },
      { name: 'version', kind: 'integer' },
      { name: 'sha256', kind: 'text', length: 64 },
      { name: 'revision', kind: 'integer' },
      { name: 'differences', kind: 'json' },
      { name: 'composed_at', kind: 'text', length: 24 },
      { name: 'composed_by', kind: 'text', length: 64 },
    ],
    indices: [
      { name: 'ix_tender_package_project_id_composed_at', columns: ['project_id', 'composed_at'], unique: false },
    ],
  },
  {
    name: 'tender_template',
    columns: [
      { name: 'id', kind: 'text', length: 64, primary: true },
      { name: 'template_id', kind: 'text', length: 40 },
      { name: 'version', kind: 'integer' },
      { name: 'region', kind: 'text', length: 6 },
      { name: 'template', kind: 'json' },
      { name: 'published_at', kind: 'text', length: 24 },
    ],
    indices: [{ name: 'ux_tender_template_template_id_version', columns: ['template_id', 'version'], unique: true }],
  },
];

/** Tender documents while they are written, what was composed of them, and the templates of the centres. */
export class TenderDocuments1764200000161 implements MigrationInterface {
  up(runner: QueryRunner): Promise<void> {
    return createTables(runner, plan);
  }

  down(runner: QueryRunner): Promise<void> {
    return dropTables(runner, plan);
  }
}
