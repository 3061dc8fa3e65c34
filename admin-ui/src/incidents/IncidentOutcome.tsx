import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import type { IncidentResults } from '../../../api/contract';
import { outcomeCounts } from '../look/outcome-counts';
import { OutcomeRow } from '../look/OutcomeRow';

interface Props {
  readonly results: IncidentResults['results'];
  readonly nameOf: (key: string) => string;
  readonly onClose: () => void;
}

/** What came of a decision, row by row. */
export function IncidentOutcome({ results, nameOf, onClose }: Props) {
  const translate = useTranslate();
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="sm" aria-labelledby="incident-outcome">
      <DialogTitle id="incident-outcome">{translate('incidents.results')}</DialogTitle>
      <DialogContent>
        <Typography role="status" sx={{ mb: 1 }}>
          {translate('outcome.sentence', outcomeCounts(results))}
        </Typography>
        <Box component="ul" sx={{ listStyle: 'none', p: 0, m: 0 }}>
          {results.map((result) => (
            <OutcomeRow key={result.key} name={nameOf(result.key)} result={result} />
          ))}
        </Box>
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{translate('shell.close')}</Button>
      </DialogActions>
    </Dialog>
  );
}
