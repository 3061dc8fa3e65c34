import type { Paper } from '../../../domain/paper/paper';
import { printLayout } from '../../../domain/paper/print-layout';
import type { SheetAnswer } from './sheet-worker';

/** Lets a worker answer one question, and ends it. @throws Error when it breaks down, or takes too long */
function ask<Answer>(worker: Worker, question: unknown, patienceMs: number): Promise<Answer> {
  return new Promise<Answer>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('it took too long')), patienceMs);
    worker.onerror = ({ message }) => reject(new Error(message));
    worker.onmessage = ({ data }: MessageEvent<Answer>) => resolve(data);
    worker.addEventListener('message', () => clearTimeout(timer));
    worker.postMessage(question);
  }).finally(() => worker.terminate());
}

type Printed = { readonly pdf: Uint8Array<ArrayBuffer> } | { readonly failed: string };

/** Prints a paper here, in a worker: nothing of it leaves this machine. @throws Error */
export async function printHere(paper: Paper): Promise<Uint8Array<ArrayBuffer>> {
  const worker = new Worker(new URL('./print-worker.ts', import.meta.url), { type: 'module', name: 'printing' });
  const answer = await ask<Printed>(worker, printLayout(paper), 180_000);
  if ('failed' in answer) throw new Error(answer.failed);
  return answer.pdf;
}

/** Reads a spreadsheet here, in a worker that is given up when it takes too long. @throws Error */
export async function readSheetsHere(file: File): Promise<SheetAnswer> {
  const content = new Uint8Array(await file.arrayBuffer());
  const worker = new Worker(new URL('./sheet-worker.ts', import.meta.url), { type: 'module', name: 'spreadsheet' });
  return ask<SheetAnswer>(worker, content, 30_000);
}
