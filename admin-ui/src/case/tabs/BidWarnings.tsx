import { Alert, Box, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { BidWarning } from '../../../../api/contract';
import { useCitation } from '../../i18n/use-citation';
import { useText } from '../../i18n/use-text';
import { useCaseList } from '../use-case-list';

/** What the opened bids of different bidders have in common, with its evidence, for those who watch over the case. */
export function BidWarnings({ caseId }: { readonly caseId: string }) {
  const t = useTranslate();
  const text = useText();
  const cite = useCitation();
  const { data: warnings = [] } = useCaseList<BidWarning>(caseId, 'bid-warnings');
  if (warnings.length === 0) return null;
  return (
    <Alert severity="warning" role="region" aria-label={t('case.bids.alike')}>
      <Typography sx={{ fontWeight: 600 }}>{t('case.bids.alike')}</Typography>
      <Typography variant="body2">{t('case.bids.alikeHelp')}</Typography>
      {warnings.map((warning) => (
        <Box key={warning.text.zh} sx={{ mt: 1, overflowWrap: 'anywhere' }}>
          <Typography variant="body2" sx={{ fontWeight: 600 }}>
            {text(warning.text)}
          </Typography>
          <Typography variant="body2">{warning.bids.map(({ bidder }) => bidder).join(t('case.bids.and'))}</Typography>
          <Typography variant="body2">
            {text(warning.rule)} · {cite(warning.article)}
          </Typography>
        </Box>
      ))}
    </Alert>
  );
}
