/** `npm run soak [-- KILLS]`: kills programs of a private platform at random and checks what is left of its cases. */
import { soak } from '../test/support/soak';

async function main(): Promise<number> {
  const kills = Number(process.argv[2] ?? 1000);
  if (!Number.isInteger(kills) || kills < 1) {
    process.stderr.write('How many kills? A whole number from 1, such as: npm run soak -- 100\n');
    return 2;
  }
  const report = await soak({ kills, clients: 4 }, (line) => void process.stdout.write(`${line}\n`));
  const { kills: killed, cases, acts, retries, faults } = report;
  const by = Object.entries(killed).map(([program, count]) => `${program} ${count}`);
  process.stdout.write(`kills: ${by.join(', ')}; ${cases} cases, ${acts} acts answered, ${retries} sent again\n`);
  for (const fault of faults) process.stdout.write(`✗ ${fault}\n`);
  process.stdout.write(faults.length === 0 ? '✓ nothing lost, nothing doubled\n' : `${faults.length} faults\n`);
  return faults.length === 0 ? 0 : 1;
}

main().then(
  (code) => (process.exitCode = code),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    process.exitCode = 1;
  },
);
