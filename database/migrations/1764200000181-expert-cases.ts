import { TableColumn, TableIndex, type MigrationInterface, type QueryRunner } from 'typeorm';

const table = 'expert_event';
const decided = { name: 'ux_expert_event_case_id_case_seq', columnNames: ['case_id', 'case_seq'], isUnique: true };

/** Decisions about experts name the case that took them, once for each of its events. */
export class ExpertCases1764200000181 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const whole = runner.dataSource.options.type === 'mysql' ? 'int' : 'integer';
    await runner.addColumns(table, [
      new TableColumn({ name: 'case_id', type: 'varchar', length: '64', isNullable: true }),
      new TableColumn({ name: 'case_seq', type: whole, isNullable: true }),
    ]);
    await runner.createIndex(table, new TableIndex(decided));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropIndex(table, decided.name);
    await runner.dropColumns(table, ['case_id', 'case_seq']);
  }
}
