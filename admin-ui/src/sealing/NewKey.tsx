import { Alert, Button, Stack, TextField, Typography } from '@mui/material';
import { useMutation } from '@tanstack/react-query';
import { useId, useState, type SyntheticEvent } from 'react';
import { useTranslate } from 'react-admin';
import { newBidKey } from '../../../domain/sealing/bid-key';
import { saveJson } from '../api/save-file';
import { faultKey } from './fault-key';

/** Makes a bid key here and saves its file. */
export function NewKey() {
  const t = useTranslate();
  const id = useId();
  const [passphrase, setPassphrase] = useState('');
  const [again, setAgain] = useState('');
  const make = useMutation({
    mutationFn: async () => saveJson('bid-key.json', (await newBidKey(passphrase)).file),
  });
  const differs = again !== '' && again !== passphrase;
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (again === passphrase) make.mutate();
  };
  return (
    <Stack component="form" noValidate onSubmit={submit} sx={{ gap: 2, alignItems: 'flex-start' }}>
      <Typography variant="h4" component="h4">
        {t('case.sealing.newKey')}
      </Typography>
      <TextField
        id={`${id}-new`}
        type="password"
        autoComplete="new-password"
        label={t('case.sealing.newPassphrase')}
        helperText={t('case.sealing.shortPassphrase')}
        value={passphrase}
        onChange={({ target }) => setPassphrase(target.value)}
        sx={{ maxWidth: 420 }}
        fullWidth
      />
      <TextField
        id={`${id}-again`}
        type="password"
        autoComplete="new-password"
        label={t('case.sealing.again')}
        error={differs}
        helperText={differs ? t('case.sealing.differs') : undefined}
        value={again}
        onChange={({ target }) => setAgain(target.value)}
        sx={{ maxWidth: 420 }}
        fullWidth
      />
      <Button type="submit" variant="outlined" loading={make.isPending}>
        {t('case.sealing.makeKey')}
      </Button>
      <div role="status">
        {make.isSuccess && <Alert severity="success">{t('case.sealing.madeKey')}</Alert>}
        {make.error && <Alert severity="error">{t(faultKey(make.error))}</Alert>}
      </div>
    </Stack>
  );
}
