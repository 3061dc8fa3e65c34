import { Table, TableBody, TableCell, TableHead, TableRow, Typography } from '@mui/material';
import type { Notice } from '../../../../api/contract';
import { ScrollBox } from '../../forms/values/ScrollBox';
import { useText } from '../../i18n/use-text';
import { NoticeCell } from '../../notices/NoticeCell';

/** The tables of a notice, as they were published. */
export function NoticeTables({ tables }: { readonly tables: Notice['tables'] }) {
  const text = useText();
  return (
    <>
      {tables.map(({ title, columns, rows }) => (
        <ScrollBox key={title.zh} label={text(title)}>
          <Typography variant="body2" sx={{ fontWeight: 600 }}>
            {text(title)}
          </Typography>
          <Table size="small" aria-label={text(title)}>
            <TableHead>
              <TableRow>
                {columns.map((column) => (
                  <TableCell key={column.zh}>{text(column)}</TableCell>
                ))}
              </TableRow>
            </TableHead>
            <TableBody>
              {rows.map((row, index) => (
                <TableRow key={index}>
                  {row.map((cell, place) => (
                    <TableCell key={place}>
                      <NoticeCell words={cell} />
                    </TableCell>
                  ))}
                </TableRow>
              ))}
            </TableBody>
          </Table>
        </ScrollBox>
      ))}
    </>
  );
}
