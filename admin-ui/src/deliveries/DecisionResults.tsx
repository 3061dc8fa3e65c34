import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import Stack from '@mui/material/Stack';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import type { Delivery, DeliveryResults } from '../../../api/contract';
import { useText } from '../i18n/use-text';
import { StatusChip } from '../look/StatusChip';

interface Props {
  readonly results: DeliveryResults['results'];
  readonly deliveries: readonly Delivery[];
  readonly onClose: () => void;
}

/** What came of a decision over many, row by row. */
export function DecisionResults({ results, deliveries, onClose }: Props) {
  const translate = useTranslate();
  const text = useText();
  const ok = results.filter((result) => result.ok).length;
  const nameOf = (id: string) => {
    const delivery = deliveries.find((each) => each.id === id);
    return delivery ? `${delivery.user.name} · ${translate(`channel.${delivery.channel}`)}` : id;
  };
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="sm" aria-labelledby="decided-title">
      <DialogTitle id="decided-title">{translate('deliveries.results')}</DialogTitle>
      <DialogContent>
        <Typography role="status" sx={{ mb: 1 }}>
          {translate('deliveries.resultSentence', { ok, failed: results.length - ok })}
        </Typography>
        <Box component="ul" sx={{ listStyle: 'none', p: 0, m: 0 }}>
          {results.map((result) => (
            <Stack
              component="li"
              key={result.id}
              direction="row"
              sx={{ gap: 1, py: 1, borderTop: 1, borderColor: 'divider', alignItems: 'center' }}
            >
              <Box sx={{ flex: 1, minWidth: 0 }}>
                {nameOf(result.id)}
                {result.message && <Typography variant="body2">{text(result.message)}</Typography>}
              </Box>
              <StatusChip
                tone={result.ok ? 'good' : 'bad'}
                label={translate(result.ok ? 'deliveries.ok' : 'deliveries.notOk')}
              />
            </Stack>
          ))}
        </Box>
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{translate('deliveries.close')}</Button>
      </DialogActions>
    </Dialog>
  );
}
