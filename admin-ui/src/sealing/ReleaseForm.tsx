import { Alert, Box, Button, Stack, Typography } from '@mui/material';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useId, useState, type SyntheticEvent } from 'react';
import { useTranslate } from 'react-admin';
import type { OwnSealing } from '../../../api/contract';
import type { SealedHeader } from '../../../domain/sealing/sealed-header';
import { problemOf, ProblemError, request } from '../api/client';
import { Waiting } from '../layout/Waiting';
import { ProblemAlert } from '../look/ProblemAlert';
import { faultKey } from './fault-key';
import { KeyFileChoice } from './KeyFileChoice';
import { shareFor } from './share-for';

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
  const sealings = useQuery({
    queryKey: ['sealings', caseId, released],
    queryFn: ({ signal }) =>
      request<{ items: OwnSealing[] }>('GET', `/cases/${encodeURIComponent(caseId)}/sealings`, undefined, {
        signal,
        query: { action: released },
      }),
  });
  // the newest that was handed in is the one that counts; the contract carries its header as plain data
  const header = sealings.data?.items.find((each) => each.header)?.header as SealedHeader | undefined;
  const release = useMutation({
    mutationFn: async () => {
      if (header && file) await onSend({ share: await shareFor(header, caseId, file, passphrase) });
    },
  });
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    release.mutate();
  };
  if (sealings.isPending) return <Waiting />;
  if (sealings.error)
    return <ProblemAlert problem={problemOf(sealings.error)} onRetry={() => void sealings.refetch()} />;
  if (!header) return <Alert severity="info">{t('case.sealing.nothingToOpen')}</Alert>;
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
