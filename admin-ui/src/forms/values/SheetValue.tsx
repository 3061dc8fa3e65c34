import { Table, TableBody, TableCell, TableHead, TableRow } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { FormContext } from '../../../../definitions/language/form-context';
import { ScrollBox } from './ScrollBox';
import { totalOf, type DraftSheet } from '../fields/score-sheet';

interface SheetValueProps {
  readonly value: unknown;
  readonly context: Pick<FormContext, 'bids' | 'criteria'> | undefined;
}

/** A score sheet to be read: verdict, points and total of every bid. */
export function SheetValue({ value, context }: SheetValueProps) {
  const t = useTranslate();
  const { bids: drafts = [] } = value as Partial<DraftSheet>; // what a scoreSheet field holds
  const criteria = (context?.criteria ?? []).filter(({ kind }) => kind === 'scored');
  return (
    <ScrollBox label={t('form.sheet.table')}>
      <Table size="small" sx={{ width: 'auto' }}>
        <TableHead>
          <TableRow>
            <TableCell>{t('form.sheet.bidder')}</TableCell>
            <TableCell>{t('form.sheet.verdict')}</TableCell>
            {criteria.map(({ id, title }) => (
              <TableCell key={id} align="right" sx={{ minWidth: 72 }}>
                {typeof title === 'string' ? title : id}
              </TableCell>
            ))}
            {criteria.length > 0 && (
              <TableCell align="right" sx={{ whiteSpace: 'nowrap' }}>
                {t('form.sheet.total')}
              </TableCell>
            )}
          </TableRow>
        </TableHead>
        <TableBody>
          {drafts.map((draft) => (
            <TableRow key={draft.bid}>
              <TableCell sx={{ minWidth: 120 }}>
                {context?.bids?.find(({ id }) => id === draft.bid)?.bidder ?? draft.bid}
              </TableCell>
              <TableCell sx={{ minWidth: 120 }}>
                {t(draft.verdict === 'rejected' ? 'form.sheet.rejected' : 'form.sheet.accepted')}
                {draft.reason && ` · ${draft.reason}`}
              </TableCell>
              {criteria.map(({ id }) => (
                <TableCell key={id} align="right" sx={{ minWidth: 72 }}>
                  {draft.scores[id] ?? '—'}
                </TableCell>
              ))}
              {criteria.length > 0 && (
                <TableCell align="right" sx={{ whiteSpace: 'nowrap' }}>
                  {draft.verdict === 'rejected' ? '—' : totalOf(draft, criteria)}
                </TableCell>
              )}
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </ScrollBox>
  );
}
