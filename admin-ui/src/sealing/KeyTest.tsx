import { Alert, Button, Stack, Typography } from '@mui/material';
import { useMutation } from '@tanstack/react-query';
import { useId, useState, type SyntheticEvent } from 'react';
import { useTranslate } from 'react-admin';
import { readBidKeyFile } from '../../../domain/sealing/bid-key';
import { testBidKey } from '../../../domain/sealing/key-test';
import { faultKey } from './fault-key';
import { KeyFileChoice } from './KeyFileChoice';

/** Tests a key file and its passphrase here, by sealing something and opening it again. */
export function KeyTest() {
  const t = useTranslate();
  const id = useId();
  const [file, setFile] = useState<File>();
  const [passphrase, setPassphrase] = useState('');
  const test = useMutation({
    mutationFn: async () => {
      if (file) await testBidKey(readBidKeyFile(await file.text()), passphrase);
    },
  });
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    test.mutate();
  };
  return (
    <Stack component="form" noValidate onSubmit={submit} sx={{ gap: 2, alignItems: 'flex-start' }}>
      <Typography variant="h4" component="h4">
        {t('case.sealing.testKey')}
      </Typography>
      <KeyFileChoice {...{ id, file, passphrase }} onFile={setFile} onPassphrase={setPassphrase} />
      <Button type="submit" variant="outlined" loading={test.isPending} disabled={!file}>
        {t('case.sealing.test')}
      </Button>
      <div role="status">
        {test.isSuccess && <Alert severity="success">{t('case.sealing.keyWorks')}</Alert>}
        {test.error && <Alert severity="error">{t(faultKey(test.error))}</Alert>}
      </div>
    </Stack>
  );
}
