import { createConnection } from 'mysql2/promise';
import { startPrivateMariadb } from '../test/support/private-mariadb';
import { startProcesses } from '../test/support/processes';
import { actsReport, runSeries, type ActsSize } from './acts';
import { Unmeasurable, type Bench } from './bench';
import { startScript } from './program';
import { startFullServer } from './temporal-server';

/** The same acts as they would run in production: the full server on PostgreSQL, the platform on MariaDB, two workers. */
export const serverBench: Bench<ActsSize> = {
  full: { alone: 20, together: 120, rounds: 3 },
  small: { alone: 2, together: 16, rounds: 1 },

  async run(size, say) {
    const binary = process.env['MARIADBD_PATH'];
    if (binary === undefined) throw new Unmeasurable('There is no MariaDB: set MARIADBD_PATH to its program.');
    const temporal = await startFullServer(say);
    const mariadb = await startPrivateMariadb(binary, 1);
    try {
      const connection = await createConnection(mariadb.url);
      await connection.query('CREATE DATABASE platform CHARACTER SET utf8mb4');
      await connection.end();
      const url = `${mariadb.url}/platform`;
      const platform = await startProcesses({ temporal, env: { DATABASE_URL: url } });
      const ground = { platform, database: { kind: 'mysql', url }, readsInbox: [false] } as const;
      try {
        const one = await runSeries(ground, size, (line) => say(`one worker: ${line}`));
        const env = { ...platform.env, LOG_LEVEL: 'info' };
        const second = await startScript('worker.ts', env, 'worker is ready');
        try {
          const two = await runSeries({ ...ground, others: { 'worker 2': second.pid } }, size, (line) =>
            say(`two workers: ${line}`),
          );
          return `one worker\n\n${actsReport(one)}\n\ntwo workers\n\n${actsReport(two)}`;
        } finally {
          await second.stop();
        }
      } finally {
        await platform.close();
      }
    } finally {
      await mariadb.close();
      await temporal.stop();
    }
  },
};
