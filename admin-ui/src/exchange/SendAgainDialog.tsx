import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogContentText from '@mui/material/DialogContentText';
import DialogTitle from '@mui/material/DialogTitle';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { ReasonButton } from '../look/ReasonButton';

interface Props {
  readonly made: number;
  readonly onClose: () => void;
  readonly onSend: (after: number) => void;
}

/** Asks from where on packages are sent again. */
export function SendAgainDialog({ made, onClose, onSend }: Props) {
  const translate = useTranslate();
  const [typed, setTyped] = useState('');
  const after = /^\d+$/.test(typed.trim()) ? Number(typed) : NaN;
  const fits = after <= made;
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="xs" aria-labelledby="send-again-title">
      <DialogTitle id="send-again-title">{translate('exchange.sendAgainTitle')}</DialogTitle>
      <DialogContent>
        <DialogContentText sx={{ mb: 2 }}>{translate('exchange.sendAgainHelp')}</DialogContentText>
        <TextField
          autoFocus
          fullWidth
          label={translate('exchange.after')}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          slotProps={{ htmlInput: { inputMode: 'numeric' } }}
        />
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{translate('shell.cancel')}</Button>
        <ReasonButton
          variant="contained"
          reason={fits ? undefined : translate('exchange.afterWrong', { made })}
          onClick={() => onSend(after)}
        >
          {translate('exchange.sendAgain')}
        </ReasonButton>
      </DialogActions>
    </Dialog>
  );
}
