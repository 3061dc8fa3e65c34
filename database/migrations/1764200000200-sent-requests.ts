import { TableColumn, type MigrationInterface, type QueryRunner } from 'typeorm';

/** What goes to a case under a key is kept, so that the very same goes there again. */
export class SentRequests1764200000200 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const type = runner.dataSource.options.type === 'mysql' ? 'longtext' : 'text';
    await runner.addColumn('request', new TableColumn({ name: 'sent', type, isNullable: true }));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropColumn('request', 'sent');
  }
}
