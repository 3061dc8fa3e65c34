const widths = [8, 16, 28, 44, 10, 14, 14, 16, 14];

/** @param {import('../domain/bid-document/price-sheet').SheetCell} cell */
function cellData(cell) {
  if (cell === null) return null;
  if ('text' in cell) return { value: cell.text, type: String, wrap: true, ...(cell.isHead && { fontWeight: 'bold' }) };
  if ('decimal' in cell) return { value: Number(cell.decimal), type: Number };
  return { value: `=${cell.formula}`, type: 'Formula' };
}

/**
 * The sheets of a spreadsheet as write-excel-file takes them, of Node or of the browser.
 * @param {readonly { readonly name: string, readonly cells: readonly (readonly import('../domain/bid-document/price-sheet').SheetCell[])[] }[]} sheets
 */
export const priceSheetData = (sheets) =>
  sheets.map(({ name, cells }, index) => ({
    sheet: `${index + 1} ${name.replace(/[\\/?*[\]:']/g, ' ')}`.slice(0, 31),
    data: cells.map((row) => row.map(cellData)),
    columns: widths.map((width) => ({ width })),
    stickyRowsCount: 2,
  }));
