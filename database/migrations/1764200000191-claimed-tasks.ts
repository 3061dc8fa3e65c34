import { TableIndex, type MigrationInterface, type QueryRunner } from 'typeorm';

const claimed = new TableIndex({ name: 'ix_task_claimed_by_due_at', columnNames: ['claimed_by', 'due_at'] });

/** What somebody has claimed is found without looking at every task. */
export class ClaimedTasks1764200000191 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.createIndex('task', claimed);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropIndex('task', claimed);
  }
}
