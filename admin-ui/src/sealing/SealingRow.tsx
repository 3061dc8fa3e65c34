import { Box, Button, LinearProgress, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { SealingStep } from './sealing-job';

interface SealingRowProps {
  readonly step: SealingStep;
  /** How much of the step is done, 0 to 1. */
  readonly fraction: number;
  readonly onCancel: () => void;
}

/** A bid that is being sealed here: what is done, how far it is, and how to stop it. */
export function SealingRow({ step, fraction, onCancel }: SealingRowProps) {
  const t = useTranslate();
  const words = t(`case.sealing.${step}`);
  return (
    <Box sx={{ border: 1, borderColor: 'divider', borderRadius: 1, p: 1 }}>
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 1, flexWrap: 'wrap' }}>
        <Typography role="status" variant="body2" sx={{ flex: '1 1 12rem' }}>
          {words}
        </Typography>
        <Typography variant="body2" sx={{ fontVariantNumeric: 'tabular-nums' }}>
          {Math.floor(fraction * 100)} %
        </Typography>
        <Button size="small" onClick={onCancel}>
          {t('case.sealing.cancel')}
        </Button>
      </Box>
      <LinearProgress variant="determinate" value={fraction * 100} aria-label={words} />
    </Box>
  );
}
