import type { Paper } from '../../domain/paper/paper';
import { PrinterBusy, printLine } from '../../pdf/print-line';

const paper = (at: string): Paper => ({ at }) as Paper; // the line only hands it on
const pdf = new Uint8Array([1]);

/** A printer whose papers are done when they are told to be. */
function printer() {
  const begun: string[] = [];
  const ends = new Map<string, { done: () => void; failed: () => void }>();
  return {
    begun,
    done: (at: string) => ends.get(at)?.done(),
    failed: (at: string) => ends.get(at)?.failed(),
    print: ({ at }: Paper) =>
      new Promise<Uint8Array>((resolve, reject) => {
        begun.push(at);
        ends.set(at, { done: () => resolve(pdf), failed: () => reject(new Error('no ink')) });
      }),
  };
}

describe('papers that several people have printed', () => {
  it('are begun two at once: one that takes long leaves room for all others, in their order', async () => {
    const { print, begun, done } = printer();
    const inLine = printLine(print, { atOnce: 2, mostWaiting: 3, waitMs: 10_000 });
    const asked = ['long', 'a', 'b', 'c'].map((name) => inLine(paper(name)));
    await Promise.resolve();
    expect(begun).toEqual(['long', 'a']);
    for (const [nth, name] of ['a', 'b', 'c'].entries()) {
      done(name);
      expect(await asked[nth + 1]).toBe(pdf);
    }
    expect(begun).toEqual(['long', 'a', 'b', 'c']);
    done('long');
    expect(await asked[0]).toBe(pdf);
  });

  it('are refused when too many wait, and taken again when one is through, also one that failed', async () => {
    const { print, failed, done } = printer();
    const inLine = printLine(print, { atOnce: 1, mostWaiting: 1, waitMs: 10_000 });
    const first = inLine(paper('first'));
    const second = inLine(paper('second'));
    await expect(inLine(paper('third'))).rejects.toThrow(PrinterBusy);
    await Promise.resolve();
    failed('first');
    await expect(first).rejects.toThrow('no ink');
    const fourth = inLine(paper('fourth'));
    done('second');
    await second;
    done('fourth');
    expect(await fourth).toBe(pdf);
  });

  it('are refused when they have waited too long, without taking the turn of another', async () => {
    const { print, begun, done } = printer();
    const inLine = printLine(print, { atOnce: 1, mostWaiting: 2, waitMs: 50 });
    const first = inLine(paper('first'));
    await expect(inLine(paper('late'))).rejects.toThrow(PrinterBusy);
    const next = inLine(paper('next'));
    done('first');
    await first;
    done('next');
    expect(await next).toBe(pdf);
    expect(begun).toEqual(['first', 'next']);
  });
});
