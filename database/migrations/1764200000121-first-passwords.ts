import { TableColumn, type MigrationInterface, type QueryRunner } from 'typeorm';

const column = { name: 'first_password_until', type: 'varchar', length: '24', isNullable: true };

/** A password that somebody else has set is good for choosing another only, and not for long. */
export class FirstPasswords1764200000121 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.addColumn('user_account', new TableColumn(column));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropColumn('user_account', column.name);
  }
}
