import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import type { IncidentResults } from '../../../api/contract';
import { useText } from '../i18n/use-text';
import { StatusChip } from '../look/StatusChip';

interface Props {
  readonly results: IncidentResults['results'];
  readonly nameOf: (key: string) => string;
  readonly onClose: () => void;
}

/** What came of a decision, row by row. */
export function IncidentOutcome({ results, nameOf, onClose }: Props) {
  const translate = useTranslate();
  const text = useText();
  const ok = results.filter((result) => result.ok).length;
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="sm" aria-labelledby="incident-outcome">
      <DialogTitle id="incident-outcome">{translate('incidents.results')}</DialogTitle>
      <DialogContent>
        <Typography role="status" sx={{ mb: 1 }}>
          {translate('deliveries.resultSentence', { ok, failed: results.length - ok })}
        </Typography>
        <Box component="ul" sx={{ listStyle: 'none', p: 0, m: 0 }}>
          {results.map(({ key, ok: isDone, message }) => (
            <Stack
              component="li"
              key={key}
              direction="row"
              sx={{ gap: 1, py: 1, borderTop: 1, borderColor: 'divider', alignItems: 'center' }}
            >
              <Box sx={{ flex: 1, minWidth: 0 }}>
                {nameOf(key)}
                {message && <Typography variant="body2">{text(message)}</Typography>}
              </Box>
              <StatusChip
                tone={isDone ? 'good' : 'bad'}
                label={translate(isDone ? 'deliveries.ok' : 'deliveries.notOk')}
              />
            </Stack>
          ))}
        </Box>
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{translate('shell.close')}</Button>
      </DialogActions>
    </Dialog>
  );
}
