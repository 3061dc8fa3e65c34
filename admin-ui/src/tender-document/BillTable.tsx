import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import Typography from '@mui/material/Typography';
import { Fragment } from 'react';
import { useTranslate } from 'react-admin';
import type { BillView } from '../../../api/contract';
import { ScrollBox } from '../forms/values/ScrollBox';

const columns = ['number', 'code', 'name', 'features', 'unit', 'quantity', 'ceiling'] as const;

/** The first items of a bill, under the headings of their sections. */
export function BillTable({ bill }: { readonly bill: BillView }) {
  const t = useTranslate();
  return (
    <>
      <ScrollBox label={bill.title}>
        <Table size="small">
          <TableHead>
            <TableRow>
              {columns.map((column) => (
                <TableCell key={column} align={column === 'quantity' || column === 'ceiling' ? 'right' : 'left'}>
                  {t(`tender.column.${column}`)}
                </TableCell>
              ))}
            </TableRow>
          </TableHead>
          <TableBody>
            {bill.first.map((item, index) => (
              <Fragment key={item.number}>
                {item.section !== undefined && item.section !== bill.first[index - 1]?.section && (
                  <TableRow>
                    <TableCell colSpan={columns.length} sx={{ fontWeight: 600 }}>
                      {item.section}
                    </TableCell>
                  </TableRow>
                )}
                <TableRow>
                  {columns.map((column) => (
                    <TableCell
                      key={column}
                      align={column === 'quantity' || column === 'ceiling' ? 'right' : 'left'}
                      sx={{ verticalAlign: 'top', fontVariantNumeric: 'tabular-nums', whiteSpace: 'pre-line' }}
                    >
                      {item[column] ?? ''}
                    </TableCell>
                  ))}
                </TableRow>
              </Fragment>
            ))}
          </TableBody>
        </Table>
      </ScrollBox>
      {bill.count > bill.first.length && (
        <Typography variant="body2" color="textSecondary" sx={{ mt: 1 }}>
          {t('tender.firstItems', { shown: bill.first.length, smart_count: bill.count })}
        </Typography>
      )}
    </>
  );
}
