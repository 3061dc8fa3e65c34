import Box from '@mui/material/Box';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import useMediaQuery from '@mui/material/useMediaQuery';
import type { Theme } from '@mui/material/styles';
import type { ReactNode } from 'react';
import { Facts } from './Facts';

interface Props {
  readonly label: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly ReactNode[])[];
}

/** A small table that only tells; on phones each row is a block of names and values. */
export function PlainTable({ label, columns, rows }: Props) {
  const isPhone = useMediaQuery((theme: Theme) => theme.breakpoints.down('sm'), { noSsr: true });
  const frame = { border: 1, borderColor: 'divider', borderRadius: 1.5 } as const;
  if (isPhone) {
    return (
      <Box component="ul" aria-label={label} sx={{ ...frame, listStyle: 'none', m: 0, p: 0 }}>
        {rows.map((row, nth) => (
          <Box component="li" key={nth} sx={{ p: 1.5, '& + &': { borderTop: 1, borderColor: 'divider' } }}>
            <Facts facts={columns.map((name, column) => ({ name, value: row[column] }))} />
          </Box>
        ))}
      </Box>
    );
  }
  return (
    <Box tabIndex={0} role="region" aria-label={label} sx={{ ...frame, overflowX: 'auto' }}>
      <Table size="small" sx={{ '& tbody tr:last-child td': { borderBottom: 0 } }}>
        <TableHead>
          <TableRow>
            {columns.map((name) => (
              <TableCell key={name} sx={{ whiteSpace: 'nowrap' }}>
                {name}
              </TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {rows.map((row, nth) => (
            <TableRow key={nth}>
              {row.map((cell, column) => (
                <TableCell key={column}>{cell}</TableCell>
              ))}
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Box>
  );
}
