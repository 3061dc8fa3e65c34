import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';

const flags = ['-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC', '-Xshare:auto'];
const main = 'io.temporal.testserver.TestServer';
/** The server's classes as a JVM has loaded and verified them: with them it starts in a fraction of the time. */
const kept = 'classes.jsa';

const script = `#!/bin/sh
here="$(dirname "$0")"
exec java ${flags.join(' ')} -XX:SharedArchiveFile="$here/${kept}" -cp "$here/lib/*" ${main} "$@"
`;

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}

/** Lets the server answer what every test asks of it. */
async function ask(address) {
  // this file is read before the packages are installed
  const { Client, Connection } = await import('@temporalio/client');
  const connection = await Connection.connect({ address, connectTimeout: '60s' });
  try {
    const handle = await new Client({ connection }).workflow.start('any', { taskQueue: 'any', workflowId: 'any' });
    await handle.describe();
    await handle.fetchHistory();
    await handle.terminate();
  } finally {
    await connection.close();
  }
}

/** Runs the server for a moment and keeps its classes. Where a JVM cannot do that, the server starts without them. */
async function keepClasses(home) {
  const aside = path.join(home, `${kept}.${process.pid}`);
  const port = await freePort();
  const args = [...flags, `-XX:ArchiveClassesAtExit=${aside}`, '-cp', path.join(home, 'lib', '*'), main, String(port)];
  const server = spawn('java', args, { stdio: 'ignore' });
  const gone = once(server, 'exit');
  const last = setTimeout(() => server.kill('SIGKILL'), 90_000);
  try {
    await Promise.race([ask(`127.0.0.1:${port}`), gone]);
    server.kill('SIGTERM');
    await gone;
    if (existsSync(aside)) renameSync(aside, path.join(home, kept));
  } catch {
    server.kill('SIGKILL');
    rmSync(aside, { force: true });
  } finally {
    clearTimeout(last);
  }
}

/** Makes the server in that folder, its packages in `lib`, ready to be started; answers the program. */
export async function prepareTestServer(home) {
  const program = path.join(home, 'run.sh');
  if (!existsSync(program) || readFileSync(program, 'utf8') !== script) {
    writeFileSync(program, script);
    chmodSync(program, 0o755);
  }
  if (!existsSync(path.join(home, kept))) await keepClasses(home);
  return program;
}
