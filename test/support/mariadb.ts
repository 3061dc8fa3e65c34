import { startPrivateMariadb, type PrivateMariadb } from './private-mariadb';

let server: PrivateMariadb | undefined;

/**
 * Starts the MariaDB of this run from MARIADBD_PATH and names it in MARIADB_URL. Does nothing when there is no MariaDB
 * or a URL is given.
 * @throws Error with the server's log when it does not come up within 60 seconds
 */
export async function startMariadb(): Promise<void> {
  const binary = process.env['MARIADBD_PATH'];
  if (binary === undefined || process.env['MARIADB_URL'] !== undefined) return;
  server = await startPrivateMariadb(binary, 0);
  process.env['MARIADB_URL'] = server.url;
}

/** Ends the MariaDB of this run. */
export const stopMariadb = async (): Promise<void> => server?.close();
