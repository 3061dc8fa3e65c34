import Sqlite from 'libsql';

/** Keeps everybody else from writing to a SQLite file until `release`, as a slow disk or a long transaction would. */
export function holdWriteLock(file: string): { release(): void } {
  const connection = new Sqlite(file);
  connection.exec('PRAGMA busy_timeout = 10000');
  connection.exec('BEGIN IMMEDIATE');
  return {
    release() {
      connection.exec('ROLLBACK');
      connection.close();
    },
  };
}
