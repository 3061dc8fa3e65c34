import { Box, Stack, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Amount } from '../../look/Amount';
import { useFormSetting } from '../form-setting';
import { BidNotes } from './BidNotes';
import { totalOf, type VerdictProps } from './score-sheet';
import { ScoreInput } from './ScoreInput';
import { VerdictChoice } from './VerdictChoice';

/** The sheet on a phone: a card a bid. */
export function ScoreCards({ rows }: { readonly rows: readonly VerdictProps[] }) {
  const t = useTranslate();
  const { context } = useFormSetting();
  return (
    <Stack spacing={1.5}>
      {rows.map((row) => (
        <Box key={row.bid.id} sx={{ border: 1, borderColor: 'divider', borderRadius: 1, p: 1.5 }}>
          <Typography sx={{ fontWeight: 600 }}>{row.bid.bidder}</Typography>
          <Typography variant="body2" sx={{ color: 'text.secondary', mb: 1 }}>
            <Amount value={row.bid.price} unit={context.unit} />
          </Typography>
          <BidNotes bid={row.bid} />
          <VerdictChoice {...row} />
          {row.draft.verdict !== 'rejected' &&
            row.criteria.map((criterion) => (
              <Box key={criterion.id} sx={{ display: 'flex', alignItems: 'center', gap: 1, mt: 1 }}>
                <Typography variant="body2" sx={{ flex: 1 }}>
                  {typeof criterion.title === 'string' ? criterion.title : criterion.id} ·{' '}
                  {t('form.sheet.max', { max: criterion.max })}
                </Typography>
                <ScoreInput {...row} criterion={criterion} />
              </Box>
            ))}
          {row.criteria.length > 0 && row.draft.verdict !== 'rejected' && (
            <Typography sx={{ mt: 1, textAlign: 'right', fontWeight: 600 }}>
              {t('form.sheet.total')} {totalOf(row.draft, row.criteria)}
            </Typography>
          )}
        </Box>
      ))}
    </Stack>
  );
}
