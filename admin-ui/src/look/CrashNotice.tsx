import Alert from '@mui/material/Alert';
import AlertTitle from '@mui/material/AlertTitle';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useTranslate } from 'react-admin';

interface Props {
  readonly error: Error;
  readonly onRetry: () => void;
}

/** Stands where a part of the page crashed. */
export function CrashNotice({ error, onRetry }: Props) {
  const translate = useTranslate();
  return (
    <Alert
      severity="error"
      variant="outlined"
      sx={{ m: 2, bgcolor: 'background.paper' }}
      action={
        <Button color="inherit" size="small" onClick={onRetry}>
          {translate('shell.retry')}
        </Button>
      }
    >
      <AlertTitle>{translate('look.crash')}</AlertTitle>
      {translate('look.crashHelp')}
      <Box component="pre" sx={{ whiteSpace: 'pre-wrap', fontSize: '0.75rem', mb: 0 }}>
        {error.message}
      </Box>
    </Alert>
  );
}
