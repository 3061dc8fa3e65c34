import { spawn } from 'node:child_process';

/** A program that a benchmark has started. */
export interface Program {
  readonly pid: number;
  /** The last of what it said, once it has ended; undefined while it runs. */
  lastWords(): string | undefined;
  stop(): Promise<void>;
}

/** How a program is started: by whom, in which surroundings, and what it says when it is ready (at once: nothing). */
export interface ProgramOptions {
  readonly env: NodeJS.ProcessEnv;
  readonly ready?: string;
  /** The user that it runs as, where it must not be the one who starts it. */
  readonly uid?: number | undefined;
}

/** Starts a program and waits until it says that it is ready. @throws Error with what it said when it ends before */
export async function startProgram(
  command: string,
  args: readonly string[],
  { env, ready, uid }: ProgramOptions,
): Promise<Program> {
  const child = spawn(command, args, { env, stdio: ['ignore', 'pipe', 'pipe'], ...(uid !== undefined && { uid }) });
  let said = '';
  await new Promise<void>((resolve, reject) => {
    const hear = (chunk: Buffer): void => {
      said = (said + chunk.toString()).slice(-20_000);
      if (ready !== undefined && said.includes(ready)) resolve();
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.once('error', reject);
    if (ready === undefined) child.once('spawn', resolve);
    child.once('exit', () => reject(new Error(`${command} ended: ${said.slice(-3000)}`)));
  });
  const gone = new Promise((resolve) => child.once('exit', resolve));
  return {
    pid: child.pid ?? 0,
    lastWords: () => (child.exitCode === null && child.signalCode === null ? undefined : said.slice(-3000)),
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill('SIGTERM');
      const last = setTimeout(() => child.kill('SIGKILL'), 15_000);
      await gone;
      clearTimeout(last);
    },
  };
}

/** Starts a program of ours that is written in TypeScript. */
export const startScript = (script: string, env: NodeJS.ProcessEnv, ready: string): Promise<Program> =>
  startProgram(process.execPath, ['--import', 'tsx', script], { env, ready });
