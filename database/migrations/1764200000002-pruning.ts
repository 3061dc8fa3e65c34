import { TableColumn, TableIndex, type MigrationInterface, type QueryRunner } from 'typeorm';

const unusedSince = () => new TableColumn({ name: 'unused_since', type: 'varchar', length: '24', isNullable: true });
const indices: readonly (readonly [table: string, columns: readonly string[]])[] = [
  ['document', ['unused_since']],
  ['document', ['uploaded_by', 'unused_since']],
  ['session', ['expires_at']],
  ['login', ['at']],
  ['login', ['user_id', 'at']],
  ['attempt', ['at']],
  ['attempt', ['user_id', 'at']],
  ['secret_read', ['at']],
  ['change_feed', ['at']],
];
const nameOf = (table: string, columns: readonly string[]): string => `ix_${table}_${columns.join('_')}`;

/**
 * What only grows is found by its age. Of documents that are there already nobody knows whether a form names them: they
 * count as used and stay.
 */
export class Pruning1764200000002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.addColumn('document', unusedSince());
    for (const [table, columns] of indices) {
      await runner.createIndex(table, new TableIndex({ name: nameOf(table, columns), columnNames: [...columns] }));
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const [table, columns] of indices) await runner.dropIndex(table, nameOf(table, columns));
    await runner.dropColumn('document', 'unused_since');
  }
}
