import { TableColumn, type MigrationInterface, type QueryRunner } from 'typeorm';

const columns: readonly (readonly [table: string, column: string, length: string])[] = [
  ['proposal', 'body_id', '64'],
  ['proposal', 'expires_at', '24'],
  ['notification', 'path', '100'],
];

/** Accounts and bodies are proposed too, proposals end, and a notification leads to where there is something to do. */
export class AccountProposals1764200000082 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const [table, name, length] of columns) {
      await runner.addColumn(table, new TableColumn({ name, type: 'varchar', length, isNullable: true }));
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const [table, name] of [...columns].reverse()) await runner.dropColumn(table, name);
  }
}
