import { setTimeout as sleep } from 'node:timers/promises';
import { SetupError } from './terminal.mjs';

const patience = 90_000;
const mostStarts = 3;

async function ready(address) {
  try {
    return (await fetch(address, { signal: AbortSignal.timeout(2000) })).status === 200;
  } catch {
    return false;
  }
}

/** Waits until the platform says that it is ready; throws with the last words of a program that keeps ending. */
export async function healthy({ host, port }, children) {
  const local = host === '0.0.0.0' ? '127.0.0.1' : host === '::' ? '[::1]' : host.includes(':') ? `[${host}]` : host;
  for (const until = Date.now() + patience; !(await ready(`http://${local}:${port}/healthz`));) {
    const failing = children.find((child) => child.starts() > mostStarts);
    if (failing !== undefined || Date.now() > until) {
      const told = (failing === undefined ? children : [failing]).flatMap(({ name, file, recent }) => [
        `${name} (${file}):`,
        ...recent().slice(-20),
      ]);
      throw new SetupError(`平台未能就绪。\nThe platform did not become ready.\n\n${told.join('\n')}`);
    }
    await sleep(100);
  }
}
