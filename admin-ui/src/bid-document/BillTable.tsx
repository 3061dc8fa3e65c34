import { Box, Button, FormControlLabel, Switch, TextField, Typography } from '@mui/material';
import { useCallback, useId, useMemo, useState } from 'react';
import { useTranslate } from 'react-admin';
import { groupAmount, type Unit } from '../../../domain/amount';
import type { PricedItem } from '../../../domain/bid-document/bid-document';
import { billSums } from '../../../domain/bid-document/price-bill';
import type { Bill } from '../../../domain/tender-document/bill';
import { isOpenItem, priceColumns, PriceRow } from './PriceRow';

/** So many items are drawn at a time, however long the bill. */
const pageSize = 50;

interface BillTableProps {
  readonly bill: Bill;
  readonly prices: Readonly<Record<string, PricedItem>>;
  readonly unit: Unit;
  readonly onPrice: (bill: string, item: PricedItem) => void;
}

const heads = ['number', 'item', 'unit', 'quantity', 'unitPrice', 'amount'] as const;

/** A bill of quantities to be priced, page by page, with its subtotals and total. */
export function BillTable({ bill, prices, unit, onPrice }: BillTableProps) {
  const t = useTranslate();
  const id = useId();
  const [page, setPage] = useState(0);
  const [words, setWords] = useState('');
  const [onlyOpen, setOnlyOpen] = useState(false);
  const sums = useMemo(
    () => billSums(bill, { key: bill.key, items: Object.values(prices) }, unit),
    [bill, prices, unit],
  );
  const found = useMemo(() => {
    const sought = words.trim().toLowerCase();
    return bill.items.filter((item) => {
      if (onlyOpen && !isOpenItem(item, prices[item.number], unit)) return false;
      return sought === '' || [item.number, item.code, item.name].some((said) => said.toLowerCase().includes(sought));
    });
  }, [bill, prices, unit, words, onlyOpen]);
  const last = Math.max(0, Math.ceil(found.length / pageSize) - 1);
  const at = Math.min(page, last);
  const shown = found.slice(at * pageSize, (at + 1) * pageSize);
  const change = useCallback((item: PricedItem) => onPrice(bill.key, item), [bill.key, onPrice]);
  return (
    <Box component="section" aria-labelledby={`${id}-title`}>
      <Typography id={`${id}-title`} variant="h4" component="h5">
        {bill.title}
      </Typography>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.5, alignItems: 'center', my: 1.5 }}>
        <TextField
          id={`${id}-find`}
          size="small"
          label={t('bid.bills.find')}
          value={words}
          onChange={({ target }) => {
            setWords(target.value);
            setPage(0);
          }}
          sx={{ flex: '1 1 220px', maxWidth: 360 }}
        />
        <FormControlLabel
          control={<Switch checked={onlyOpen} onChange={(_, is) => setOnlyOpen(is)} />}
          label={t('bid.bills.onlyOpen')}
        />
      </Box>
      <Box role="table" aria-labelledby={`${id}-title`}>
        <Box
          role="row"
          sx={{ display: { xs: 'none', md: 'grid' }, gridTemplateColumns: priceColumns, columnGap: 1.5, pb: 0.5 }}
        >
          {heads.map((head, index) => (
            <Typography
              key={head}
              role="columnheader"
              variant="body2"
              sx={{ fontWeight: 600, color: 'text.secondary', textAlign: index > 2 ? 'right' : 'left' }}
            >
              {t(`bid.bills.${head}`)}
            </Typography>
          ))}
        </Box>
        {shown.map((item) => (
          <PriceRow key={item.number} item={item} priced={prices[item.number]} unit={unit} onChange={change} />
        ))}
      </Box>
      {found.length === 0 && <Typography sx={{ py: 2 }}>{t('bid.bills.nothing')}</Typography>}
      {last > 0 && (
        <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center', mt: 1 }}>
          <Button size="small" disabled={at === 0} onClick={() => setPage(at - 1)}>
            {t('bid.bills.previous')}
          </Button>
          <Typography variant="body2" role="status">
            {t('bid.bills.page', { from: at * pageSize + 1, to: at * pageSize + shown.length, count: found.length })}
          </Typography>
          <Button size="small" disabled={at === last} onClick={() => setPage(at + 1)}>
            {t('bid.bills.next')}
          </Button>
        </Box>
      )}
      <Box sx={{ mt: 1.5, pt: 1, borderTop: 2, borderColor: 'divider', display: 'grid', gap: 0.5 }}>
        {sums.sections.map(({ title, total }) => (
          <SumLine key={title} title={`${title} · ${t('bid.bills.subtotal')}`} sum={total} />
        ))}
        <SumLine title={t('bid.bills.total')} sum={sums.total} isStrong />
        {sums.unpriced > 0 && (
          <Typography variant="body2" sx={{ color: 'warning.dark', textAlign: 'right' }}>
            {t('bid.bills.unpriced', { smart_count: sums.unpriced })}
          </Typography>
        )}
      </Box>
    </Box>
  );
}

interface SumLineProps {
  readonly title: string;
  readonly sum: string;
  readonly isStrong?: boolean;
}

/** A sum, its words to the left and its figures to the right. */
export function SumLine({ title, sum, isStrong = false }: SumLineProps) {
  return (
    <Box sx={{ display: 'flex', gap: 2, justifyContent: 'space-between', fontWeight: isStrong ? 700 : 400 }}>
      <span>{title}</span>
      <Box component="span" sx={{ fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' }}>
        {groupAmount(sum)}
      </Box>
    </Box>
  );
}
