import { Alert, Box, Stack, TextField, ToggleButton, ToggleButtonGroup, Typography } from '@mui/material';
import { useEffect } from 'react';
import { useTranslate } from 'react-admin';
import { correctionKey, type Correction } from '../../../../domain/bid-document/corrections';
import type { CorrectionSheet } from '../../../../domain/bid-document/decide-corrections';
import { useText } from '../../i18n/use-text';
import { useFormSetting, type InputProps } from '../form-setting';
import { faultAt, useField } from '../use-field';
import { CorrectedPrice } from '../values/CorrectedPrice';
import { CorrectionText } from '../values/CorrectionText';
import { refusalOf, withoutRefusal, withRefusal } from './correction-sheet';

/** What one expert decides on the corrections of all bids: each is made unless it is refused with a reason. */
export function CorrectionsInput({ path }: InputProps<'corrections'>) {
  const t = useTranslate();
  const { context } = useFormSetting();
  const { value, change } = useField<CorrectionSheet>(path);
  const bids = context.corrections ?? [];
  const isEmpty = value === undefined;
  useEffect(() => {
    // what is proposed is what is sent where nothing is refused
    if (isEmpty) change({ refused: [] });
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [isEmpty]);
  if (bids.length === 0) return <Typography color="text.secondary">{t('form.corrections.none')}</Typography>;
  return (
    <Stack spacing={2}>
      {bids.map(({ bid, bidder, stated, corrected, corrections, unlisted = 0 }) => (
        <Box
          key={bid}
          component="section"
          aria-label={t('form.corrections.of', { bidder })}
          sx={{ border: 1, borderColor: 'divider', borderRadius: 1, p: 1.5 }}
        >
          <Typography sx={{ fontWeight: 600 }}>{bidder}</Typography>
          <CorrectedPrice stated={stated} corrected={corrected} unit={context.unit} />
          {corrections.map((correction) => (
            <Decision key={correctionKey(correction)} path={path} bid={bid} correction={correction} />
          ))}
          {unlisted > 0 && (
            <Typography variant="body2" sx={{ mt: 1, color: 'text.secondary' }}>
              {t('form.corrections.unlisted', { smart_count: unlisted })}
            </Typography>
          )}
        </Box>
      ))}
      {value && value.refused.length > 0 && <Alert severity="info">{t('form.corrections.recomputed')}</Alert>}
    </Stack>
  );
}

interface DecisionProps {
  readonly path: string;
  readonly bid: string;
  readonly correction: Correction;
}

function Decision({ path, bid, correction }: DecisionProps) {
  const t = useTranslate();
  const text = useText();
  const { context, shown } = useFormSetting();
  const { value, change, leave, ids } = useField<CorrectionSheet>(path);
  const key = correctionKey(correction);
  const refusal = refusalOf(value, bid, key);
  const index = value?.refused.findIndex((one) => one === refusal) ?? -1;
  const fault = refusal && faultAt(shown, `${path}.refused.${index}`, true);
  const { rule, bill, item, stated, corrected } = correction;
  const refuse = (reason: string) => change(withRefusal(value, { bid, correction: key, reason }));
  const what = [bill?.title, item].filter(Boolean).join(' ') || t('form.corrections.price');
  return (
    <Box sx={{ mt: 1.5, pt: 1.5, borderTop: 1, borderColor: 'divider' }}>
      <CorrectionText
        {...{ item, stated, corrected }}
        bill={bill?.title}
        unit={context.unit}
        rule={context.rules[rule]?.title ?? { zh: rule, en: rule }}
      />
      <ToggleButtonGroup
        exclusive
        size="small"
        value={refusal ? 'leave' : 'take'}
        onChange={(_, decision: unknown) => {
          if (decision === 'take') change(withoutRefusal(value, bid, key));
          if (decision === 'leave') refuse(refusal?.reason ?? '');
        }}
        aria-label={t('form.corrections.decisionOn', { what })}
        sx={{ mt: 1 }}
      >
        <ToggleButton value="take" color="success" sx={{ whiteSpace: 'nowrap' }}>
          {t('form.corrections.take')}
        </ToggleButton>
        <ToggleButton value="leave" color="error" sx={{ whiteSpace: 'nowrap' }}>
          {t('form.corrections.leave')}
        </ToggleButton>
      </ToggleButtonGroup>
      {refusal && (
        <TextField
          id={`${ids.input}-${bid}-${key}`}
          multiline
          fullWidth
          minRows={2}
          value={refusal.reason}
          placeholder={t('form.corrections.reason')}
          error={!!fault}
          onChange={(event) => refuse(event.target.value)}
          onBlur={leave}
          slotProps={{ htmlInput: { 'aria-label': `${t('form.corrections.reason')} (${what})` } }}
          sx={{ mt: 1 }}
        />
      )}
      {fault && (
        <Typography variant="body2" sx={{ color: 'error.main', mt: 0.5 }}>
          {text(fault.message)}
        </Typography>
      )}
    </Box>
  );
}
