import CheckIcon from '@mui/icons-material/VerifiedOutlined';
import DownloadIcon from '@mui/icons-material/DownloadOutlined';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useMutation } from '@tanstack/react-query';
import { useNotify, useTranslate } from 'react-admin';
import type { Notice } from '../../../api/contract';
import { sha256 } from '../../../domain/hash';
import { address, problemOf, request } from '../api/client';
import { ProblemAlert } from '../look/ProblemAlert';

/** The fingerprint by which anybody can check that a notice was not changed: here, or with tools of their own. */
export function NoticeHash({ notice: { id, hash, amends } }: { readonly notice: Notice }) {
  const translate = useTranslate();
  const notify = useNotify();
  const path = `/public/notices/${encodeURIComponent(id)}/content`;
  const check = useMutation({
    mutationFn: async () => sha256(await request<string>('GET', path, undefined, { as: 'text' })) === hash,
  });
  const copy = () =>
    navigator.clipboard.writeText(hash).then(
      () => notify('notices.copied'),
      () => undefined, // not allowed here; it can still be selected
    );
  return (
    <Box sx={{ bgcolor: 'background.default', borderRadius: 2, p: 2 }}>
      <Typography variant="h3" sx={{ fontSize: '0.9375rem' }}>
        {translate('notices.hash')}
      </Typography>
      <Box component="code" sx={{ display: 'block', fontSize: '0.8125rem', wordBreak: 'break-all', my: 0.5 }}>
        {hash}
      </Box>
      <Typography variant="body2" color="textSecondary">
        {translate('notices.hashHelp')}
      </Typography>
      {amends && (
        <Typography variant="body2" color="textSecondary" sx={{ mt: 1 }}>
          {translate('notices.hashBefore', { number: amends.number })}
          <Box component="code" sx={{ display: 'block', fontSize: '0.8125rem', wordBreak: 'break-all' }}>
            {amends.hash}
          </Box>
        </Typography>
      )}
      <Box className="not-printed" sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, mt: 1 }}>
        <Button size="small" startIcon={<CheckIcon />} loading={check.isPending} onClick={() => check.mutate()}>
          {translate('notices.check')}
        </Button>
        <Button size="small" startIcon={<DownloadIcon />} href={address(path)} download>
          {translate('notices.content')}
        </Button>
        <Button size="small" onClick={() => void copy()}>
          {translate('notices.copy')}
        </Button>
      </Box>
      <Box role="status" sx={{ mt: check.isIdle ? 0 : 1 }}>
        {check.data !== undefined && (
          <Alert severity={check.data ? 'success' : 'error'} role="presentation">
            {translate(check.data ? 'notices.genuine' : 'notices.changed')}
          </Alert>
        )}
        {check.error && <ProblemAlert problem={problemOf(check.error)} />}
      </Box>
    </Box>
  );
}
