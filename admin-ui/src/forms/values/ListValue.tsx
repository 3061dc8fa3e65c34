import { Table, TableBody, TableCell, TableHead, TableRow } from '@mui/material';
import type { ComponentType } from 'react';
import { useText } from '../../i18n/use-text';
import type { FieldValueProps } from './FieldValue';
import { ScrollBox } from './ScrollBox';

interface ListValueProps extends FieldValueProps {
  /** Draws one value; given here because a list stands in a value itself. */
  readonly Value: ComponentType<FieldValueProps>;
}

/** The rows of a list as a small table. */
export function ListValue({ value, field, Value, ...rest }: ListValueProps) {
  const text = useText();
  const rows = Array.isArray(value) ? (value as Record<string, unknown>[]) : []; // a list field holds rows
  if (field?.type !== 'list') return <>{rows.map((row) => Object.values(row).join(' · ')).join('\n')}</>;
  const columns = Object.entries(field.of);
  return (
    <ScrollBox label={text(field.title)}>
      <Table
        size="small"
        sx={{
          width: 'auto',
          '& th': { whiteSpace: 'nowrap' },
          '& td': { minWidth: '6em' },
          '& td, & td *': { overflowWrap: 'normal' },
        }}
      >
        <TableHead>
          <TableRow>
            {columns.map(([name, column]) => (
              <TableCell key={name}>{text(column.title)}</TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {rows.map((row, index) => (
            <TableRow key={index}>
              {columns.map(([name, column]) => (
                <TableCell key={name}>
                  <Value {...rest} type={column.type} field={column} value={row[name]} />
                </TableCell>
              ))}
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </ScrollBox>
  );
}
