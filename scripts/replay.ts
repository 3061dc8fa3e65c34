/**
 * `npm run replay -- FILE.json`: plays a real case through the API of a running platform and compares the outcome.
 * Exit 0: as in reality; 1: not; 2: a bad file, or no platform.
 */
import { parseArgs } from 'node:util';
import { apiAt } from '../replay/session';
import { replayFolder } from './replay/folder';
import { BadInput, enterHouse, type Settings } from './replay/house';
import { replayOne } from './replay/one';
import { tell } from './replay/terminal';

const usage = `用法 · Usage:
  npm run replay -- FILE.json [--url http://127.0.0.1:8080] [--bank] [--quiet] [--real-time]
  npm run replay -- --all FOLDER [--parallel 16] [--url …] [--bank] [--quiet] [--real-time]
--bank：保证金存入 DATA_DIR 中的内置银行，否则以保函代替
        deposits are paid at the embedded bank in DATA_DIR; without it letters of guarantee stand in for them
环境变量 · Environment: ADMIN_LOGIN, ADMIN_PASSWORD（没有演示账号时 · where there are no demo logins）；
  SECOND_ADMIN_LOGIN, SECOND_ADMIN_PASSWORD（复核人 · who confirms）`;

function readSettings(args: readonly string[]): Settings & { readonly file: string | undefined } {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      url: { type: 'string', default: 'http://127.0.0.1:8080' },
      all: { type: 'string' },
      parallel: { type: 'string', default: '16' },
      quiet: { type: 'boolean', default: false },
      'real-time': { type: 'boolean', default: false },
      bank: { type: 'boolean', default: false },
    },
  });
  const parallel = Number(values.parallel);
  if (!Number.isInteger(parallel) || parallel < 1 || parallel > 200) throw new BadInput('--parallel: 1 … 200');
  if (!URL.canParse(values.url)) throw new BadInput(`--url: ${values.url}`);
  if ((positionals.length === 1) === (values.all !== undefined)) throw new BadInput(usage);
  const { ADMIN_LOGIN: login, ADMIN_PASSWORD: password } = process.env;
  const { SECOND_ADMIN_LOGIN: secondLogin, SECOND_ADMIN_PASSWORD: secondPassword } = process.env;
  return {
    url: values.url,
    folder: values.all,
    file: positionals[0],
    parallel,
    quiet: values.quiet,
    realTime: values['real-time'],
    paysAtBank: values.bank,
    ...(login && password && { administrator: { login, password } }),
    ...(secondLogin && secondPassword && { second: { login: secondLogin, password: secondPassword } }),
  };
}

async function main(): Promise<number> {
  try {
    const settings = readSettings(process.argv.slice(2));
    const enter = () => enterHouse(apiAt(settings.url), settings);
    if (settings.file !== undefined) return await replayOne(settings.file, enter, settings);
    return await replayFolder(settings.folder ?? '.', enter, settings);
  } catch (error) {
    const wrongArguments =
      error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');
    if (!(error instanceof BadInput) && !wrongArguments) throw error;
    tell(wrongArguments ? `${error.message}\n${usage}` : error.message);
    return 2;
  }
}

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
