import Alert from '@mui/material/Alert';
import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type SyntheticEvent } from 'react';
import { useTranslate } from 'react-admin';
import { problemOf, request } from '../api/client';
import { ProblemAlert } from '../look/ProblemAlert';
import { ReasonButton } from '../look/ReasonButton';

const empty = { current: '', next: '', repeat: '' };
const names = ['current', 'next', 'repeat'] as const;
const least = 10;

/** Changes one's own password. */
export function PasswordForm() {
  const translate = useTranslate();
  const client = useQueryClient();
  const [values, setValues] = useState(empty);
  const { mutate, error, isPending, isSuccess, reset } = useMutation({
    mutationFn: ({ current, next }: typeof empty) => request<undefined>('POST', '/me/password', { current, next }),
    onSuccess: () => {
      setValues(empty);
      // who had to change it first may do the rest now
      void client.invalidateQueries({ queryKey: ['me'] });
    },
  });

  const short =
    values.next !== '' && values.next.length < least
      ? translate('profile.short', { length: values.next.length })
      : undefined;
  const differs = values.repeat !== '' && values.repeat !== values.next ? translate('profile.different') : undefined;
  const reason =
    short ?? differs ?? (names.some((name) => values[name] === '') ? translate('profile.fill') : undefined);
  const faults = { current: undefined, next: short, repeat: differs };
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (reason === undefined && !isPending) mutate(values);
  };

  return (
    <Stack component="form" sx={{ gap: 2, maxWidth: 400 }} onSubmit={submit} noValidate>
      {error && <ProblemAlert problem={problemOf(error)} />}
      {isSuccess && <Alert severity="success">{translate('profile.changed')}</Alert>}
      {names.map((name) => (
        <TextField
          key={name}
          id={`password-${name}`}
          type="password"
          label={translate(`profile.${name}`)}
          value={values[name]}
          error={faults[name] !== undefined}
          helperText={faults[name] ?? (name === 'next' ? translate('profile.nextHelp') : undefined)}
          autoComplete={name === 'current' ? 'current-password' : 'new-password'}
          onChange={(event) => {
            if (isSuccess || error) reset();
            setValues({ ...values, [name]: event.target.value });
          }}
        />
      ))}
      <ReasonButton
        type="submit"
        variant="contained"
        loading={isPending}
        reason={reason}
        sx={{ alignSelf: 'flex-start' }}
      >
        {translate('profile.change')}
      </ReasonButton>
    </Stack>
  );
}
