import { TableColumn, TableIndex, type MigrationInterface, type QueryRunner } from 'typeorm';

const table = 'user_account';
const column = (isNullable: boolean) =>
  new TableColumn({ name: 'login_order', type: 'varchar', length: '120', isNullable });
const index = new TableIndex({ name: 'ix_user_account_login_order_id', columnNames: ['login_order', 'id'] });

/** As `naturalKey` was when this was written. */
const orderOf = (login: string): string =>
  login
    .toLowerCase()
    .replace(/\d+/g, (digits) => digits.replace(/^0+(?=\d)/, '').padStart(10, '0'))
    .slice(0, 120);

/** Accounts are listed in the natural order of their login names. */
export class NaturalLogins1764200000122 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.addColumn(table, column(true));
    const users = (await runner.query(`SELECT id, login FROM ${table}`)) as { id: string; login: string }[];
    for (const { id, login } of users) {
      await runner.query(`UPDATE ${table} SET login_order = ? WHERE id = ?`, [orderOf(login), id]);
    }
    await runner.changeColumn(table, column(true), column(false));
    await runner.createIndex(table, index);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropIndex(table, index);
    await runner.dropColumn(table, 'login_order');
  }
}
