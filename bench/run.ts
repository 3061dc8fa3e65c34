/**
 * `npm run bench [-- NAME]`: runs a benchmark and prints its table; without a name, cases of ten acts against bare
 * Temporal. `--small` makes it a matter of a minute or two, `--NUMBER` gives one of its numbers. See docs/benchmarks.md.
 */
import { parseArgs } from 'node:util';
import { actsBench } from './acts';
import { sized, Unmeasurable, type SizedBench } from './bench';
import { bidsBench } from './bids';
import { consoleBench } from './console';
import { listsBench } from './lists';
import { machine } from './machine';
import { mediansBench } from './medians';
import { openCasesBench } from './open-cases';
import { sealedBench } from './sealed';
import { sealedBidsBench } from './sealed-bids';
import { serverBench } from './full-server';
import { startBench } from './start';

const say = (line: string): void => void process.stderr.write(`  ${line}\n`);

const benches: Readonly<Record<string, SizedBench>> = {
  acts: sized(actsBench),
  server: sized(serverBench),
  bids: sized(bidsBench),
  sealed: sized(sealedBench),
  'sealed-bids': sized(sealedBidsBench),
  lists: sized(listsBench),
  medians: sized(mediansBench),
  'open-cases': sized(openCasesBench),
  console: sized(consoleBench),
  start: sized(startBench),
};

/** The numbers that were given. @throws Error that names the one that is none */
function numbersOf(values: Readonly<Record<string, unknown>>): Record<string, number> {
  const given = Object.entries(values).filter(([name]) => name !== 'small');
  return Object.fromEntries(
    given.map(([name, value]) => {
      const number = Number(value);
      if (!Number.isInteger(number) || number < 0) throw new Error(`--${name} is a whole number`);
      return [name, number];
    }),
  );
}

async function main(): Promise<number> {
  const [name = 'acts', ...args] = process.argv[2]?.startsWith('-')
    ? ['acts', ...process.argv.slice(2)]
    : process.argv.slice(2);
  const bench = Object.hasOwn(benches, name) ? benches[name] : undefined;
  if (!bench) {
    process.stderr.write(`There is no benchmark ${name}. There are: ${Object.keys(benches).join(', ')}\n`);
    return 2;
  }
  const numbers = Object.fromEntries(bench.options.map((option) => [option, { type: 'string' as const }]));
  const { values } = parseArgs({ args, options: { small: { type: 'boolean' }, ...numbers } });
  const isSmall = 'small' in values && values.small;
  const report = await bench.run(numbersOf(values), isSmall, say);
  process.stdout.write(`${report}\n\n${machine()}${isSmall ? '; a reduced size' : ''}\n`);
  return 0;
}

main().then(
  (code) => (process.exitCode = code),
  (error: unknown) => {
    const isOurs = error instanceof Unmeasurable || !(error instanceof Error);
    process.stderr.write(`${isOurs ? String(error) : (error.stack ?? error.message)}\n`);
    process.exitCode = 1;
  },
);
