import Box from '@mui/material/Box';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import Typography from '@mui/material/Typography';
import type { Notice } from '../../../api/contract';
import { useText } from '../i18n/use-text';
import { NoticeCell } from './NoticeCell';

/** A table of a notice; scrolls by itself where the screen is narrower. */
export function NoticeTable({ table }: { readonly table: Notice['tables'][number] }) {
  const text = useText();
  const title = text(table.title);
  return (
    <Box component="section" aria-label={title} sx={{ mb: 3 }}>
      <Typography variant="h3" sx={{ mb: 1 }}>
        {title}
      </Typography>
      <Box
        tabIndex={0}
        role="region"
        aria-label={title}
        sx={{ overflowX: 'auto', border: 1, borderColor: 'divider', borderRadius: 1.5 }}
      >
        <Table size="small">
          <TableHead>
            <TableRow>
              {table.columns.map((column) => (
                <TableCell key={column.en}>{text(column)}</TableCell>
              ))}
            </TableRow>
          </TableHead>
          <TableBody>
            {table.rows.map((row, nth) => (
              <TableRow key={nth}>
                {row.map((cell, column) => (
                  <TableCell key={column}>
                    <NoticeCell words={cell} />
                  </TableCell>
                ))}
              </TableRow>
            ))}
          </TableBody>
        </Table>
      </Box>
    </Box>
  );
}
