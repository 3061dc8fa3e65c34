/** `npm start`: installs and builds what is missing, starts everything, and ends everything on Ctrl-C. */
import { keepRunning } from './start/child.mjs';
import { checkedConfiguration } from './start/configuration.mjs';
import { buildConsole } from './start/console-build.mjs';
import { buildDemoWorld, lacksDemoWorld } from './start/demo-world.mjs';
import { checkNode, installDependencies } from './start/dependencies.mjs';
import { root } from './start/folders.mjs';
import { healthy } from './start/health.mjs';
import { lockDataFolder } from './start/lock.mjs';
import { migrate } from './start/migration.mjs';
import { checkPorts } from './start/ports.mjs';
import { obtainTemporal } from './start/temporal-program.mjs';
import { foreignTemporalAnswers, temporalAnswers, temporalArguments } from './start/temporal-server.mjs';
import { red, say, SetupError } from './start/terminal.mjs';
import { welcome } from './start/welcome.mjs';

const children = [];
let lock;
let ending;

async function end(code) {
  ending ??= (async () => {
    for (const child of [...children].reverse()) await child.stop();
    lock?.release();
    process.exit(code);
  })();
  await ending;
}

function onSignal(code) {
  return () => {
    if (ending !== undefined) {
      for (const child of children) child.kill();
      lock?.release();
      process.exit(code);
    }
    say('正在停止……', 'Stopping …');
    void end(children.length === 0 ? code : 0);
  };
}

async function start() {
  checkNode();
  await installDependencies();
  const configuration = await checkedConfiguration();
  const { host, port, dataDir, temporal } = configuration;
  lock = await lockDataFolder(dataDir, `http://${host}:${port}`);
  await checkPorts({
    PORT: { port, host },
    ...(temporal.embedded && {
      TEMPORAL_PORT: { port: temporal.port, host: '127.0.0.1' },
      TEMPORAL_UI_PORT: { port: temporal.uiPort, host: '127.0.0.1' },
    }),
  });

  const env = { ...process.env, TZ: 'Asia/Shanghai' };
  const launch = (name, word, command, args, echo) => {
    if (ending !== undefined) return new Promise(() => {});
    const onStart = (pid, word) => lock.note(pid, word);
    const child = keepRunning({ name, word, command, args, cwd: root, env, dataDir, echo, onStart });
    children.push(child);
    return child;
  };
  const launchNode = (name) => launch(name, `${name}.ts`, process.execPath, ['scripts/run.mjs', `${name}.ts`]);

  const built = buildConsole();
  built.catch(() => {});
  if (temporal.embedded) {
    const program = await obtainTemporal();
    const server = await launch('temporal', 'start-dev', program, temporalArguments(configuration), false);
    await temporalAnswers(program, configuration, server);
  } else {
    await foreignTemporalAnswers(configuration);
  }
  const logins = await migrate(configuration, env);
  await built;
  const programs = [await launchNode('worker'), await launchNode('server')];
  await healthy(configuration, programs);
  console.log(welcome(configuration, logins));
  if (lacksDemoWorld(configuration)) await buildDemoWorld(configuration, env, () => ending !== undefined);
}

process.on('SIGINT', onSignal(130));
process.on('SIGTERM', onSignal(143));
process.on('SIGHUP', onSignal(129));

// A SIGTERM to `npm start` ends npm and its shell without telling this script: it stops when its parent is gone.
if (process.env.npm_lifecycle_event === 'start') {
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent && ending === undefined) process.kill(process.pid, 'SIGTERM');
  }, 500).unref();
}
process.on('exit', () => children.forEach((child) => child.kill()));

try {
  await start();
} catch (error) {
  if (ending === undefined) {
    console.error(error instanceof SetupError ? `${red('✗')} ${error.message}` : error);
    await end(1);
  }
}
