import { Alert, Box, Button, Stack, Typography } from '@mui/material';
import { useMutation } from '@tanstack/react-query';
import { useId, useState, type SyntheticEvent } from 'react';
import { useTranslate } from 'react-admin';
import { problemOf, ProblemError } from '../api/client';
import { Waiting } from '../layout/Waiting';
import { ProblemAlert } from '../look/ProblemAlert';
import { faultKey } from './fault-key';
import { KeyFileChoice } from './KeyFileChoice';
import { shareFor } from './share-for';
import { useHandedIn } from './use-handed-in';

interface ReleaseFormProps {
  readonly caseId: string;
  /** The action whose entry is opened. */
  readonly released: string;
  /** What is done, in words; it stands on the button. */
  readonly title: string;
  readonly onSend: (form: { readonly share: string }) => Promise<void>;
}

/** Computes the share that opens one's bid from the key file, here, and hands in nothing but the share. */
export function ReleaseForm({ caseId, released, title, onSend }: ReleaseFormProps) {
  const t = useTranslate();
  const id = useId();
  const [file, setFile] = useState<File>();
  const [passphrase, setPassphrase] = useState('');
  const handedIn = useHandedIn(caseId, released);
  const release = useMutation({
    mutationFn: async () => {
      if (!handedIn.data || !file) return;
      await onSend({ share: await shareFor(handedIn.data, caseId, await file.text(), passphrase) });
    },
  });
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    release.mutate();
  };
  if (handedIn.isPending) return <Waiting />;
  if (handedIn.error)
    return <ProblemAlert problem={problemOf(handedIn.error)} onRetry={() => void handedIn.refetch()} />;
  if (!handedIn.data) return <Alert severity="info">{t('case.sealing.nothingToOpen')}</Alert>;
  const { error } = release;
  return (
    <Stack component="form" noValidate aria-label={title} onSubmit={submit} sx={{ gap: 2, alignItems: 'flex-start' }}>
      <Typography>{t('case.sealing.release')}</Typography>
      <KeyFileChoice {...{ id, file, passphrase }} onFile={setFile} onPassphrase={setPassphrase} />
      <Box role="alert">
        {error && !(error instanceof ProblemError) && <Alert severity="error">{t(faultKey(error))}</Alert>}
      </Box>
      {error instanceof ProblemError && <ProblemAlert problem={problemOf(error)} />}
      {!file && <Typography variant="body2">{t('case.sealing.keyFirst')}</Typography>}
      <Button type="submit" variant="contained" loading={release.isPending} disabled={!file}>
        {title}
      </Button>
    </Stack>
  );
}
