import { run, which } from '../start/command.mjs';
import { obtainS3Server } from '../start/s3-server-program.mjs';
import { obtainTemporal } from '../start/temporal-program.mjs';
import { obtainTestServer } from '../start/test-server-program.mjs';

/** The headless shell first: it draws the same pages with three quarters of the work. */
const chromiumNames = [
  'chromium-headless-shell',
  ...['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'],
];
const chromiumFolders = ['/Applications/Chromium.app/Contents/MacOS', '/Applications/Google Chrome.app/Contents/MacOS'];
const serverFolders = ['/usr/sbin', '/usr/local/sbin', '/usr/local/bin', '/opt/homebrew/bin'];

async function mariadb() {
  const server = which(['mariadbd', 'mysqld'], serverFolders);
  if (server === undefined) return undefined;
  const { lines } = await run(server, ['--no-defaults', '--version'], { timeout: 10_000 });
  return lines.some((line) => line.includes('MariaDB')) ? server : undefined;
}

async function temporal() {
  try {
    return await obtainTemporal();
  } catch (error) {
    console.error(error.message);
    return undefined;
  }
}

/** Where each program comes from: a path that is given counts before what is found. */
const programs = [
  ['TEMPORAL_CLI_PATH', temporal, 'Temporal', 'Go 或 temporal 程序 · Go or the temporal program'],
  ['TEMPORAL_TEST_SERVER_PATH', obtainTestServer, 'Temporal test server', 'Java + Maven'],
  ['S3_SERVER_PATH', obtainS3Server, 'S3 server', 'Go'],
  ['MARIADBD_PATH', mariadb, 'MariaDB', 'apt install mariadb-server'],
  [
    'CHROMIUM_PATH',
    () => which([...chromiumNames, 'Google Chrome', 'Chromium'], chromiumFolders),
    'Chromium',
    'apt install chromium',
  ],
];

/** Finds or obtains what the tests need; answers the variables for jest, and a line for each program that is missing. */
export async function findPrograms() {
  const env = {};
  const missing = [];
  for (const [variable, find, name, remedy] of programs) {
    const file = process.env[variable] || (await find());
    if (file === undefined) missing.push(`缺少 ${name}，相关测试跳过 · No ${name}: its tests are skipped (${remedy})`);
    else env[variable] = file;
  }
  return { env, missing };
}
