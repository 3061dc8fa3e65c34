import { fork } from 'node:child_process';
import path from 'node:path';
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

const program = path.join(__dirname, 'read-process.mjs');

type Answer =
  { readonly sheets: readonly SheetCells[] } | { readonly refused: SpreadsheetRule; readonly sheet?: string };

/** What was asked for last; one spreadsheet is read at a time, so that many at once do not take the memory of all. */
let before: Promise<unknown> = Promise.resolve();

/**
 * The cells of a spreadsheet (.xlsx) as texts, numbers as the file writes them, formulas as their last value. Read in a
 * process of its own that is given up when it takes too long: a file that is made to need more memory than there is
 * ends that process, where it would end a thread and everybody with it. One at a time, the others wait.
 * @throws SpreadsheetRefused
 */
export function readCells(content: Uint8Array): Promise<readonly SheetCells[]> {
  if (content.length > spreadsheetLimits.bytes) return Promise.reject(new SpreadsheetRefused('tooLarge'));
  const read = before.then(() => readInProcess(content));
  before = read.catch(() => undefined);
  return read;
}

/** @throws SpreadsheetRefused */
function readInProcess(content: Uint8Array): Promise<readonly SheetCells[]> {
  return new Promise((resolve, reject) => {
    const reader = fork(program, {
      execArgv: [`--max-old-space-size=${mostMemoryMb}`],
      serialization: 'advanced',
      // what a file brings it to do, it does without the keys of the platform
      env: {},
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    const giveUp = () => {
      reject(new SpreadsheetRefused('tooSlow'));
      reader.kill('SIGKILL');
    };
    const timer = setTimeout(giveUp, patienceMs);
    reader.once('message', (message) => {
      const answer = message as Answer; // sent by read-process.mjs
      if ('sheets' in answer) resolve(answer.sheets);
      else reject(new SpreadsheetRefused(answer.refused, answer.sheet));
      reader.kill('SIGKILL');
    });
    reader.once('error', giveUp);
    reader.once('exit', () => {
      clearTimeout(timer);
      reject(new SpreadsheetRefused('tooSlow'));
    });
    reader.send(content, (error) => {
      if (error) giveUp();
    });
  });
}
