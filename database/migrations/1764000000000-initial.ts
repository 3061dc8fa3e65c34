import type { MigrationInterface, QueryRunner } from 'typeorm';
import plan from './1764000000000-initial.json';
import { createTables, dropTables, type TablePlan } from './create-tables';

/** The first tables. */
export class Initial1764000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTables(runner, plan as readonly TablePlan[]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, plan as readonly TablePlan[]);
  }
}
