import type { NoticeRows } from '../../database/notice-content';
import { groupAmount } from '../../domain/amount';
import { isInstant, timeOf } from '../../domain/calendar';
import { isHash } from '../../domain/hash';
import type { PaperColumn, PaperPart } from '../../domain/paper/paper';

const isAmount = (cell: string): boolean => /^-?[0-9]+(\.[0-9]+)?$/.test(cell);

/** How a cell of a notice is read: instants by clocks in Shanghai, amounts with separators. */
export const cellText = (cell: string): string => (isInstant(cell) ? timeOf(cell) : cell);

const kindOf = (cells: readonly string[]): PaperColumn['kind'] => {
  const said = cells.filter((cell) => cell !== '' && cell !== '—');
  if (said.length > 0 && said.every(isHash)) return 'code';
  return said.length > 0 && said.every((cell) => isAmount(cell) && cell.includes('.')) ? 'amount' : 'text';
};

/** How much of the width a column takes: as its longest cell, within bounds. */
function shareOf(cells: readonly string[], kind: PaperColumn['kind']): number {
  if (kind === 'code') return 2;
  const longest = Math.max(2, ...cells.map((cell) => Array.from(cellText(cell)).length));
  return Math.min(3.5, Math.max(0.6, longest / 10));
}

/** A table of a notice as it is printed. */
export function tablePart({ columns, rows }: NoticeRows): PaperPart {
  const described = columns.map((title, index): PaperColumn => {
    const cells = rows.map((row) => row[index] ?? '');
    const kind = kindOf(cells);
    return { title, ...(kind && { kind }), share: shareOf(cells, kind) };
  });
  const shown = (cell: string, { kind }: PaperColumn) => (kind === 'amount' ? groupAmount(cell) : cellText(cell));
  return {
    kind: 'table',
    columns: described,
    rows: rows.map((cells) => ({ cells: described.map((column, index) => shown(cells[index] ?? '', column)) })),
  };
}
