import path from 'node:path';
import { Worker } from 'node:worker_threads';
import type { SheetCells } from '../domain/tender-document/cell';
import { spreadsheetLimits } from './limits.mjs';

/** Why a spreadsheet is not read. `tooSlow`: not within the time or the memory that one may take. */
export type SpreadsheetRule = 'tooLarge' | 'notASpreadsheet' | 'tooManyRows' | 'tooManyColumns' | 'tooSlow';

/** A spreadsheet that is not read. */
export class SpreadsheetRefused extends Error {
  override readonly name = 'SpreadsheetRefused';

  constructor(
    readonly rule: SpreadsheetRule,
    readonly sheet?: string,
  ) {
    super(sheet === undefined ? rule : `${rule}: ${sheet}`);
  }
}

/** Real milliseconds that one spreadsheet may take, and megabytes of memory. */
const patienceMs = 60_000;
const mostMemoryMb = 512;

const thread = path.join(__dirname, 'read-thread.mjs');

type Answer =
  { readonly sheets: readonly SheetCells[] } | { readonly refused: SpreadsheetRule; readonly sheet?: string };

/**
 * The cells of a spreadsheet (.xlsx) as texts, numbers as the file writes them, formulas as their last value. Read in a
 * thread of its own that is given up when it takes too long: no spreadsheet holds up anybody else.
 * @throws SpreadsheetRefused
 */
export function readCells(content: Uint8Array): Promise<readonly SheetCells[]> {
  if (content.length > spreadsheetLimits.bytes) return Promise.reject(new SpreadsheetRefused('tooLarge'));
  return new Promise((resolve, reject) => {
    const worker = new Worker(thread, {
      workerData: { content },
      resourceLimits: { maxOldGenerationSizeMb: mostMemoryMb },
      execArgv: [],
    });
    const timer = setTimeout(() => {
      reject(new SpreadsheetRefused('tooSlow'));
      void worker.terminate();
    }, patienceMs);
    worker.once('message', (answer: Answer) => {
      if ('sheets' in answer) resolve(answer.sheets);
      else reject(new SpreadsheetRefused(answer.refused, answer.sheet));
    });
    worker.once('error', () => reject(new SpreadsheetRefused('tooSlow')));
    worker.once('exit', () => {
      clearTimeout(timer);
      reject(new SpreadsheetRefused('tooSlow'));
    });
  });
}
