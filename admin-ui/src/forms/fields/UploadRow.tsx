import { Alert, Box, Button, LinearProgress, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { useText } from '../../i18n/use-text';
import type { Upload } from '../use-upload';
import { sizeText } from '../values/size-text';

/** A document on its way, or why it did not arrive. */
export function UploadRow({ upload }: { readonly upload: Upload }) {
  const t = useTranslate();
  const text = useText();
  const percent = Math.round(upload.fraction * 100);
  if (upload.problem) {
    return (
      <Alert severity="error" onClose={upload.cancel} closeText={t('case.close')}>
        {t('form.document.failed', { name: upload.name, why: text(upload.problem.message) })}
      </Alert>
    );
  }
  return (
    <Box sx={{ border: 1, borderColor: 'divider', borderRadius: 1, p: 1 }}>
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 1 }}>
        <Typography variant="body2" sx={{ flex: 1, overflowWrap: 'anywhere' }}>
          {upload.name} · {sizeText(upload.size)} · {percent} %
        </Typography>
        <Button size="small" onClick={upload.cancel}>
          {t('case.cancel')}
        </Button>
      </Box>
      <LinearProgress
        variant="determinate"
        value={percent}
        aria-label={t('form.document.sending', { name: upload.name })}
      />
    </Box>
  );
}
