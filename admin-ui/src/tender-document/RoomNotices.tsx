import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useTranslate } from 'react-admin';
import { useText } from '../i18n/use-text';
import { ProblemAlert } from '../look/ProblemAlert';
import type { Saving } from './use-draft-saving';

interface RoomNoticesProps {
  readonly saving: Saving;
  /** The case takes no tender document now. */
  readonly isClosed: boolean;
  readonly onReload: () => void;
  readonly onRetry: () => void;
}

/** What keeps one from writing on: somebody else has saved, nothing could be saved, or it is not the time. */
export function RoomNotices({ saving, isClosed, onReload, onRetry }: RoomNoticesProps) {
  const t = useTranslate();
  const text = useText();
  return (
    <>
      {saving.kind === 'conflict' && (
        <Alert
          severity="warning"
          sx={{ mb: 2 }}
          action={
            <Button color="inherit" size="small" onClick={onReload}>
              {t('tender.loadAgain')}
            </Button>
          }
        >
          {text(saving.problem.message)}
        </Alert>
      )}
      {saving.kind === 'failed' && (
        <Box sx={{ mb: 2 }}>
          <ProblemAlert problem={saving.problem} onRetry={onRetry} />
        </Box>
      )}
      {isClosed && (
        <Alert severity="info" sx={{ mb: 2 }}>
          {t('tender.closed')}
        </Alert>
      )}
    </>
  );
}
