import type { MigrationInterface, QueryRunner } from 'typeorm';
import plan from './1764200000061-exchange.json';
import { createTables, dropTables, type TablePlan } from './create-tables';

/** Packages that are sent to other platforms and received from them, and the cases that they tell of. */
export class Exchange1764200000061 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTables(runner, plan as readonly TablePlan[]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, plan as readonly TablePlan[]);
  }
}
