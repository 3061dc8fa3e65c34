import { Box, Button, Table, TableBody, TableCell, TableHead, TableRow, Typography } from '@mui/material';
import { useMemo, useState } from 'react';
import { useTranslate } from 'react-admin';
import { groupAmount, type Unit } from '../../../domain/amount';
import type { PricedBill } from '../../../domain/bid-document/bid-document';
import { billSums } from '../../../domain/bid-document/price-bill';
import type { Bill } from '../../../domain/tender-document/bill';
import { ScrollBox } from '../forms/values/ScrollBox';
import { SumLine } from './BillTable';

const pageSize = 50;
const figures = { fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap', textAlign: 'right' } as const;

interface PricedBillTableProps {
  readonly bill: Bill;
  readonly priced: PricedBill | undefined;
  readonly unit: Unit;
}

/** A priced bill to be read: amounts as they are computed, and as stated where the bid says otherwise. */
export function PricedBillTable({ bill, priced, unit }: PricedBillTableProps) {
  const t = useTranslate();
  const [page, setPage] = useState(0);
  const { lines, sections, total } = useMemo(() => billSums(bill, priced, unit), [bill, priced, unit]);
  const last = Math.max(0, Math.ceil(lines.length / pageSize) - 1);
  const shown = lines.slice(page * pageSize, (page + 1) * pageSize);
  return (
    <Box component="section" aria-label={bill.title}>
      <Typography variant="h4" component="h4">
        {bill.title}
      </Typography>
      <ScrollBox label={bill.title}>
        <Table size="small">
          <TableHead>
            <TableRow>
              <TableCell>{t('bid.bills.number')}</TableCell>
              <TableCell sx={{ minWidth: 160 }}>{t('bid.bills.item')}</TableCell>
              <TableCell>{t('bid.bills.unit')}</TableCell>
              <TableCell sx={figures}>{t('bid.bills.quantity')}</TableCell>
              <TableCell sx={figures}>{t('bid.bills.unitPrice')}</TableCell>
              <TableCell sx={figures}>{t('bid.bills.amount')}</TableCell>
            </TableRow>
          </TableHead>
          <TableBody>
            {shown.map(({ item, priced: own, amount }) => (
              <TableRow key={item.number}>
                <TableCell>{item.number}</TableCell>
                <TableCell>{item.name}</TableCell>
                <TableCell>{item.unit}</TableCell>
                <TableCell sx={figures}>{item.quantity}</TableCell>
                <TableCell sx={figures}>{own ? groupAmount(own.unitPrice) : '—'}</TableCell>
                <TableCell sx={figures}>
                  {amount === undefined ? '—' : groupAmount(amount)}
                  {own?.amount !== undefined && (
                    <Box component="s" sx={{ ml: 1, color: 'text.secondary' }}>
                      {own.amount}
                    </Box>
                  )}
                </TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      </ScrollBox>
      {last > 0 && (
        <Box sx={{ display: 'flex', gap: 1, alignItems: 'center', mt: 1 }}>
          <Button size="small" disabled={page === 0} onClick={() => setPage(page - 1)}>
            {t('bid.bills.previous')}
          </Button>
          <Typography variant="body2">
            {t('bid.bills.page', {
              from: page * pageSize + 1,
              to: page * pageSize + shown.length,
              count: lines.length,
            })}
          </Typography>
          <Button size="small" disabled={page === last} onClick={() => setPage(page + 1)}>
            {t('bid.bills.next')}
          </Button>
        </Box>
      )}
      <Box sx={{ mt: 1 }}>
        {sections.map(({ title, total: sum }) => (
          <SumLine key={title} title={`${title} · ${t('bid.bills.subtotal')}`} sum={sum} />
        ))}
        <SumLine title={t('bid.bills.total')} sum={total} isStrong />
      </Box>
    </Box>
  );
}
