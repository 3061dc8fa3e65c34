import writeSpreadsheet from 'write-excel-file/node';
import type { Unit } from '../domain/amount';
import type { PricedBill } from '../domain/bid-document/bid-document';
import { priceSheet } from '../domain/bid-document/price-sheet';
import type { Bill } from '../domain/tender-document/bill';
import { priceSheetData } from './price-sheet-data.mjs';

/** A spreadsheet (.xlsx) in which bidders price bills of quantities, one a sheet. */
export const writePriceSheets = (
  bills: readonly { readonly bill: Bill; readonly priced: PricedBill | undefined }[],
  unit: Unit,
): Promise<Buffer> =>
  writeSpreadsheet(
    priceSheetData(bills.map(({ bill, priced }) => ({ name: bill.title, cells: priceSheet(bill, priced, unit) }))),
  ).toBuffer();
