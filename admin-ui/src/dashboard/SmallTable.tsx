import Box from '@mui/material/Box';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import type { ReactNode } from 'react';

export interface Column {
  readonly title: string;
  /** A number, at the right. */
  readonly isFigure?: boolean;
  /** Left out on phones. */
  readonly onlyWide?: boolean;
  readonly width?: number | string;
  /** Stays on one line, like a date. */
  readonly isWhole?: boolean;
}

interface Row {
  readonly key: string;
  readonly cells: readonly ReactNode[];
}

interface Props {
  readonly label: string;
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
}

/** A narrow table of figures that stays a table on phones; the first cell of a row is its heading. */
export function SmallTable({ label, columns, rows }: Props) {
  const shownOf = ({ isFigure, onlyWide, width, isWhole }: Column) => ({
    align: isFigure ? ('right' as const) : ('left' as const),
    sx: {
      px: { xs: 0.75, sm: 1.5 },
      width,
      ...(isWhole && { whiteSpace: 'nowrap' }),
      ...(onlyWide && { display: { xs: 'none', sm: 'table-cell' } }),
    },
  });
  return (
    <Box sx={{ overflowX: 'auto' }}>
      <Table size="small" aria-label={label} sx={{ '& tbody tr:last-child > *': { borderBottom: 0 } }}>
        <TableHead>
          <TableRow>
            {columns.map((column) => (
              <TableCell key={column.title} {...shownOf(column)}>
                {column.title}
              </TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {rows.map(({ key, cells }) => (
            <TableRow key={key}>
              {columns.map((column, nth) => (
                <TableCell
                  key={column.title}
                  {...shownOf(column)}
                  {...(nth === 0 && { component: 'th', scope: 'row' })}
                >
                  {cells[nth]}
                </TableCell>
              ))}
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Box>
  );
}
