import Alert from '@mui/material/Alert';
import AlertTitle from '@mui/material/AlertTitle';
import Box from '@mui/material/Box';
import { useTranslate } from 'react-admin';
import type { Reconciliation } from '../../../api/contract';
import { useText } from '../i18n/use-text';

/** What a comparison has found, one line for each platform. */
export function CheckResult({ results }: { readonly results: readonly Reconciliation[] }) {
  const translate = useTranslate();
  const text = useText();
  return (
    <Box role="status" sx={{ display: 'grid', gap: 1 }}>
      {results.map(({ with: code, agrees, made, received, findings }) => (
        <Alert key={code} severity={agrees ? 'success' : 'warning'} role="presentation">
          <AlertTitle>{code}</AlertTitle>
          {translate(agrees ? 'exchange.agrees' : 'exchange.differs', { made, received })}
          {findings.map(({ code: kind, zh, en }) => (
            <div key={kind}>{text({ zh, en })}</div>
          ))}
        </Alert>
      ))}
    </Box>
  );
}
