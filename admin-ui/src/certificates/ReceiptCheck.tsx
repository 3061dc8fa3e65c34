import UploadFileIcon from '@mui/icons-material/UploadFileOutlined';
import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useRef, type ChangeEvent } from 'react';
import { useTranslate } from 'react-admin';
import { problemOf } from '../api/client';
import { HashText } from '../forms/values/HashText';
import { Facts } from '../look/Facts';
import { Instant } from '../look/Instant';
import { ProblemAlert } from '../look/ProblemAlert';
import { useReceiptCheck, type ReceiptVerdict } from './use-receipt-check';

/** Whether a receipt was signed by this platform, for anybody who holds its file. */
export function ReceiptCheck() {
  const t = useTranslate();
  const input = useRef<HTMLInputElement>(null);
  const { mutate, data, error, isPending } = useReceiptCheck();
  const choose = ({ target }: ChangeEvent<HTMLInputElement>) => {
    const file = target.files?.[0];
    if (file) mutate(file);
    target.value = '';
  };
  return (
    <Stack sx={{ gap: 2, alignItems: 'flex-start' }}>
      <Typography variant="h2">{t('receipt.title')}</Typography>
      <Typography>{t('receipt.lead')}</Typography>
      <Button
        variant="contained"
        startIcon={<UploadFileIcon />}
        loading={isPending}
        onClick={() => input.current?.click()}
      >
        {t('receipt.choose')}
      </Button>
      <input ref={input} type="file" hidden accept="application/json,.json" onChange={choose} />
      <Stack role="status" sx={{ gap: 2, alignSelf: 'stretch' }}>
        {data && <Verdict verdict={data} />}
      </Stack>
      {error && <ProblemAlert problem={problemOf(error)} />}
    </Stack>
  );
}

function Verdict({ verdict }: { readonly verdict: ReceiptVerdict }) {
  const t = useTranslate();
  const { kind } = verdict;
  const alert = <Alert severity={kind === 'genuine' ? 'success' : 'error'}>{t(`receipt.${kind}`)}</Alert>;
  if (verdict.kind === 'none' || verdict.kind === 'forged') return alert;
  const { confirmed } = verdict;
  return (
    <>
      {alert}
      <Facts
        facts={[
          { name: t('receipt.case'), value: confirmed.case },
          { name: t('receipt.body'), value: confirmed.body.name },
          { name: t('receipt.receivedAt'), value: <Instant at={confirmed.receivedAt} style="second" /> },
          { name: t('receipt.version'), value: String(confirmed.version) },
          { name: t('receipt.hash'), value: <HashText hash={confirmed.hash} whole /> },
          { name: t('receipt.documents'), value: String(confirmed.documents.length) },
        ]}
      />
    </>
  );
}
