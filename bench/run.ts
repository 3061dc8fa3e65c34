/** `npm run bench`: cases of ten acts against bare Temporal. `npm run bench -- NAME` runs another; see docs/benchmarks.md. */
import { actsReport, benchActs } from './acts';

const say = (line: string): void => void process.stderr.write(`  ${line}\n`);

const benches: Readonly<Record<string, () => Promise<string>>> = {
  acts: async () => actsReport(await benchActs({ cases: { 1: 20, 8: 120 }, rounds: 3 }, say)),
};

async function main(): Promise<number> {
  const [name = 'acts'] = process.argv.slice(2);
  const bench = Object.hasOwn(benches, name) ? benches[name] : undefined;
  if (!bench) {
    process.stderr.write(`There is no benchmark ${name}. There are: ${Object.keys(benches).join(', ')}\n`);
    return 2;
  }
  process.stdout.write(`${await bench()}\n`);
  return 0;
}

main().then(
  (code) => (process.exitCode = code),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    process.exitCode = 1;
  },
);
