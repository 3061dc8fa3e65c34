import type { Notice } from '../../../api/contract';
import { useText } from '../i18n/use-text';
import { PlainTable } from '../look/PlainTable';

interface NoticeRowsProps {
  readonly label: string;
  readonly columns: NonNullable<Notice['fields'][number]['columns']>;
  readonly rows: readonly unknown[];
}

const cellOf = (row: unknown, name: string): string => {
  const value: unknown = typeof row === 'object' && row !== null ? Reflect.get(row, name) : undefined;
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
};

/** A list of a notice, such as the criteria of a tender, as a small table. */
export function NoticeRows({ label, columns, rows }: NoticeRowsProps) {
  const text = useText();
  const shown = Object.entries(columns);
  return (
    <PlainTable
      label={label}
      columns={shown.map(([, { title }]) => text(title))}
      rows={rows.map((row) =>
        shown.map(([name, { options }]) => {
          const cell = cellOf(row, name);
          const option = options?.[cell];
          return option ? text(option) : cell;
        }),
      )}
    />
  );
}
