import readSpreadsheet from 'read-excel-file/web-worker';
import { sheetsOf, type SheetsRead } from '../../../spreadsheets/unpack.mjs';
import { writtenBy } from '../../../spreadsheets/written-by.mjs';

/** What was read of a spreadsheet. */
export type SheetAnswer = SheetsRead & { readonly by: ReturnType<typeof writtenBy> };

/** Reads one spreadsheet and ends. */
onmessage = ({ data }: MessageEvent<Uint8Array<ArrayBuffer>>) => {
  const read = (options: object) => readSpreadsheet(new Blob([data]), options);
  void sheetsOf(data, read).then((answer) => postMessage({ ...answer, by: writtenBy(data) } satisfies SheetAnswer));
};
