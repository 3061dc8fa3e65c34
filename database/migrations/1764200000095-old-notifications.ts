import { TableIndex, type MigrationInterface, type QueryRunner } from 'typeorm';

const name = 'ix_notification_at';

/** Notifications that were kept long enough are found by their age. */
export class OldNotifications1764200000095 implements MigrationInterface {
  up(runner: QueryRunner): Promise<void> {
    return runner.createIndex('notification', new TableIndex({ name, columnNames: ['at'] }));
  }

  down(runner: QueryRunner): Promise<void> {
    return runner.dropIndex('notification', name);
  }
}
