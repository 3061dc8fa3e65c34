import { Alert, Box, Button, LinearProgress, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { useText } from '../../i18n/use-text';
import { instantText } from '../../look/span-of-time';
import type { Sending } from '../uploads/sendings';
import { sizeText } from '../values/size-text';
import { DiscardButton } from './DiscardButton';

/** A document on its way, one that was left on its way, or why it did not arrive. */
export function UploadRow({ sending }: { readonly sending: Sending }) {
  const t = useTranslate();
  const text = useText();
  const { name, size, step, fraction, problem, keptUntil, pause, resume, cancel } = sending;
  const percent = Math.floor(fraction * 100);
  const isLarge = (pause ?? resume) !== undefined;

  if (problem) {
    return (
      <Alert
        severity="error"
        action={
          resume ? (
            <>
              <Button color="inherit" size="small" onClick={resume}>
                {t('form.document.resume')}
              </Button>
              <DiscardButton name={name} asks onDiscard={cancel} />
            </>
          ) : (
            <Button color="inherit" size="small" onClick={cancel}>
              {t('case.close')}
            </Button>
          )
        }
      >
        {t('form.document.failed', { name, why: text(problem.message) })}
      </Alert>
    );
  }
  if (step === 'left') {
    const until = keptUntil === undefined ? '' : instantText(keptUntil, 'day');
    return (
      <Alert severity="info" icon={false} action={<DiscardButton name={name} asks onDiscard={cancel} />}>
        {t('form.document.left', { name, size: sizeText(size), percent, until })}
      </Alert>
    );
  }
  return (
    <Box sx={{ border: 1, borderColor: 'divider', borderRadius: 1, p: 1 }}>
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 1, flexWrap: 'wrap' }}>
        <Typography variant="body2" sx={{ flex: '1 1 12rem', overflowWrap: 'anywhere' }}>
          {name} · {sizeText(size)} · {percent} %
        </Typography>
        <Box sx={{ display: 'flex', gap: 1, ml: 'auto' }}>
          {pause && step !== 'joining' && (
            <Button size="small" onClick={pause}>
              {t('form.document.pause')}
            </Button>
          )}
          {resume && (
            <Button size="small" onClick={resume}>
              {t('form.document.resume')}
            </Button>
          )}
          <DiscardButton name={name} asks={isLarge && fraction > 0} onDiscard={cancel} />
        </Box>
      </Box>
      <LinearProgress
        variant="determinate"
        value={percent}
        color={step === 'waiting' ? 'warning' : 'primary'}
        aria-label={t('form.document.sending', { name })}
      />
      <Typography role="status" variant="body2" sx={{ color: 'text.secondary', mt: step === 'sending' ? 0 : 0.5 }}>
        {step === 'sending' ? '' : t(`form.document.${step}`)}
      </Typography>
    </Box>
  );
}
