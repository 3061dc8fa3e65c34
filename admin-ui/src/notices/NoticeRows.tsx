import { Table, TableBody, TableCell, TableHead, TableRow } from '@mui/material';
import type { Notice } from '../../../api/contract';
import { useText } from '../i18n/use-text';

interface NoticeRowsProps {
  readonly columns: NonNullable<Notice['fields'][number]['columns']>;
  readonly rows: readonly unknown[];
}

const cellOf = (row: unknown, name: string): string => {
  const value: unknown = typeof row === 'object' && row !== null ? Reflect.get(row, name) : undefined;
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
};

/** A list of a notice, such as the criteria of a tender, as a small table. */
export function NoticeRows({ columns, rows }: NoticeRowsProps) {
  const text = useText();
  const names = Object.keys(columns);
  return (
    <Table size="small">
      <TableHead>
        <TableRow>
          {names.map((name) => (
            <TableCell key={name}>{columns[name] && text(columns[name].title)}</TableCell>
          ))}
        </TableRow>
      </TableHead>
      <TableBody>
        {rows.map((row, index) => (
          <TableRow key={index}>
            {names.map((name) => {
              const cell = cellOf(row, name);
              const option = columns[name]?.options?.[cell];
              return <TableCell key={name}>{option ? text(option) : cell}</TableCell>;
            })}
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
