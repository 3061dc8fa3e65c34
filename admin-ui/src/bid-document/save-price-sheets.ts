import type { Unit } from '../../../domain/amount';
import type { PricedBill } from '../../../domain/bid-document/bid-document';
import { priceSheet } from '../../../domain/bid-document/price-sheet';
import type { Bill } from '../../../domain/tender-document/bill';
import { priceSheetData } from '../../../spreadsheets/price-sheet-data.mjs';
import { saveFile } from '../api/save-file';

/** Saves bills as a spreadsheet in which they can be priced, with the prices that are there already. */
export async function savePriceSheets(
  caseId: string,
  bills: readonly { readonly bill: Bill; readonly priced: PricedBill | undefined }[],
  unit: Unit,
): Promise<void> {
  const { default: writeSpreadsheet } = await import('write-excel-file/browser');
  const sheets = bills.map(({ bill, priced }) => ({ name: bill.title, cells: priceSheet(bill, priced, unit) }));
  saveFile(`${caseId}.xlsx`, await writeSpreadsheet(priceSheetData(sheets)).toBlob());
}
