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
  readonly count: number;
  readonly onClose: () => void;
  readonly onGiveUp: (reason: string) => void;
}

const shortest = 5;

/** Asks why messages shall not be sent any more; the reason stays with them. */
export function GiveUpDialog({ count, onClose, onGiveUp }: Props) {
  const translate = useTranslate();
  const [reason, setReason] = useState('');
  const words = reason.trim();
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="xs" aria-labelledby="give-up-title">
      <DialogTitle id="give-up-title">{translate('deliveries.giveUpTitle', { smart_count: count })}</DialogTitle>
      <DialogContent>
        <DialogContentText sx={{ mb: 2 }}>{translate('deliveries.giveUpHelp')}</DialogContentText>
        <TextField
          autoFocus
          fullWidth
          multiline
          minRows={2}
          required
          label={translate('incidents.reason')}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
          slotProps={{ htmlInput: { maxLength: 500 } }}
        />
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{translate('shell.cancel')}</Button>
        <ReasonButton
          variant="contained"
          color="error"
          reason={words.length < shortest ? translate('incidents.reasonShort') : undefined}
          onClick={() => onGiveUp(words)}
        >
          {translate('deliveries.giveUp')}
        </ReasonButton>
      </DialogActions>
    </Dialog>
  );
}
