import DownloadIcon from '@mui/icons-material/DownloadOutlined';
import UploadFileIcon from '@mui/icons-material/UploadFileOutlined';
import { Alert, Box, Button, TextField, Typography } from '@mui/material';
import { useMutation } from '@tanstack/react-query';
import { useCallback, useId, useRef } from 'react';
import { useTranslate } from 'react-admin';
import type { PricedItem } from '../../../domain/bid-document/bid-document';
import { billsTotal, isSumOfBills } from '../../../domain/bid-document/compose-bid';
import { priceCellWords } from '../../../domain/bid-document/price-cell-words';
import { billsOf } from '../../../domain/tender-document/tender-package';
import { useText } from '../i18n/use-text';
import { pricedBill, type BidDraft } from './bid-draft';
import { BillTable, SumLine } from './BillTable';
import { importPrices } from './import-prices';
import { savePriceSheets } from './save-price-sheets';
import type { PublishedPackage } from './use-tender-package';

interface BillsStepProps {
  readonly published: PublishedPackage;
  readonly caseId: string;
  readonly draft: BidDraft;
  readonly onChange: (change: (draft: BidDraft) => BidDraft) => void;
}

const noPrices: Readonly<Record<string, PricedItem>> = {};

/** The prices of a draft with those of a spreadsheet: what it leaves open stays as it was typed. */
const withImported = (typed: BidDraft['prices'], read: BidDraft['prices']): BidDraft['prices'] => ({
  ...typed,
  ...Object.fromEntries(Object.entries(read).map(([bill, prices]) => [bill, { ...typed[bill], ...prices }])),
});

/** Prices: every bill of quantities, here or in a spreadsheet; or the price itself where there are no bills. */
export function BillsStep({ published: { tender }, caseId, draft, onChange }: BillsStepProps) {
  const t = useTranslate();
  const text = useText();
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const bills = billsOf(tender, caseId);
  const { unit } = tender.project;
  const isSum = isSumOfBills(tender, caseId);
  const put = useCallback(
    (bill: string, item: PricedItem) =>
      onChange((before) => ({
        ...before,
        prices: { ...before.prices, [bill]: { ...before.prices[bill], [item.number]: item } },
      })),
    [onChange],
  );
  const importing = useMutation({
    mutationFn: (file: File) => importPrices(file, bills, unit),
    onSuccess: (read) => {
      if (read.kind === 'refused') return;
      onChange((before) => ({
        ...before,
        prices: withImported(before.prices, read.prices),
        sources: [...before.sources.filter(({ name }) => name !== read.source.name), read.source],
      }));
    },
  });
  const exporting = useMutation({
    mutationFn: () =>
      savePriceSheets(
        caseId,
        bills.map((bill) => ({ bill, priced: pricedBill(draft, bill.key) })),
        unit,
      ),
  });
  const read = importing.data;
  return (
    <Box sx={{ display: 'grid', gap: 3 }}>
      {!isSum && (
        <Box>
          {bills.length === 0 && <Typography sx={{ mb: 1.5 }}>{t('bid.bills.none')}</Typography>}
          <TextField
            id={`${id}-price`}
            label={t('bid.bills.price')}
            helperText={t('bid.bills.priceHelp')}
            value={draft.price}
            onChange={({ target }) =>
              onChange((before) => ({ ...before, price: target.value.trim().replaceAll(',', '') }))
            }
            slotProps={{ htmlInput: { inputMode: 'decimal' } }}
          />
        </Box>
      )}
      {bills.length > 0 && (
        <Box>
          <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
            <Button
              variant="outlined"
              startIcon={<DownloadIcon />}
              loading={exporting.isPending}
              onClick={() => exporting.mutate()}
            >
              {t('bid.bills.export')}
            </Button>
            <Button
              variant="outlined"
              startIcon={<UploadFileIcon />}
              loading={importing.isPending}
              onClick={() => input.current?.click()}
            >
              {t('bid.bills.import')}
            </Button>
            <input
              ref={input}
              type="file"
              hidden
              accept=".xlsx"
              aria-label={t('bid.bills.import')}
              onChange={({ target }) => {
                if (target.files?.[0]) importing.mutate(target.files[0]);
                target.value = '';
              }}
            />
          </Box>
          <Box role="status" sx={{ mt: 1 }}>
            {importing.isPending && <Typography variant="body2">{t('bid.bills.importing')}</Typography>}
            {importing.error && (
              <Alert severity="error">{t('bid.bills.refused', { why: t('bid.bills.unreadable.other') })}</Alert>
            )}
            {read?.kind === 'refused' && (
              <Alert severity="error">
                {t('bid.bills.refused', {
                  why: t(`bid.bills.unreadable.${read.why}`, { _: t('bid.bills.unreadable.other') }),
                })}
              </Alert>
            )}
            {read?.kind === 'read' && (
              <Alert severity={read.faults.length > 0 ? 'warning' : 'success'}>
                {t('bid.bills.imported', { smart_count: read.count })}
                {read.faults.length > 0 && (
                  <Box component="ul" sx={{ m: 0, pl: 2.5 }}>
                    {read.faults.slice(0, 20).map((fault) => (
                      <li key={`${fault.sheet} ${fault.cell ?? ''} ${fault.rule}`}>{text(priceCellWords(fault))}</li>
                    ))}
                    {read.faults.length > 20 && (
                      <li>{t('bid.check.more', { smart_count: read.faults.length - 20 })}</li>
                    )}
                  </Box>
                )}
              </Alert>
            )}
          </Box>
        </Box>
      )}
      {bills.map((bill) => (
        <BillTable key={bill.key} bill={bill} prices={draft.prices[bill.key] ?? noPrices} unit={unit} onPrice={put} />
      ))}
      {isSum && (
        <Box sx={{ p: 1.5, bgcolor: 'action.hover', borderRadius: 1 }}>
          <SumLine
            title={t('bid.bills.all')}
            sum={billsTotal(
              tender,
              caseId,
              bills.map(({ key }) => pricedBill(draft, key)),
            )}
            isStrong
          />
        </Box>
      )}
    </Box>
  );
}
