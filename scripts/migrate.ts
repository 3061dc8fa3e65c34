/**
 * Migrates the database, makes the store of documents ready, publishes the built-in definitions, seeds, and prints the
 * demo logins as one line of JSON.
 */
import { prepareDocumentStore } from '../adapters/document-store/open-document-store';
import { StoreUnusable } from '../adapters/document-store/store-unusable';
import { ConfigurationError, readConfiguration, type Configuration } from '../configuration';
import { makeDataFolder } from '../configuration/data-folder';
import { hasClock, openClock } from '../database/clock';
import { openDatabase, rows, type Database } from '../database/database';
import { demoPeople } from '../database/seed/demo-world';
import { publishDefinitions } from '../database/definitions';
import { hashPassword } from '../database/password';
import { seedAdministrator, seedDemo, seedRegions } from '../database/seed/seed';
import { catchingUp, type ClockSetting } from '../domain/clock';
import { definitionsInForce } from '../definitions/registry';

/**
 * The demo world begins some weeks ago and runs ahead until now, so that its cases have a real past. A day lasts two
 * seconds where a password is hashed as fast as on an ordinary machine, and longer where this one is slow or busy.
 */
const demoPast = { days: 57, shortestDay: 2, longestDay: 8, ordinaryHashMs: 150 };

/** How many seconds a day of the demo world must last for its script to keep up here. */
async function demoDay(): Promise<number> {
  const times: number[] = [];
  for (let tries = 0; tries < 3; tries += 1) {
    const since = performance.now();
    await hashPassword('how fast is this machine');
    times.push(performance.now() - since);
  }
  const { shortestDay, longestDay, ordinaryHashMs } = demoPast;
  const fitting = (shortestDay * Math.min(...times)) / ordinaryHashMs;
  return Math.min(longestDay, Math.max(shortestDay, Math.ceil(fitting * 2) / 2));
}

const firstClock = async ({ seed }: Configuration, database: Database): Promise<ClockSetting | undefined> => {
  if (seed !== 'demo' || (await hasClock(database))) return undefined;
  const day = await demoDay();
  return catchingUp(Date.now(), demoPast.days, day);
};

const print = (line: string): void => void process.stdout.write(`${line}\n`);

async function main(): Promise<void> {
  const configuration = readConfiguration(process.env);
  makeDataFolder(configuration.dataDir);
  const database = await openDatabase(configuration.database);
  try {
    await database.migrate();
    await prepareDocumentStore(configuration.documents);
    const clock = await openClock(database, configuration.timeScale, await firstClock(configuration, database));
    await seedRegions(database);
    await publishDefinitions(database, definitionsInForce, clock.now());
    if (configuration.seed === 'demo') {
      const accounts = await seedDemo(database, clock.now());
      const logins = accounts.flatMap(({ login, password, body }, index) => {
        const person = demoPeople[index];
        return person?.shown ? [{ login, password, title: person.title, body }] : [];
      });
      print(`LOGINS ${JSON.stringify(logins)}`);
      return;
    }
    print('LOGINS []');
    if (configuration.administrator && (await seedAdministrator(database, configuration.administrator))) {
      print(`首位管理员已创建 · The first administrator was created: ${configuration.administrator.login}`);
    } else if ((await rows(database.read, 'user').count()) === 0) {
      print(
        '尚无任何账号：请设置 ADMIN_LOGIN 和 ADMIN_PASSWORD（至少 12 位）后重新启动。\n' +
          'There is no account yet: set ADMIN_LOGIN and ADMIN_PASSWORD (12 characters at least) and start again.',
      );
    }
  } finally {
    await database.close();
  }
}

main().catch((error: unknown) => {
  const isSaid = error instanceof ConfigurationError || error instanceof StoreUnusable;
  process.stderr.write(`${isSaid ? error.message : String(error instanceof Error ? error.stack : error)}\n`);
  process.exitCode = 1;
});
