import { Box, Button, TextField, Typography } from '@mui/material';
import { memo, useId } from 'react';
import { useTranslate } from 'react-admin';
import { decimalsOf, groupAmount, type Unit } from '../../../domain/amount';
import type { PricedItem } from '../../../domain/bid-document/bid-document';
import { itemAmount, priceFault } from '../../../domain/bid-document/price-bill';
import { compare, parseRational } from '../../../domain/rational';
import type { BillItem } from '../../../domain/tender-document/bill';

/** The columns of the table of prices, alike in its head and its rows; on a phone a row is a card. */
export const priceColumns = { xs: '1fr 1fr', md: '56px minmax(0, 1fr) 64px 110px 150px 150px' };

interface PriceRowProps {
  readonly item: BillItem;
  readonly priced: PricedItem | undefined;
  readonly unit: Unit;
  readonly onChange: (item: PricedItem) => void;
}

const numeric = { fontVariantNumeric: 'tabular-nums', textAlign: { md: 'right' } } as const;

/** What is wrong with the price of an item, if anything. */
export function isOpenItem(item: BillItem, priced: PricedItem | undefined, unit: Unit): boolean {
  if (!priced || priceFault(priced.unitPrice, unit) !== undefined || priced.amount !== undefined) return true;
  return isOverCeiling(item, priced.unitPrice);
}

const isOverCeiling = ({ ceiling }: BillItem, unitPrice: string): boolean =>
  ceiling !== undefined && compare(parseRational(unitPrice), parseRational(ceiling)) > 0;

/** What the head of the table says, where there is no head. */
const PhoneLabel = ({ words }: { readonly words: string }) => (
  <Box component="span" sx={{ display: { md: 'none' }, color: 'text.secondary', mr: 1 }}>
    {words}
  </Box>
);

/** An item of a bill with its price: only the row that changes is drawn anew. */
export const PriceRow = memo(function PriceRow({ item, priced, unit, onChange }: PriceRowProps) {
  const t = useTranslate();
  const id = useId();
  const price = priced?.unitPrice ?? '';
  const isReadable = price !== '' && priceFault(price, unit) === undefined;
  const fault =
    price === '' || isReadable
      ? isReadable && isOverCeiling(item, price)
        ? t('bid.bills.overCeiling', { value: item.ceiling })
        : undefined
      : t('bid.bills.plain', { decimals: decimalsOf(unit) });
  return (
    <Box
      role="row"
      sx={{
        display: 'grid',
        gridTemplateColumns: priceColumns,
        columnGap: 1.5,
        rowGap: 0.5,
        alignItems: 'center',
        py: 1,
        borderTop: 1,
        borderColor: 'divider',
      }}
    >
      <Typography role="cell" variant="body2" sx={{ color: 'text.secondary', order: { xs: 1, md: 0 } }}>
        {item.number}
      </Typography>
      <Box role="cell" sx={{ minWidth: 0, gridColumn: { xs: '1 / -1', md: 'auto' } }}>
        <Typography variant="body2" sx={{ fontWeight: 600, overflowWrap: 'anywhere' }}>
          {item.name}
        </Typography>
        <Typography variant="caption" sx={{ color: 'text.secondary', overflowWrap: 'anywhere', display: 'block' }}>
          {[item.code, item.features].filter((said) => said !== '').join(' · ')}
        </Typography>
      </Box>
      <Typography role="cell" variant="body2" sx={{ textAlign: { xs: 'right', md: 'left' }, order: { xs: 2, md: 0 } }}>
        {item.unit}
      </Typography>
      <Typography role="cell" variant="body2" sx={{ ...numeric, order: { xs: 3, md: 0 } }}>
        <PhoneLabel words={t('bid.bills.quantity')} />
        {item.quantity}
      </Typography>
      <Box role="cell" sx={{ order: { xs: 4, md: 0 } }}>
        <TextField
          id={id}
          value={price}
          size="small"
          fullWidth
          error={fault !== undefined}
          helperText={
            fault ?? (item.ceiling === undefined ? undefined : t('bid.bills.ceiling', { value: item.ceiling }))
          }
          onChange={({ target }) =>
            onChange({ number: item.number, unitPrice: target.value.trim().replaceAll(',', '') })
          }
          slotProps={{
            htmlInput: {
              'aria-label': t('bid.bills.priceOf', { number: item.number, name: item.name }),
              inputMode: 'decimal',
              style: { textAlign: 'right', fontVariantNumeric: 'tabular-nums' },
            },
          }}
        />
      </Box>
      <Box role="cell" sx={{ ...numeric, order: { xs: 5, md: 0 }, gridColumn: { xs: '1 / -1', md: 'auto' } }}>
        <PhoneLabel words={t('bid.bills.amount')} />
        <Typography variant="body2" component="span">
          {isReadable ? groupAmount(itemAmount(price, item.quantity, unit)) : '—'}
        </Typography>
        {priced?.amount !== undefined && (
          <Box sx={{ color: 'error.main', fontSize: '0.8125rem' }}>
            {t('bid.bills.stated', { amount: priced.amount })}
            <Button size="small" onClick={() => onChange({ number: item.number, unitPrice: price })}>
              {t('bid.bills.useComputed')}
            </Button>
          </Box>
        )}
      </Box>
    </Box>
  );
});
