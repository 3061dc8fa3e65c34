import { TableIndex, type MigrationInterface, type QueryRunner } from 'typeorm';

const indices: readonly (readonly [table: string, columns: readonly string[]])[] = [
  [
    'case_file',
    ['updated_at', 'id', 'title', 'lot', 'region', 'industry', 'tenderer_id', 'agency_id', 'is_public', 'seq'],
  ],
  ['task', ['due_at', 'id']],
];
const nameOf = (table: string, columns: readonly string[]): string => `ix_${table}_${columns.join('_')}`.slice(0, 64);

/** Cases are searched in an index that holds all that is looked at, and tasks are listed in the order of their dates. */
export class Search1764200000101 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const [table, columns] of indices) {
      await runner.createIndex(table, new TableIndex({ name: nameOf(table, columns), columnNames: [...columns] }));
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const [table, columns] of indices) await runner.dropIndex(table, nameOf(table, columns));
  }
}
