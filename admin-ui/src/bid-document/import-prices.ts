import type { Unit } from '../../../domain/amount';
import type { PricedItem, PriceSource } from '../../../domain/bid-document/bid-document';
import { pricesFromSheet, type PriceCellFault } from '../../../domain/bid-document/price-sheet';
import { sha256 } from '../../../domain/hash';
import type { Bill } from '../../../domain/tender-document/bill';
import { readSheetsHere } from './in-worker';

/** What was read of a spreadsheet: prices by bill and item, what is wrong in it, and whence they come; or why not. */
export type ImportedPrices =
  | { readonly kind: 'refused'; readonly why: string }
  | {
      readonly kind: 'read';
      readonly prices: Readonly<Record<string, Readonly<Record<string, PricedItem>>>>;
      readonly count: number;
      readonly faults: readonly PriceCellFault[];
      readonly source: PriceSource;
    };

/** Reads the prices of a spreadsheet here, in a worker. What is there takes the place of what was typed for these items. */
export async function importPrices(file: File, bills: readonly Bill[], unit: Unit): Promise<ImportedPrices> {
  const answer = await readSheetsHere(file);
  if ('refused' in answer) return { kind: 'refused', why: answer.refused };
  const read = answer.sheets
    .filter(({ rows }) => rows.some((row) => row.some((cell) => cell !== undefined && cell !== '')))
    .map((sheet) => pricesFromSheet(sheet, bills, unit));
  const prices: Record<string, Record<string, PricedItem>> = {};
  for (const { bill, items } of read) {
    if (bill === undefined) continue;
    prices[bill] = { ...prices[bill], ...Object.fromEntries(items.map((item) => [item.number, item])) };
  }
  return {
    kind: 'read',
    prices,
    count: read.reduce((sum, { items }) => sum + items.length, 0),
    faults: read.flatMap(({ faults }) => faults),
    source: { name: file.name, sha256: sha256(new Uint8Array(await file.arrayBuffer())), ...answer.by },
  };
}
