/**
 * What a spreadsheet may be at most: bytes as it comes, bytes of what is packed in it, files in it, rows and columns of a
 * sheet, characters of all cells. A text that stands in the file once may be in a million cells.
 */
export const spreadsheetLimits = {
  bytes: 10 * 1024 * 1024,
  unpackedBytes: 150 * 1024 * 1024,
  files: 500,
  rows: 25_000,
  columns: 200,
  characters: 60_000_000,
};
