import { Box, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { EvaluationView } from '../../../../api/contract';
import type { Unit } from '../../../../domain/amount';
import { CorrectedPrice } from '../../forms/values/CorrectedPrice';
import { CorrectionText } from '../../forms/values/CorrectionText';

interface MadeCorrectionsProps {
  readonly corrections: NonNullable<EvaluationView['corrections']>;
  readonly unit: Unit;
}

/** What the committee corrected in the arithmetic of bids, what it left, and what the bidders said. */
export function MadeCorrections({ corrections, unit }: MadeCorrectionsProps) {
  const t = useTranslate();
  return (
    <Box component="section">
      <Typography variant="h3" component="h3">
        {t('case.evaluation.corrections')}
      </Typography>
      {corrections.map(({ bid, bidder, stated, corrected, confirmation, corrections: all, unlisted }) => (
        <Box key={bid} sx={{ mt: 1 }}>
          <strong>{bidder}</strong>
          <CorrectedPrice stated={stated} corrected={corrected} unit={unit} />
          {confirmation && t(`case.evaluation.confirmation.${confirmation}`)}
          <Box component="ul" sx={{ my: 0.5, pl: 2.5 }}>
            {all.map((one) => (
              <li key={`${one.rule.zh} ${one.bill ?? ''} ${one.item ?? ''}`}>
                <CorrectionText {...one} unit={unit} />
                {one.refused && `${t('form.corrections.refused')}: ${one.refused.join('; ')}`}
              </li>
            ))}
          </Box>
          {unlisted > 0 && t('form.corrections.unlisted', { smart_count: unlisted })}
        </Box>
      ))}
    </Box>
  );
}
