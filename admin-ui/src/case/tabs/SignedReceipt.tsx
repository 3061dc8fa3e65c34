import DownloadIcon from '@mui/icons-material/DownloadOutlined';
import Button from '@mui/material/Button';
import { useMutation } from '@tanstack/react-query';
import { useNotify, useTranslate } from 'react-admin';
import { problemOf } from '../../api/client';
import { download } from '../../api/download';
import { receiptName } from '../receipt-name';

/** Saves the signed receipt of one's own entry, which anybody can check without a login. */
export function SignedReceipt({ caseId, entry }: { readonly caseId: string; readonly entry: string }) {
  const t = useTranslate();
  const notify = useNotify();
  const path = `/cases/${encodeURIComponent(caseId)}/entries/${encodeURIComponent(entry)}/receipt`;
  const { mutate, isPending } = useMutation({
    mutationFn: () => download(path, {}, receiptName(entry)),
    onError: (error) => notify(`problem.title.${problemOf(error).code}`, { type: 'error' }),
  });
  return (
    <Button size="small" startIcon={<DownloadIcon />} loading={isPending} onClick={() => mutate()} sx={{ mt: 0.5 }}>
      {t('form.receipt.signed')}
    </Button>
  );
}
