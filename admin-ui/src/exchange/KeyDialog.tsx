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
  readonly onClose: () => void;
  readonly onAdd: (publicKey: string) => void;
}

/** Asks for another public key of a platform. */
export function KeyDialog({ onClose, onAdd }: Props) {
  const translate = useTranslate();
  const [typed, setTyped] = useState('');
  const key = typed.trim();
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="sm" aria-labelledby="key-title">
      <DialogTitle id="key-title">{translate('exchange.addKey')}</DialogTitle>
      <DialogContent>
        <DialogContentText sx={{ mb: 2 }}>{translate('exchange.registerHelp')}</DialogContentText>
        <TextField
          autoFocus
          fullWidth
          label={translate('exchange.key')}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{translate('shell.cancel')}</Button>
        <ReasonButton
          variant="contained"
          reason={key === '' ? translate('exchange.needed') : undefined}
          onClick={() => onAdd(key)}
        >
          {translate('exchange.addKey')}
        </ReasonButton>
      </DialogActions>
    </Dialog>
  );
}
