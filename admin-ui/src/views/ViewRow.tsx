import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import type { View, ViewContent } from '../../../api/contract';
import { SharingChoice } from './SharingChoice';
import type { ViewAct } from './use-views';

interface Props {
  readonly view: View;
  readonly content: ViewContent;
  readonly isBusy: boolean;
  readonly onAct: (act: ViewAct) => void;
}

/** One view with what may be done to it; a shared one belongs to who saved it. */
export function ViewRow({ view, content, isBusy, onAct }: Props) {
  const translate = useTranslate();
  const [name, setName] = useState(view.name);
  const [isDeleting, setDeleting] = useState(false);
  const { id, isMine, isDefault } = view;
  const words = name.trim();
  return (
    <Box component="li" sx={{ border: 1, borderColor: 'divider', borderRadius: 1.5, p: 1.5 }}>
      {isMine ? (
        <Stack sx={{ gap: 1.5 }}>
          <TextField
            fullWidth
            label={translate('views.name')}
            value={name}
            onChange={(event) => setName(event.target.value.slice(0, 60))}
          />
          <SharingChoice value={view.shared} onChange={(shared) => onAct({ does: 'change', id, shared })} />
        </Stack>
      ) : (
        <>
          <Typography sx={{ fontWeight: 600 }}>{view.name}</Typography>
          <Typography variant="body2" color="textSecondary">
            {translate('views.by', { name: view.owner.name })}
          </Typography>
        </>
      )}
      <Stack direction="row" sx={{ gap: 1, flexWrap: 'wrap', mt: 1 }}>
        {isMine && words !== view.name && words !== '' && (
          <Button disabled={isBusy} variant="contained" onClick={() => onAct({ does: 'change', id, name: words })}>
            {translate('views.rename')}
          </Button>
        )}
        <Button disabled={isBusy} onClick={() => onAct({ does: 'default', id: isDefault ? null : id })}>
          {translate(isDefault ? 'views.noDefault' : 'views.makeDefault')}
        </Button>
        {isMine && (
          <Button disabled={isBusy} onClick={() => onAct({ does: 'change', id, content })}>
            {translate('views.replace')}
          </Button>
        )}
        {isMine && !isDeleting && (
          <Button color="error" onClick={() => setDeleting(true)}>
            {translate('views.delete')}
          </Button>
        )}
        {isDeleting && (
          <Button color="error" variant="contained" disabled={isBusy} onClick={() => onAct({ does: 'delete', id })}>
            {translate('views.reallyDelete', { name: view.name })}
          </Button>
        )}
      </Stack>
    </Box>
  );
}
