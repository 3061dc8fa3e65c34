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
  readonly name: string;
  readonly onClose: () => void;
  readonly onSkip: (reason: string) => void;
}

const shortest = 5;

/** Asks why the case shall go on without it; the reason stays in the record of the case. */
export function SkipDialog({ name, onClose, onSkip }: Props) {
  const translate = useTranslate();
  const [reason, setReason] = useState('');
  const words = reason.trim();
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="xs" aria-labelledby="skip-title">
      <DialogTitle id="skip-title">{translate('incidents.skipTitle', { name })}</DialogTitle>
      <DialogContent>
        <DialogContentText sx={{ mb: 2 }}>{translate('incidents.skipHelp')}</DialogContentText>
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
          onClick={() => onSkip(words)}
        >
          {translate('incidents.skip')}
        </ReasonButton>
      </DialogActions>
    </Dialog>
  );
}
