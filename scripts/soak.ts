/**
 * `npm run soak [-- KILLS]`: kills programs of a private platform at random and checks what is left of its cases, in
 * rounds. What they came to is in `soak.json` of DATA_DIR: interrupted, the same command goes on from there.
 */
import path from 'node:path';
import { soak } from '../test/support/soak';
import { soakInRounds, soakSummary } from '../test/support/soak-state';

async function main(): Promise<number> {
  const target = Number(process.argv[2] ?? 1000);
  if (!Number.isInteger(target) || target < 1) {
    process.stderr.write('How many kills? A whole number from 1, such as: npm run soak -- 100\n');
    return 2;
  }
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort());
  const say = (line: string): void => void process.stdout.write(`${new Date().toISOString()} ${line}\n`);
  const file = path.join(process.env['DATA_DIR'] ?? 'var', 'soak.json');
  const state = await soakInRounds(
    { target, file },
    (kills) => soak({ kills, clients: 4 }, say, stop.signal),
    say,
    stop.signal,
  );
  for (const fault of state.faults) process.stdout.write(`✗ ${fault}\n`);
  process.stdout.write(
    `${stop.signal.aborted ? 'interrupted; the same command goes on: ' : ''}${soakSummary(state)}\n`,
  );
  return state.faults.length === 0 && !stop.signal.aborted ? 0 : 1;
}

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    process.exit(1);
  },
);
