import { TableColumn, TableIndex, type MigrationInterface, type QueryRunner } from 'typeorm';

const table = 'notice';
const process = (isNullable: boolean) =>
  new TableColumn({ name: 'process', type: 'varchar', length: '60', isNullable });
const indices: readonly (readonly string[])[] = ['process', 'kind', 'region', 'industry'].map((column) => [
  column,
  'published_at',
  'id',
]);
const nameOf = (columns: readonly string[]): string => `ix_${table}_${columns.join('_')}`;

/** Everybody may look for notices by process, kind, region and industry, without every notice being read. */
export class NoticeSearch1764200000021 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.addColumn(table, process(true));
    await runner.query(
      `UPDATE ${table} SET process = (SELECT noticed.process FROM case_file noticed WHERE noticed.id = ${table}.case_id)`,
    );
    await runner.changeColumn(table, process(true), process(false));
    for (const columns of indices) {
      await runner.createIndex(table, new TableIndex({ name: nameOf(columns), columnNames: [...columns] }));
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const columns of indices) await runner.dropIndex(table, nameOf(columns));
    await runner.dropColumn(table, 'process');
  }
}
