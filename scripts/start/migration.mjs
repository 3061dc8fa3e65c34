import { run } from './command.mjs';
import { root } from './folders.mjs';
import { openLog } from './log-file.mjs';
import { progress, SetupError } from './terminal.mjs';

/** Migrates and seeds the database and prepares the store of documents; answers the demo logins, empty where no demo world was seeded. */
export async function migrate({ dataDir }, env) {
  const { stream } = openLog(dataDir, 'migrate');
  let logins = [];
  const shown = progress('准备数据库和文件存储', 'Preparing the database and the store of documents');
  const { code, lines } = await run(process.execPath, ['scripts/run.mjs', 'scripts/migrate.ts'], {
    cwd: root,
    env,
    onLine: (line) => {
      if (line.startsWith('LOGINS ')) logins = JSON.parse(line.slice('LOGINS '.length));
      else stream.write(`${line}\n`);
    },
  });
  stream.end();
  shown.end(code === 0);
  if (code !== 0) {
    const said = lines.filter((line) => !line.startsWith('LOGINS ') && !/^\s+at /.test(line)).slice(-20);
    throw new SetupError(
      `数据库或文件存储未能就绪。\nThe database or the store of documents could not be prepared.\n\n${said.join('\n')}`,
    );
  }
  return logins;
}
