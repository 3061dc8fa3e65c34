/**
 * Loaded before a program of a test: its clock shows as many milliseconds more as the file CLOCK_FILE holds, read anew at
 * each SIGUSR2, as if somebody had set the clock of its machine; what it has read it writes down in CLOCK_FILE.read.
 * Only the program whose script CLOCK_OF names.
 */
import { readFileSync, writeFileSync } from 'node:fs';

const file = process.env.CLOCK_FILE;
if (file !== undefined && process.argv.some((each) => each.endsWith(process.env.CLOCK_OF ?? 'nothing'))) {
  const Real = globalThis.Date;
  const read = () => Number(readFileSync(file, 'utf8'));
  let ahead = read();
  process.on('SIGUSR2', () => {
    ahead = read();
    writeFileSync(`${file}.read`, String(ahead));
  });
  globalThis.Date = class extends Real {
    constructor(...args) {
      if (args.length === 0) super(Real.now() + ahead);
      else super(...args);
    }

    static now() {
      return Real.now() + ahead;
    }
  };
}
