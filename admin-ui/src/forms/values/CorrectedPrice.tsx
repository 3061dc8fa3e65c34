import { Box } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { Unit } from '../../../../domain/amount';
import { Amount } from '../../look/Amount';

interface CorrectedPriceProps {
  readonly stated: string;
  readonly corrected: string;
  readonly unit: Unit;
}

/** The price of a bid as stated, and after its corrections. */
export function CorrectedPrice({ stated, corrected, unit }: CorrectedPriceProps) {
  const t = useTranslate();
  return (
    <Box>
      {t('form.corrections.summary')} <Amount value={stated} unit={unit} /> → {t('form.corrections.after')}{' '}
      <strong>
        <Amount value={corrected} unit={unit} />
      </strong>
    </Box>
  );
}
