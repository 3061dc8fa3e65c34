import { Unzip, UnzipInflate } from 'fflate';
import { spreadsheetLimits } from './limits.mjs';

/** A spreadsheet that is not read, and why. */
export class Refused extends Error {
  /** @param {string} rule @param {string} [sheet] */
  constructor(rule, sheet) {
    super(rule);
    this.rule = rule;
    this.sheet = sheet;
  }
}

/**
 * Unpacks everything once and keeps nothing: what a file says of its own size may be a lie. Whoever reads it makes room for
 * as much as it says, so that counts too.
 * @param {Uint8Array} content
 */
function mustUnpack(content) {
  let bytes = 0;
  let stated = 0;
  let files = 0;
  const unzip = new Unzip((file) => {
    files += 1;
    stated += file.originalSize ?? 0;
    if (files > spreadsheetLimits.files || stated > spreadsheetLimits.unpackedBytes) throw new Refused('tooLarge');
    file.ondata = (error, chunk) => {
      // the unpacker hands back what is thrown below
      if (error) throw error instanceof Refused ? error : new Refused('notASpreadsheet');
      bytes += chunk.length;
      if (bytes > spreadsheetLimits.unpackedBytes) throw new Refused('tooLarge');
    };
    file.start();
  });
  unzip.register(UnzipInflate);
  const step = 16 * 1024;
  for (let at = 0; at < content.length; at += step) {
    unzip.push(content.subarray(at, at + step), at + step >= content.length);
  }
  if (files === 0) throw new Refused('notASpreadsheet');
}

/** What a cell costs whoever is handed it, beside its text. */
const cellCost = 16;

/** @param {readonly { readonly rows: readonly (readonly (string | undefined)[])[] }[]} sheets */
function mustBeShort(sheets) {
  let characters = 0;
  for (const { rows } of sheets) {
    for (const row of rows) {
      for (const cell of row) characters += cellCost + (cell?.length ?? 0);
      if (characters > spreadsheetLimits.characters) throw new Refused('tooLarge');
    }
  }
}

/** @param {unknown} value */
function textOf(value) {
  if (value === null || value === undefined) return undefined;
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  return String(value);
}

/**
 * The cells of a spreadsheet as texts, read by read-excel-file of Node or of the browser. Whatever that stumbles over is
 * the file's fault: it has nothing else to read.
 * @param {Uint8Array} content
 * @param {(options: { parseNumber: (number: string) => unknown }) => Promise<readonly { sheet: string, data: readonly (readonly unknown[])[] }[]>} read
 */
export async function sheetsOf(content, read) {
  try {
    if (content.length > spreadsheetLimits.bytes) throw new Refused('tooLarge');
    if (content[0] !== 0x50 || content[1] !== 0x4b) throw new Refused('notASpreadsheet');
    mustUnpack(content);
    const found = await read({ parseNumber: (number) => number });
    const sheets = found.map(({ sheet, data }) => {
      if (data.length > spreadsheetLimits.rows) throw new Refused('tooManyRows', sheet);
      if (data.some((row) => row.length > spreadsheetLimits.columns)) throw new Refused('tooManyColumns', sheet);
      return { name: sheet, rows: data.map((row) => row.map(textOf)) };
    });
    mustBeShort(sheets);
    return { sheets };
  } catch (error) {
    const refused = error instanceof Refused ? error : new Refused('notASpreadsheet');
    return { refused: refused.rule, ...(refused.sheet && { sheet: refused.sheet }) };
  }
}
