import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { useNotify, useTranslate } from 'react-admin';
import type { View, ViewContent } from '../../../api/contract';
import { problemOf } from '../api/client';
import { ProblemAlert } from '../look/ProblemAlert';
import { ReasonButton } from '../look/ReasonButton';
import { SharingChoice } from './SharingChoice';
import { useViewAct } from './use-views';

interface Props {
  readonly list: View['list'];
  readonly content: ViewContent;
  readonly onClose: () => void;
}

/** Keeps how a list is looked at now under a name. */
export function SaveViewDialog({ list, content, onClose }: Props) {
  const translate = useTranslate();
  const notify = useNotify();
  const act = useViewAct(list);
  const [name, setName] = useState('');
  const [shared, setShared] = useState<View['shared']>('nobody');
  const words = name.trim();
  const save = () =>
    act.mutate(
      { does: 'save', name: words, content, shared },
      {
        onSuccess: () => {
          notify('views.saved', { type: 'success' });
          onClose();
        },
      },
    );
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="xs" aria-labelledby="save-view">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (words !== '') save();
        }}
      >
        <DialogTitle id="save-view">{translate('views.save')}</DialogTitle>
        <DialogContent>
          <Stack sx={{ gap: 2, pt: 1 }}>
            <TextField
              autoFocus
              fullWidth
              required
              label={translate('views.name')}
              value={name}
              onChange={(event) => setName(event.target.value.slice(0, 60))}
            />
            <SharingChoice value={shared} onChange={setShared} />
            {act.error && <ProblemAlert problem={problemOf(act.error)} />}
          </Stack>
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose}>{translate('shell.cancel')}</Button>
          <ReasonButton
            type="submit"
            variant="contained"
            reason={words === '' ? translate('ra.validation.required') : undefined}
          >
            {translate('shell.save')}
          </ReasonButton>
        </DialogActions>
      </form>
    </Dialog>
  );
}
