import { Box, Checkbox, FormControlLabel, TextField, ToggleButton, ToggleButtonGroup, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { useText } from '../../i18n/use-text';
import type { Draft, VerdictProps } from './score-sheet';

const withoutGround = ({ ground: _, ...draft }: Draft): Draft => draft;

/** Accepts or rejects a bid; a rejection asks for its reason. */
export function VerdictChoice({ bid, draft, onChange, onLeave, faultOf, baseId }: VerdictProps) {
  const t = useTranslate();
  const text = useText();
  const fault = faultOf('verdict') ?? faultOf('reason') ?? faultOf('ground');
  return (
    <Box>
      <ToggleButtonGroup
        exclusive
        size="small"
        value={draft.verdict ?? null}
        onChange={(_, verdict: unknown) => {
          if (verdict === 'accepted' || verdict === 'rejected') onChange({ ...draft, verdict });
        }}
        aria-label={t('form.sheet.verdictOn', { bidder: bid.bidder })}
      >
        <ToggleButton value="accepted" color="success" sx={{ whiteSpace: 'nowrap' }}>
          {t('form.sheet.accept')}
        </ToggleButton>
        <ToggleButton value="rejected" color="error" sx={{ whiteSpace: 'nowrap' }}>
          {t('form.sheet.reject')}
        </ToggleButton>
      </ToggleButtonGroup>
      {draft.verdict === 'rejected' && (
        <TextField
          id={`${baseId}-reason`}
          multiline
          fullWidth
          minRows={2}
          value={draft.reason ?? ''}
          placeholder={t('form.sheet.reason')}
          error={!!faultOf('reason')}
          onChange={(event) => onChange({ ...draft, reason: event.target.value })}
          onBlur={onLeave}
          slotProps={{ htmlInput: { 'aria-label': t('form.sheet.reasonFor', { bidder: bid.bidder }) } }}
          sx={{ mt: 1, minWidth: { sm: 200 } }}
        />
      )}
      {draft.verdict === 'rejected' && bid.inquiry && (
        <FormControlLabel
          control={
            <Checkbox
              checked={draft.ground === 'lowPrice'}
              onChange={(_, isLow) => onChange(isLow ? { ...draft, ground: 'lowPrice' } : withoutGround(draft))}
            />
          }
          label={t('form.sheet.lowPrice')}
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
