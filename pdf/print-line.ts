import type { PrintPaper } from './print-paper';

/** Too many papers are being printed: nobody has begun with this one, and it may be asked for again. */
export class PrinterBusy extends Error {
  override readonly name = 'PrinterBusy';
}

/** How many papers are printed at once, how many wait for their turn, and for how many real milliseconds at most. */
export interface LineSize {
  readonly atOnce: number;
  readonly mostWaiting: number;
  readonly waitMs: number;
}

/**
 * Prints a few papers at once and has others wait in the order in which they were asked for, so that one that takes long
 * does not hold up all.
 * @throws PrinterBusy instead of letting more wait, or longer
 */
export function printLine(print: PrintPaper, { atOnce, mostWaiting, waitMs }: LineSize): PrintPaper {
  let underWay = 0;
  const waiting: (() => void)[] = [];

  const turn = (): Promise<void> =>
    new Promise((resolve, reject) => {
      const refuse = () => reject(new PrinterBusy('Too many papers are being printed'));
      if (underWay < atOnce) {
        underWay += 1;
        resolve();
        return;
      }
      if (waiting.length >= mostWaiting) {
        refuse();
        return;
      }
      const begin = () => {
        clearTimeout(timer);
        resolve();
      };
      const timer = setTimeout(() => {
        waiting.splice(waiting.indexOf(begin), 1);
        refuse();
      }, waitMs);
      waiting.push(begin);
    });

  const handOn = (): void => {
    const next = waiting.shift();
    if (next) next();
    else underWay -= 1;
  };

  return async (paper) => {
    await turn();
    try {
      return await print(paper);
    } finally {
      handOn();
    }
  };
}
