import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { ReasonButton } from '../look/ReasonButton';

interface Props {
  readonly onSave: (name: string) => void;
  readonly onClose: () => void;
}

/** Asks for the name under which filters are kept. */
export function SaveFilterDialog({ onSave, onClose }: Props) {
  const translate = useTranslate();
  const [name, setName] = useState('');
  const isNamed = name.trim() !== '';
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="xs" aria-labelledby="save-filter">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (isNamed) onSave(name.trim());
        }}
      >
        <DialogTitle id="save-filter">{translate('ra.saved_queries.new_dialog_title')}</DialogTitle>
        <DialogContent>
          <TextField
            autoFocus
            fullWidth
            margin="dense"
            label={translate('ra.saved_queries.query_name')}
            value={name}
            onChange={(event) => setName(event.target.value.slice(0, 60))}
          />
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose}>{translate('shell.cancel')}</Button>
          <ReasonButton
            type="submit"
            variant="contained"
            reason={isNamed ? undefined : translate('ra.validation.required')}
          >
            {translate('shell.save')}
          </ReasonButton>
        </DialogActions>
      </form>
    </Dialog>
  );
}
