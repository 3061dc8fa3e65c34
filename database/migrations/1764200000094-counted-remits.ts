import { TableColumn, TableIndex, type MigrationInterface, type QueryRunner } from 'typeorm';

const added = [
  { table: 'stage_visit', name: 'definition_id', length: '64' },
  { table: 'stage_visit', name: 'region', length: '6' },
  { table: 'stage_visit', name: 'industry', length: '60' },
  { table: 'award', name: 'region', length: '6' },
  { table: 'award', name: 'industry', length: '60' },
] as const;
const columnOf = ({ name, length }: (typeof added)[number], isNullable: boolean) =>
  new TableColumn({ name, type: 'varchar', length, isNullable });

interface IndexPlan {
  readonly table: string;
  readonly columns: readonly string[];
}
const indexOf = ({ table, columns }: IndexPlan) =>
  new TableIndex({ name: `ix_${table}_${columns.join('_')}`.slice(0, 64), columnNames: [...columns] });
const former: readonly IndexPlan[] = [
  { table: 'stage_visit', columns: ['left_at', 'case_id', 'stage', 'minutes', 'is_late'] },
  { table: 'award', columns: ['at', 'unit'] },
];
const present: readonly IndexPlan[] = [
  { table: 'stage_visit', columns: ['left_at', 'definition_id', 'stage', 'region', 'industry', 'minutes', 'is_late'] },
  { table: 'award', columns: ['at', 'unit', 'region', 'industry', 'parts'] },
];

const swap = async (runner: QueryRunner, away: readonly IndexPlan[], here: readonly IndexPlan[]): Promise<void> => {
  for (const plan of away) await runner.dropIndex(plan.table, indexOf(plan));
  for (const plan of here) await runner.createIndex(plan.table, indexOf(plan));
};

/** Stays and awards say whose remit they are in, so that they are counted without their cases being read. */
export class CountedRemits1764200000094 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const column of added) {
      const { table, name } = column;
      await runner.addColumn(table, columnOf(column, true));
      await runner.query(
        `UPDATE ${table} SET ${name} = (SELECT counted.${name} FROM case_file counted WHERE counted.id = ${table}.case_id)`,
      );
      await runner.changeColumn(table, columnOf(column, true), columnOf(column, false));
    }
    await swap(runner, former, present);
  }

  async down(runner: QueryRunner): Promise<void> {
    await swap(runner, present, former);
    for (const { table, name } of [...added].reverse()) await runner.dropColumn(table, name);
  }
}
