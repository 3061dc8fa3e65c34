import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '../test/support/free-port';
import { startProcesses } from '../test/support/processes';
import { table, type Bench } from './bench';

/** How often each start is made; the middle one is told. */
interface StartSize extends Readonly<Record<string, number>> {
  readonly rounds: number;
}

const root = path.join(__dirname, '..');
const patienceMs = 180_000;

const middle = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

/** Milliseconds until `npm start` has a platform that says that it is ready; ends it again. */
async function startOnce(env: NodeJS.ProcessEnv, url: string): Promise<number> {
  const begun = performance.now();
  const child = spawn(process.execPath, [path.join(root, 'scripts', 'start.mjs')], { cwd: root, env, stdio: 'ignore' });
  const gone = new Promise((resolve) => child.once('exit', resolve));
  try {
    for (const until = Date.now() + patienceMs; ; await sleep(20)) {
      const isReady = await fetch(`${url}/healthz`).then(
        ({ ok }) => ok,
        () => false,
      );
      if (isReady) return performance.now() - begun;
      if (child.exitCode !== null || Date.now() > until) throw new Error('npm start did not come up');
    }
  } finally {
    child.kill('SIGINT');
    await gone;
  }
}

/** `npm start` on an empty folder and on one that was used before. */
async function startTwice(): Promise<{ readonly cold: number; readonly warm: number }> {
  const folder = mkdtempSync(path.join(tmpdir(), 'bench-start-'));
  const [port, temporalPort, uiPort] = [await freePort(), await freePort(), await freePort()];
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    ...{ PORT: String(port), TEMPORAL_PORT: String(temporalPort), TEMPORAL_UI_PORT: String(uiPort) },
    ...{ HOST: '127.0.0.1', DATA_DIR: folder, SEED: 'none' },
  };
  try {
    const url = `http://127.0.0.1:${port}`;
    return { cold: await startOnce(env, url), warm: await startOnce(env, url) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** How long people wait until the platform is there: the API alone, and all of it with `npm start`. */
export const startBench: Bench<StartSize> = {
  full: { rounds: 5 },
  small: { rounds: 1 },

  async run({ rounds }, say) {
    const [api, cold, warm]: [number[], number[], number[]] = [[], [], []];
    const platform = await startProcesses();
    try {
      for (let round = 1; round <= rounds; round += 1) {
        say(`API, ${round} of ${rounds}`);
        await platform.kill('server');
        const begun = performance.now();
        await platform.start('server');
        await platform.ready();
        api.push(performance.now() - begun);
      }
    } finally {
      await platform.close();
    }
    for (let round = 1; round <= rounds; round += 1) {
      say(`npm start, ${round} of ${rounds}`);
      const times = await startTwice();
      cold.push(times.cold);
      warm.push(times.warm);
    }
    const seconds = (values: readonly number[]) => (middle(values) / 1000).toFixed(1);
    return table(
      ['start', 'until ready, s'],
      [
        ['API alone, everything else runs', seconds(api)],
        ['npm start, empty folder, everything installed and built, no demo world', seconds(cold)],
        ['npm start, folder used before', seconds(warm)],
      ],
    );
  },
};
