const escapeCell = (cell: string): string => cell.replace(/\|/g, '\\|').replace(/\n/g, '<br>');

const rowOf = (cells: readonly string[]): string => `| ${cells.map(escapeCell).join(' | ')} |`;

/** A table of Markdown, with an empty line after it. */
export const table = (head: readonly string[], rows: readonly (readonly string[])[]): readonly string[] => [
  rowOf(head),
  `|${head.map(() => '---').join('|')}|`,
  ...rows.map(rowOf),
  '',
];
