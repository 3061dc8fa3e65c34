import Box from '@mui/material/Box';
import Card from '@mui/material/Card';
import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import type { ExchangedVersion } from '../../../api/contract';
import { useText } from '../i18n/use-text';
import { Instant } from '../look/Instant';
import { FactValue } from './FactValue';

/** What was received of a case, newest first: when, how late, and what each changed. */
export function ExchangedHistory({ history }: { readonly history: readonly ExchangedVersion[] }) {
  const translate = useTranslate();
  const text = useText();
  return (
    <Card sx={{ p: 2 }}>
      <Typography variant="h2" sx={{ mb: 1 }}>
        {translate('exchanged.history')}
      </Typography>
      <Box component="ol" sx={{ m: 0, p: 0, listStyle: 'none' }}>
        {history.map(({ number, title, madeAt, lagSeconds, changes }) => (
          <Box component="li" key={number} sx={{ py: 1, '& + &': { borderTop: 1, borderColor: 'divider' } }}>
            <Typography sx={{ fontWeight: 600 }}>{text(title)}</Typography>
            <Typography variant="body2" color="textSecondary">
              <Instant at={madeAt} /> · {translate('exchanged.package', { number })} ·{' '}
              {translate('exchanged.lag', { seconds: lagSeconds })}
            </Typography>
            {changes.map(({ fact, before, after }) => (
              <Box key={fact} sx={{ fontSize: '0.875rem', mt: 0.25 }}>
                {translate(`exchanged.facts.${fact}`, { _: fact })}
                {translate('exchanged.colon')}
                {before !== undefined && (
                  <>
                    <FactValue fact={fact} value={before} /> →{' '}
                  </>
                )}
                {after === undefined ? translate('exchanged.gone') : <FactValue fact={fact} value={after} />}
              </Box>
            ))}
          </Box>
        ))}
      </Box>
    </Card>
  );
}
