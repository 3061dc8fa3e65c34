import type { Sheet } from 'write-excel-file/node';
import type { SheetCell } from '../domain/bid-document/price-sheet';

/** The sheets of a spreadsheet as write-excel-file takes them, of Node or of the browser. */
export declare function priceSheetData(
  sheets: readonly { readonly name: string; readonly cells: readonly (readonly SheetCell[])[] }[],
): Sheet<never>[];
