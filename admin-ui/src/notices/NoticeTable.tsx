import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { Notice } from '../../../api/contract';
import { useText } from '../i18n/use-text';
import { PlainTable } from '../look/PlainTable';
import { NoticeCell } from './NoticeCell';

/** A table of a notice under its title. */
export function NoticeTable({ table }: { readonly table: Notice['tables'][number] }) {
  const text = useText();
  const title = text(table.title);
  return (
    <Box component="section" aria-label={title} sx={{ mb: 3 }}>
      <Typography variant="h3" sx={{ mb: 1 }}>
        {title}
      </Typography>
      <PlainTable
        label={title}
        columns={table.columns.map(text)}
        rows={table.rows.map((row) => row.map((cell, column) => <NoticeCell key={column} words={cell} />))}
      />
    </Box>
  );
}
