import path from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Paper } from '../domain/paper/paper';
import { printLayout, type PrintLayout } from '../domain/paper/print-layout';
import type { PdfFonts } from '../configuration';

/** A paper could not be printed; it says why. */
export class PaperNotPrinted extends Error {
  override readonly name = 'PaperNotPrinted';
}

/** Real milliseconds that one paper may take, and megabytes of memory. */
const patienceMs = 120_000;
const mostMemoryMb = 768;

const thread = path.join(__dirname, 'render-thread.mjs');

/** Prints papers as PDF, each in a thread of its own that can be given up: a huge one stops nobody else. */
export type PrintPaper = (paper: Paper) => Promise<Uint8Array>;

/** Prints each paper at once, with these fonts. */
export const threadPrinter =
  (fonts: PdfFonts): PrintPaper =>
  (paper) =>
    printInThread(printLayout(paper), fonts);

/** A printer with these fonts; one paper at a time, the others wait. */
export function paperPrinter(fonts: PdfFonts): PrintPaper {
  const print = threadPrinter(fonts);
  let before: Promise<unknown> = Promise.resolve();
  return (paper) => {
    const printed = before.then(() => print(paper));
    before = printed.catch(() => undefined);
    return printed;
  };
}

/** @throws PaperNotPrinted */
function printInThread(layout: PrintLayout, fonts: PdfFonts): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(thread, {
      workerData: { layout, fonts },
      resourceLimits: { maxOldGenerationSizeMb: mostMemoryMb },
      execArgv: [],
    });
    const fail = (why: string, cause?: unknown) => reject(new PaperNotPrinted(`${layout.title}: ${why}`, { cause }));
    const timer = setTimeout(() => {
      fail(`not printed within ${patienceMs / 1000} s`);
      void worker.terminate();
    }, patienceMs);
    worker.once('message', (pdf: Uint8Array) => resolve(pdf));
    worker.once('error', (error) => fail(error.message, error));
    worker.once('exit', () => {
      clearTimeout(timer);
      fail('the thread ended without it');
    });
  });
}
