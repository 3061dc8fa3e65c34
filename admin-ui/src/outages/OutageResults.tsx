import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Card from '@mui/material/Card';
import Link from '@mui/material/Link';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router';
import { useText } from '../i18n/use-text';
import { StatusChip } from '../look/StatusChip';
import type { Affected, OutageResult } from './use-outage';

interface Props {
  readonly results: readonly OutageResult[];
  readonly cases: readonly Affected[];
  readonly onAgain: () => void;
}

/** What came of it, case by case. */
export function OutageResults({ results, cases, onAgain }: Props) {
  const translate = useTranslate();
  const text = useText();
  const ok = results.filter((result) => result.ok).length;
  return (
    <Card component="section" aria-labelledby="results" sx={{ p: 2.5 }}>
      <Typography variant="h2" id="results" tabIndex={-1}>
        {translate('outages.done')}
      </Typography>
      <Typography role="status" sx={{ mb: 2 }}>
        {translate('outages.doneSentence', { ok, failed: results.length - ok })}
      </Typography>
      <Box component="ul" sx={{ listStyle: 'none', p: 0, m: 0, mb: 2 }}>
        {results.map((result) => (
          <Stack
            component="li"
            key={result.caseId}
            direction={{ xs: 'column', sm: 'row' }}
            sx={{ gap: 1, py: 1, borderTop: 1, borderColor: 'divider', alignItems: { sm: 'center' } }}
          >
            <Box sx={{ flex: 1, minWidth: 0 }}>
              <Link component={RouterLink} to={`/cases/${result.caseId}`}>
                {cases.find(({ caseId }) => caseId === result.caseId)?.title ?? result.code}
              </Link>
              {result.message && <Typography variant="body2">{text(result.message)}</Typography>}
            </Box>
            <StatusChip
              tone={result.ok ? 'good' : 'bad'}
              label={translate(result.ok ? 'outages.ok' : 'outages.failed')}
            />
          </Stack>
        ))}
      </Box>
      <Button variant="outlined" onClick={onAgain}>
        {translate('outages.again')}
      </Button>
    </Card>
  );
}
