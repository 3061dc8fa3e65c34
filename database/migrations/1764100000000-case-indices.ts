import { TableIndex, type MigrationInterface, type QueryRunner } from 'typeorm';

const table = 'case_file';
const indices: readonly (readonly string[])[] = [['closing', 'definition_id'], ['incidents']];
const nameOf = (columns: readonly string[]): string => `ix_${table}_${columns.join('_')}`;

/** Open cases are counted by definition, and cases with incidents found, without reading every case. */
export class CaseIndices1764100000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const columns of indices) {
      await runner.createIndex(table, new TableIndex({ name: nameOf(columns), columnNames: [...columns] }));
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const columns of indices) await runner.dropIndex(table, nameOf(columns));
  }
}
