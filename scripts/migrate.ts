/** Migrates the database, makes the store of documents ready, publishes the built-in definitions, seeds, and prints the demo logins as one line of JSON. */
import { prepareDocumentStore } from '../adapters/document-store/open-document-store';
import { StoreUnusable } from '../adapters/document-store/store-unusable';
import { ConfigurationError, readConfiguration, type Configuration } from '../configuration';
import { openClock } from '../database/clock';
import { openDatabase, rows } from '../database/database';
import { demoPeople } from '../database/seed/demo-world';
import { publishDefinitions } from '../database/definitions';
import { seedAdministrator, seedDemo, seedRegions } from '../database/seed/seed';
import { catchingUp } from '../domain/clock';
import { builtInDefinitions } from '../definitions/registry';

/** The demo world begins some weeks ago and runs ahead until now, so that its cases have a real past. */
const demoPast = { days: 75, secondsPerDay: 2 };

const firstClock = ({ seed }: Configuration) =>
  seed === 'demo' ? catchingUp(Date.now(), demoPast.days, demoPast.secondsPerDay) : undefined;

const print = (line: string): void => void process.stdout.write(`${line}\n`);

async function main(): Promise<void> {
  const configuration = readConfiguration(process.env);
  const database = await openDatabase(configuration.database);
  try {
    await database.migrate();
    await prepareDocumentStore(configuration.documents);
    const clock = await openClock(database, configuration.timeScale, firstClock(configuration));
    await seedRegions(database);
    await publishDefinitions(database, builtInDefinitions, clock.now());
    if (configuration.seed === 'demo') {
      const accounts = await seedDemo(database);
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
