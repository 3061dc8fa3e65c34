import DownloadIcon from '@mui/icons-material/DownloadOutlined';
import { Alert, AlertTitle, Box, Button, Stack, Typography } from '@mui/material';
import { useMutation } from '@tanstack/react-query';
import { useNotify, useTranslate } from 'react-admin';
import type { SealingTask } from '../../../definitions/language';
import { problemOf, request } from '../api/client';
import { saveJson } from '../api/save-file';
import { KeyTest } from './KeyTest';
import { NewKey } from './NewKey';

interface SealingHelpProps {
  readonly caseId: string;
  readonly action: string;
}

const steps = ['key', 'task', 'seal', 'upload'] as const;

/** How a bid is sealed on one's own machine, with the task that the sealing tool needs. */
export function SealingHelp({ caseId, action }: SealingHelpProps) {
  const t = useTranslate();
  const notify = useNotify();
  const { mutate, isPending } = useMutation({
    mutationFn: () => request<SealingTask>('POST', `/cases/${encodeURIComponent(caseId)}/sealings`, { action }),
    onSuccess: (task) => saveJson(`sealing-${caseId}-${task.place.version}.json`, task),
    onError: (error) => notify(`problem.title.${problemOf(error).code}`, { type: 'error' }),
  });
  return (
    <Box sx={{ mb: 2 }}>
      <Typography>{t('case.sealing.lead')}</Typography>
      <Box component="ol" sx={{ pl: 3, my: 1.5, '& li': { mb: 0.5 } }}>
        {steps.map((step) => (
          <li key={step}>{t(`case.sealing.${step}`)}</li>
        ))}
      </Box>
      <Button variant="outlined" startIcon={<DownloadIcon />} loading={isPending} onClick={() => mutate()}>
        {t('case.sealing.download')}
      </Button>
      <Alert severity="warning" sx={{ mt: 2 }}>
        <AlertTitle>{t('case.sealing.lost')}</AlertTitle>
        {t('case.sealing.lostHelp')}
      </Alert>
      {/* keys are made by the browser's cryptography, which plain http does not have */}
      {window.isSecureContext && (
        <Stack sx={{ mt: 2, gap: 3 }}>
          <NewKey />
          <KeyTest />
        </Stack>
      )}
    </Box>
  );
}
