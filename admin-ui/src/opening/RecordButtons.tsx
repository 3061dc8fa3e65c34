import DownloadIcon from '@mui/icons-material/DownloadOutlined';
import PrintIcon from '@mui/icons-material/PrintOutlined';
import { Box, Button, GlobalStyles } from '@mui/material';
import { useMutation } from '@tanstack/react-query';
import { useNotify, useTranslate } from 'react-admin';
import type { OpeningRecord } from '../../../api/contract';
import { problemOf, request } from '../api/client';
import { saveJson } from '../api/save-file';

const printed = {
  '@media print': {
    'body *': { visibility: 'hidden' },
    '.opening-room, .opening-room *': { visibility: 'visible' },
    '.opening-room': { position: 'absolute', inset: 0, border: 'none !important' },
    '.opening-room .not-printed': { display: 'none !important' },
  },
};

/** Saves the record of the opening as signed data, or prints it as it is shown. */
export function RecordButtons({ caseId }: { readonly caseId: string }) {
  const t = useTranslate();
  const notify = useNotify();
  const { mutate, isPending } = useMutation({
    mutationFn: () => request<OpeningRecord>('GET', `/cases/${encodeURIComponent(caseId)}/opening-record`),
    onSuccess: (record) => saveJson(`opening-record-${caseId}.json`, record),
    onError: (error) => notify(`problem.title.${problemOf(error).code}`, { type: 'error' }),
  });
  return (
    <Box className="not-printed" sx={{ mt: 2, display: 'flex', flexWrap: 'wrap', gap: 1 }}>
      <GlobalStyles styles={printed} />
      <Button variant="outlined" startIcon={<DownloadIcon />} loading={isPending} onClick={() => mutate()}>
        {t('opening.record')}
      </Button>
      <Button variant="outlined" startIcon={<PrintIcon />} onClick={() => window.print()}>
        {t('opening.print')}
      </Button>
    </Box>
  );
}
