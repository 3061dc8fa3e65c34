import { Alert, Box, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { useText } from '../../i18n/use-text';
import type { ScoredBid } from './score-sheet';

/** What to look at before a bid is judged: warnings, and what its bidder was asked and has answered. */
export function BidNotes({ bid }: { readonly bid: ScoredBid }) {
  const t = useTranslate();
  const text = useText();
  return (
    <Box sx={{ fontWeight: 400, my: 0.5 }}>
      {bid.warnings?.map((warning) => (
        <Alert key={warning.zh} severity="warning" sx={{ my: 0.5, maxWidth: 420 }}>
          {text(warning)}
        </Alert>
      ))}
      {bid.clarifications?.map(({ question, answer }, index) => (
        <Box key={index} sx={{ my: 0.5, maxWidth: 420 }}>
          <Typography variant="body2">{t('form.sheet.asked', { question })}</Typography>
          <Typography variant="body2" sx={{ color: 'text.secondary' }}>
            {answer === undefined ? t('form.sheet.unanswered') : t('form.sheet.answered', { answer })}
          </Typography>
        </Box>
      ))}
    </Box>
  );
}
