import HideIcon from '@mui/icons-material/VisibilityOffOutlined';
import ShowIcon from '@mui/icons-material/VisibilityOutlined';
import IconButton from '@mui/material/IconButton';
import InputAdornment from '@mui/material/InputAdornment';
import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import { useState, type SyntheticEvent } from 'react';
import { useLogin, useTranslate } from 'react-admin';
import type { Problem } from '../../../api/contract';
import { problemOf } from '../api/client';
import { ProblemAlert } from '../look/ProblemAlert';
import { ReasonButton } from '../look/ReasonButton';

export interface Account {
  readonly login: string;
  readonly password: string;
}

interface Props {
  readonly account: Account;
  readonly onChange: (account: Account) => void;
}

/** Login name and password, and the refusal if there is one. */
export function LoginForm({ account, onChange }: Props) {
  const translate = useTranslate();
  const login = useLogin();
  const [problem, setProblem] = useState<Problem>();
  const [isPending, setPending] = useState(false);
  const [isShown, setShown] = useState(false);

  const isComplete = account.login.trim() !== '' && account.password !== '';
  const submit = async (event: SyntheticEvent) => {
    event.preventDefault();
    if (!isComplete || isPending) return;
    setPending(true);
    setProblem(undefined);
    try {
      await login({ login: account.login.trim(), password: account.password });
    } catch (error) {
      setProblem(problemOf(error));
      setPending(false);
    }
  };

  return (
    <Stack component="form" sx={{ gap: 2 }} onSubmit={(event) => void submit(event)} noValidate>
      {problem && <ProblemAlert problem={problem} />}
      <TextField
        id="login"
        label={translate('login.login')}
        value={account.login}
        onChange={(event) => onChange({ ...account, login: event.target.value })}
        autoComplete="username"
        autoFocus
        size="medium"
        fullWidth
      />
      <TextField
        id="password"
        label={translate('login.password')}
        type={isShown ? 'text' : 'password'}
        value={account.password}
        onChange={(event) => onChange({ ...account, password: event.target.value })}
        autoComplete="current-password"
        size="medium"
        fullWidth
        slotProps={{
          input: {
            endAdornment: (
              <InputAdornment position="end">
                <IconButton
                  onClick={() => setShown(!isShown)}
                  aria-label={translate(isShown ? 'login.hide' : 'login.show')}
                  edge="end"
                >
                  {isShown ? <HideIcon /> : <ShowIcon />}
                </IconButton>
              </InputAdornment>
            ),
          },
        }}
      />
      <ReasonButton
        type="submit"
        variant="contained"
        size="large"
        loading={isPending}
        reason={isComplete ? undefined : translate('login.need')}
      >
        {translate('login.submit')}
      </ReasonButton>
    </Stack>
  );
}
