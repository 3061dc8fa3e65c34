import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogContentText from '@mui/material/DialogContentText';
import DialogTitle from '@mui/material/DialogTitle';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { ReasonButton } from './ReasonButton';

interface Props {
  readonly title: string;
  readonly help: string;
  /** What is asked for. */
  readonly label: string;
  /** What the button does. */
  readonly action: string;
  readonly onClose: () => void;
  readonly onSend: (reason: string) => void;
}

const shortest = 5;

/** Asks why before something is done that is kept on record with its reason. */
export function ReasonDialog({ title, help, label, action, onClose, onSend }: Props) {
  const translate = useTranslate();
  const [reason, setReason] = useState('');
  const words = reason.trim();
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="xs" aria-labelledby="reason-title">
      <DialogTitle id="reason-title">{title}</DialogTitle>
      <DialogContent>
        <DialogContentText sx={{ mb: 2 }}>{help}</DialogContentText>
        <TextField
          autoFocus
          fullWidth
          multiline
          minRows={2}
          required
          label={label}
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
          reason={words.length < shortest ? translate('shell.reasonShort') : undefined}
          onClick={() => onSend(words)}
        >
          {action}
        </ReasonButton>
      </DialogActions>
    </Dialog>
  );
}
