import { Alert, AlertTitle, Box, Button, Checkbox, FormControlLabel, Stack, Typography } from '@mui/material';
import { useMutation } from '@tanstack/react-query';
import { useId, useState, type SyntheticEvent } from 'react';
import { useTranslate } from 'react-admin';
import { readBidKeyFile } from '../../../domain/sealing/bid-key';
import { testBidKey } from '../../../domain/sealing/key-test';
import { faultKey } from './fault-key';
import { KeyFileChoice } from './KeyFileChoice';
import { NewKey } from './NewKey';
import type { HandedInSeal } from './use-handed-in';
import { isKeyOf } from './share-for';

/** A key file that was tested, and what opens it. */
export interface KeyInUse {
  readonly name: string;
  readonly content: string;
  readonly passphrase: string;
}

interface KeyDeskProps {
  readonly caseId: string;
  /** The bid that counts now, which the key is tried on. */
  readonly handedIn: HandedInSeal | undefined;
  readonly onReady: (key: KeyInUse) => void;
}

/**
 * Asks for the key file before anything is filled in, and tries it by sealing something and opening it again, here:
 * whoever has no key, or has lost it, learns that long before the opening.
 */
export function KeyDesk({ caseId, handedIn, onReady }: KeyDeskProps) {
  const t = useTranslate();
  const id = useId();
  const [file, setFile] = useState<File>();
  const [passphrase, setPassphrase] = useState('');
  const [knows, setKnows] = useState(false);
  const [isMaking, setMaking] = useState(false);
  const test = useMutation({
    mutationFn: async () => {
      if (!file) return undefined;
      const content = await file.text();
      await testBidKey(readBidKeyFile(content), passphrase);
      const opens = handedIn && (await isKeyOf(handedIn, caseId, content, passphrase));
      return { key: { name: file.name, content, passphrase }, opens };
    },
  });
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    test.mutate();
  };
  const tried = test.data;
  const go = () => {
    if (tried) onReady(tried.key);
  };
  return (
    <Stack sx={{ gap: 2, alignItems: 'flex-start' }}>
      <Alert severity="warning" sx={{ alignSelf: 'stretch' }}>
        <AlertTitle>{t('case.sealing.lost')}</AlertTitle>
        {t('case.sealing.lostHelp')}
      </Alert>
      <Stack
        component="form"
        noValidate
        aria-label={t('case.sealing.testKey')}
        onSubmit={submit}
        sx={{ gap: 2, alignItems: 'flex-start', alignSelf: 'stretch' }}
      >
        <KeyFileChoice
          {...{ id, file, passphrase }}
          onFile={(chosen) => {
            setFile(chosen);
            test.reset();
          }}
          onPassphrase={(typed) => {
            setPassphrase(typed);
            test.reset();
          }}
        />
        <Button type="submit" variant={tried ? 'outlined' : 'contained'} loading={test.isPending} disabled={!file}>
          {t('case.sealing.test')}
        </Button>
        {!file && <Typography variant="body2">{t('case.sealing.keyFirst')}</Typography>}
      </Stack>
      <Box role="status" sx={{ alignSelf: 'stretch' }}>
        {tried && <Alert severity="success">{t('case.sealing.keyWorks')}</Alert>}
        {tried?.opens !== undefined && handedIn && (
          <Alert severity={tried.opens ? 'success' : 'warning'} sx={{ mt: 1 }}>
            {t(tried.opens ? 'case.sealing.opensBid' : 'case.sealing.opensNoBid', { version: handedIn.version })}
          </Alert>
        )}
        {test.error && <Alert severity="error">{t(faultKey(test.error))}</Alert>}
      </Box>
      {tried && (
        <>
          <FormControlLabel
            control={<Checkbox checked={knows} onChange={(_, is) => setKnows(is)} />}
            label={t('case.sealing.iKnow')}
          />
          <Button variant="contained" disabled={!knows} onClick={go}>
            {t('case.sealing.goOn')}
          </Button>
        </>
      )}
      {!tried && (
        <Box sx={{ alignSelf: 'stretch', borderTop: 1, borderColor: 'divider', pt: 2 }}>
          {isMaking ? (
            <NewKey />
          ) : (
            <Button variant="outlined" onClick={() => setMaking(true)}>
              {t('case.sealing.noKeyYet')}
            </Button>
          )}
        </Box>
      )}
    </Stack>
  );
}
