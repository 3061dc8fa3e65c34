import { openMariadb, openSqlite, type TestDatabase } from '../test/support/databases';
import { startPrivateMariadb } from '../test/support/private-mariadb';
import type { Say } from './bench';

/** Measures on SQLite and, where this machine has it, on a MariaDB of its own; answers the rows of both. */
export async function onBothDatabases<Row>(
  say: Say,
  measure: (test: TestDatabase, name: string) => Promise<readonly Row[]>,
): Promise<Row[]> {
  const measured: Row[] = [];
  const sqlite = await openSqlite();
  try {
    measured.push(...(await measure(sqlite, 'SQLite')));
  } finally {
    await sqlite.close();
  }
  const binary = process.env['MARIADBD_PATH'];
  if (binary === undefined) {
    say('there is no MariaDB here: it is left out');
    return measured;
  }
  // as much memory as a database of this size is given
  const server = await startPrivateMariadb(binary, 1, ['--innodb-buffer-pool-size=2G']);
  try {
    const mariadb = await openMariadb(server.url);
    measured.push(...(await measure(mariadb, 'MariaDB')));
    await mariadb.close();
  } finally {
    await server.close();
  }
  return measured;
}
