import DownloadIcon from '@mui/icons-material/DownloadOutlined';
import { Box, Button, Typography } from '@mui/material';
import { useMutation } from '@tanstack/react-query';
import { useNotify, useTranslate } from 'react-admin';
import { problemOf } from '../api/client';
import { saveJson } from '../api/save-file';
import { newTask } from './new-task';

interface OfflineToolProps {
  readonly caseId: string;
  readonly action: string;
}

const steps = ['key', 'task', 'seal', 'upload'] as const;

/** How a bid is sealed with the offline tool, with the task that it needs. */
export function OfflineTool({ caseId, action }: OfflineToolProps) {
  const t = useTranslate();
  const notify = useNotify();
  const { mutate, isPending } = useMutation({
    mutationFn: () => newTask(caseId, action),
    onSuccess: (task) => saveJson(`sealing-${caseId}-${task.place.version}.json`, task),
    onError: (error) => notify(`problem.title.${problemOf(error).code}`, { type: 'error' }),
  });
  return (
    <Box sx={{ mb: 2 }}>
      <Typography>{t('case.sealing.offline')}</Typography>
      <Box component="ol" sx={{ pl: 3, my: 1.5, '& li': { mb: 0.5, overflowWrap: 'anywhere' } }}>
        {steps.map((step) => (
          <li key={step}>{t(`case.sealing.${step}`)}</li>
        ))}
      </Box>
      <Button variant="outlined" startIcon={<DownloadIcon />} loading={isPending} onClick={() => mutate()}>
        {t('case.sealing.download')}
      </Button>
    </Box>
  );
}
