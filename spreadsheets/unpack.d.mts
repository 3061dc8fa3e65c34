import type { SheetCells } from '../domain/tender-document/cell';

/** The cells of a spreadsheet, or why it is not read. */
export type SheetsRead =
  { readonly sheets: readonly SheetCells[] } | { readonly refused: string; readonly sheet?: string };

/** The cells of a spreadsheet as texts, read by read-excel-file of Node or of the browser. */
export declare function sheetsOf(
  content: Uint8Array,
  read: (options: { readonly parseNumber: (number: string) => unknown }) => Promise<unknown>,
): Promise<SheetsRead>;
