import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useNotify, useTranslate } from 'react-admin';

/** The fingerprint by which anybody can check that a notice was not changed. */
export function NoticeHash({ hash }: { readonly hash: string }) {
  const translate = useTranslate();
  const notify = useNotify();
  const copy = () =>
    navigator.clipboard.writeText(hash).then(
      () => notify('notices.copied'),
      () => undefined, // not allowed here; it can still be selected
    );
  return (
    <Box sx={{ bgcolor: 'background.default', borderRadius: 2, p: 2 }}>
      <Typography variant="body2" sx={{ fontWeight: 600 }}>
        {translate('notices.hash')}
      </Typography>
      <Box component="code" sx={{ display: 'block', fontSize: '0.8125rem', wordBreak: 'break-all', my: 0.5 }}>
        {hash}
      </Box>
      <Typography variant="caption" color="textSecondary">
        {translate('notices.hashHelp')}
      </Typography>
      <Button size="small" onClick={() => void copy()} sx={{ ml: 1 }}>
        {translate('notices.copy')}
      </Button>
    </Box>
  );
}
