import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogContentText from '@mui/material/DialogContentText';
import DialogTitle from '@mui/material/DialogTitle';
import TextField from '@mui/material/TextField';
import { useState, type SyntheticEvent } from 'react';
import { useLogout, useTranslate } from 'react-admin';
import type { Me } from '../../../api/contract';
import { problemOf } from '../api/client';
import { ProblemAlert } from '../look/ProblemAlert';
import { ReasonButton } from '../look/ReasonButton';
import { useSignInAgain } from './use-sign-in-again';

interface Props {
  /** Whose session has ended. */
  readonly me: Me;
  readonly onSignedIn: () => void;
}

/** Asks for the password over the page that stands open, which stays as it is and is hidden meanwhile. */
export function SignInAgain({ me, onSignedIn }: Props) {
  const translate = useTranslate();
  const logout = useLogout();
  const [password, setPassword] = useState('');
  const { mutate, error, isPending } = useSignInAgain(me, onSignedIn);

  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (password !== '' && !isPending) mutate(password);
  };
  return (
    <Dialog
      open
      fullWidth
      maxWidth="xs"
      aria-labelledby="again-title"
      slotProps={{ backdrop: { sx: { bgcolor: 'background.default' } } }}
    >
      <form onSubmit={submit} noValidate>
        <DialogTitle id="again-title">{translate('login.over')}</DialogTitle>
        <DialogContent>
          <DialogContentText sx={{ mb: 2 }}>{translate('login.overHelp')}</DialogContentText>
          {error && (
            <Box sx={{ mb: 2 }}>
              <ProblemAlert problem={problemOf(error)} />
            </Box>
          )}
          {/* read by password managers */}
          <input type="text" name="username" autoComplete="username" value={me.user.login} readOnly hidden />
          <TextField
            autoFocus
            fullWidth
            id="again-password"
            type="password"
            autoComplete="current-password"
            label={translate('login.passwordOf', { name: me.user.name, login: me.user.login })}
            value={password}
            onChange={(event) => setPassword(event.target.value)}
            sx={{ mt: 1 }}
          />
        </DialogContent>
        <DialogActions>
          <Button onClick={() => void logout()}>{translate('login.other')}</Button>
          <ReasonButton
            type="submit"
            variant="contained"
            loading={isPending}
            reason={password === '' ? translate('login.needPassword') : undefined}
          >
            {translate('login.submit')}
          </ReasonButton>
        </DialogActions>
      </form>
    </Dialog>
  );
}
