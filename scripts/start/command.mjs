import { spawn } from 'node:child_process';
import { accessSync, constants, statSync } from 'node:fs';
import path from 'node:path';

const windows = process.platform === 'win32';
const running = new Set();

// A command under way ends with this script.
process.once('exit', () => running.forEach((child) => child.kill()));

/** Whether a file is there and may be executed. */
export function executable(file) {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}

/** The first of the commands that is on the PATH or in one of the folders, as a full path. */
export function which(names, folders = []) {
  const places = [...(process.env.PATH ?? '').split(path.delimiter), ...folders].filter(Boolean);
  for (const name of names) {
    for (const place of places) {
      const file = path.join(place, windows ? `${name}.exe` : name);
      if (executable(file)) return file;
    }
  }
  return undefined;
}

/**
 * Runs a command to its end. `onLine` hears every line of both outputs; the answer holds the exit code and the last
 * lines. A command that cannot be started, or that outlasts `timeout` milliseconds, answers with a code other than 0.
 */
export function run(command, args, { cwd, env, timeout, onLine } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd,
      env: env ?? process.env,
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: windows,
    });
    running.add(child);
    const lines = [];
    let rest = '';
    const hear = (chunk) => {
      const parts = (rest + chunk.toString()).split(/\r?\n/);
      rest = parts.pop() ?? '';
      for (const line of parts) {
        lines.push(line);
        if (lines.length > 200) lines.shift();
        onLine?.(line);
      }
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    const timer = timeout === undefined ? undefined : setTimeout(() => child.kill('SIGKILL'), timeout);
    const end = (code, reason) => {
      clearTimeout(timer);
      running.delete(child);
      if (rest !== '') lines.push(rest);
      if (reason !== undefined) lines.push(reason);
      resolve({ code, lines });
    };
    child.once('error', (error) => end(127, error.message));
    child.once('close', (code, signal) => end(code ?? 1, signal === null ? undefined : `ended by ${signal}`));
  });
}

/** Runs a command with its output shown as it comes; answers the exit code. */
export function runShown(command, args, { cwd, env } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd, env: env ?? process.env, stdio: 'inherit' });
    running.add(child);
    const end = (code) => {
      running.delete(child);
      resolve(code);
    };
    child.once('error', () => end(127));
    child.once('close', (code) => end(code ?? 1));
  });
}
