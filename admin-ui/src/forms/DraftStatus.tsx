import { Box, Button, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { shanghaiTime } from '../../../definitions/language/limit';
import type { DraftState } from './use-draft';

interface DraftStatusProps {
  readonly state: DraftState;
  readonly restored: boolean;
  readonly onDiscard: () => void;
}

/** Says whether what was typed is kept, and lets one begin anew. */
export function DraftStatus({ state, restored, onDiscard }: DraftStatusProps) {
  const t = useTranslate();
  const words =
    state.kind === 'saved'
      ? t(restored ? 'form.draft.restored' : 'form.draft.saved', {
          time: shanghaiTime(state.at).slice(restored ? 5 : 11),
        })
      : state.kind === 'none'
        ? t('form.draft.none')
        : t(`form.draft.${state.kind}`);
  return (
    <Box sx={{ display: 'flex', alignItems: 'center', gap: 1, minHeight: 32, flexWrap: 'wrap' }}>
      <Typography
        variant="body2"
        role="status"
        sx={{ color: state.kind === 'failed' ? 'error.main' : 'text.secondary' }}
      >
        {words}
      </Typography>
      {state.kind === 'saved' && (
        <Button size="small" onClick={onDiscard} sx={{ minWidth: 0 }}>
          {t('form.draft.discard')}
        </Button>
      )}
    </Box>
  );
}
