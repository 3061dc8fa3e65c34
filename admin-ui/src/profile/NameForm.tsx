import Alert from '@mui/material/Alert';
import Card from '@mui/material/Card';
import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type SyntheticEvent } from 'react';
import { useTranslate } from 'react-admin';
import { problemOf, request } from '../api/client';
import { ProblemAlert } from '../look/ProblemAlert';
import { ReasonButton } from '../look/ReasonButton';

/** Changes one's own name as others see it. */
export function NameForm({ name }: { readonly name: string }) {
  const translate = useTranslate();
  const client = useQueryClient();
  const [value, setValue] = useState(name);
  const { mutate, error, isPending, isSuccess } = useMutation({
    mutationFn: (next: string) => request<undefined>('PUT', '/me/name', { name: next }),
    onSuccess: () => Promise.all(['me', 'audit'].map((key) => client.invalidateQueries({ queryKey: [key] }))),
  });

  const next = value.trim();
  const reason = next === '' ? 'ownName.short' : next === name ? 'ownName.same' : undefined;
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (reason === undefined && !isPending) mutate(next);
  };
  return (
    <Card component="section" sx={{ p: 2.5 }}>
      <Typography variant="h2">{translate('ownName.title')}</Typography>
      <Typography variant="body2" color="textSecondary" sx={{ mb: 1.5 }}>
        {translate('ownName.help')}
      </Typography>
      <Stack component="form" sx={{ gap: 1.5, maxWidth: 400 }} onSubmit={submit} noValidate>
        {error && <ProblemAlert problem={problemOf(error)} />}
        {isSuccess && next === name && <Alert severity="success">{translate('ownName.saved')}</Alert>}
        <TextField
          id="own-name"
          label={translate('profile.name')}
          value={value}
          onChange={(event) => setValue(event.target.value)}
          autoComplete="name"
          slotProps={{ htmlInput: { maxLength: 100 } }}
        />
        <ReasonButton
          type="submit"
          variant="outlined"
          loading={isPending}
          reason={reason && translate(reason)}
          sx={{ alignSelf: 'flex-start' }}
        >
          {translate('ownName.save')}
        </ReasonButton>
      </Stack>
    </Card>
  );
}
