import type { Response } from 'express';
import { timeOf } from '../../domain/calendar';

/** An instant as clocks in Shanghai show it, for a table: `2026-03-05 17:00:00`; nothing where there is none. */
export const shanghaiSecond = (instant: string | undefined): string => (instant === undefined ? '' : timeOf(instant));

/** A cell of CSV; a leading sign that a spreadsheet would take for a formula is disarmed. */
const cell = (content: string): string =>
  `"${(/^\s*[=+\-@＝＋－＠\t\r\n]/.test(content) ? `'${content}` : content).replaceAll('"', '""')}"`;

/** Answers a table of words as a file of CSV in UTF-8, which spreadsheets open as it is. */
export function sendTable(res: Response, name: string, lines: readonly (readonly string[])[]): void {
  res.setHeader('content-type', 'text/csv; charset=utf-8');
  res.setHeader('content-disposition', `attachment; filename="${name}"`);
  res.send(`\uFEFF${lines.map((line) => line.map(cell).join(',')).join('\r\n')}\r\n`);
}
