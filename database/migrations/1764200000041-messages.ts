import type { MigrationInterface, QueryRunner } from 'typeorm';
import plan from './1764200000041-messages.json';
import { createTables, dropTables, type TablePlan } from './create-tables';

/** How people are reached outside the console, and what was sent to them. */
export class Messages1764200000041 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTables(runner, plan as readonly TablePlan[]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, plan as readonly TablePlan[]);
  }
}
