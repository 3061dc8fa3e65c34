import { Box, TextField, ToggleButton, ToggleButtonGroup, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { useText } from '../../i18n/use-text';
import type { VerdictProps } from './score-sheet';

/** Accepts or rejects a bid; a rejection asks for its reason. */
export function VerdictChoice({ bid, draft, onChange, onLeave, faultOf, baseId }: VerdictProps) {
  const t = useTranslate();
  const text = useText();
  const fault = faultOf('verdict') ?? faultOf('reason');
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
      {fault && (
        <Typography variant="body2" sx={{ color: 'error.main', mt: 0.5 }}>
          {text(fault.message)}
        </Typography>
      )}
    </Box>
  );
}
