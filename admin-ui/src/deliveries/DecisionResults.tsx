import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import type { Delivery, DeliveryResults } from '../../../api/contract';
import { outcomeCounts } from '../look/outcome-counts';
import { OutcomeRow } from '../look/OutcomeRow';

interface Props {
  readonly results: DeliveryResults['results'];
  readonly deliveries: readonly Delivery[];
  readonly onClose: () => void;
}

/** What came of a decision over many, row by row. */
export function DecisionResults({ results, deliveries, onClose }: Props) {
  const translate = useTranslate();
  const nameOf = (id: string) => {
    const delivery = deliveries.find((each) => each.id === id);
    return delivery ? `${delivery.user.name} · ${translate(`channel.${delivery.channel}`)}` : id;
  };
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="sm" aria-labelledby="decided-title">
      <DialogTitle id="decided-title">{translate('deliveries.results')}</DialogTitle>
      <DialogContent>
        <Typography role="status" sx={{ mb: 1 }}>
          {translate('outcome.sentence', outcomeCounts(results))}
        </Typography>
        <Box component="ul" sx={{ listStyle: 'none', p: 0, m: 0 }}>
          {results.map((result) => (
            <OutcomeRow key={result.id} name={nameOf(result.id)} result={result} />
          ))}
        </Box>
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{translate('deliveries.close')}</Button>
      </DialogActions>
    </Dialog>
  );
}
