import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Card from '@mui/material/Card';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router';
import type { Incident } from '../../../api/contract';
import { problemOf } from '../api/client';
import { Facts } from '../look/Facts';
import { Instant } from '../look/Instant';
import { ProblemAlert } from '../look/ProblemAlert';
import { ReasonDialog } from '../look/ReasonDialog';
import { useMend } from './use-incidents';

/** One thing that keeps failing: what, of which case, since when and why, and how to go on. */
export function IncidentCard({ incident }: { readonly incident: Incident }) {
  const translate = useTranslate();
  const [isSkipping, setSkipping] = useState(false);
  const mend = useMend();

  // `publish:tenderNotice`: what it does, and with what
  const [does = '', what] = incident.effect.split(':');
  const name = translate(`incidents.effect.${does}`, { _: does });
  return (
    <Card component="li" sx={{ p: 2 }}>
      <Typography variant="h2" sx={{ mb: 1 }}>
        {what === undefined ? name : `${name} (${what})`}
      </Typography>
      <Facts
        facts={[
          {
            name: translate('incidents.case'),
            value: (
              <Link component={RouterLink} to={`/cases/${incident.caseId}`}>
                {incident.caseId}
              </Link>
            ),
          },
          { name: translate('incidents.since'), value: <Instant at={incident.since} style="second" /> },
          { name: translate('incidents.error'), value: <code>{incident.error}</code> },
        ]}
      />
      {mend.error && (
        <Box sx={{ mt: 1.5 }}>
          <ProblemAlert problem={problemOf(mend.error)} />
        </Box>
      )}
      <Box sx={{ display: 'flex', gap: 1, mt: 1.5 }}>
        <Button variant="contained" loading={mend.isPending} onClick={() => mend.mutate({ incident, how: 'retry' })}>
          {translate('incidents.retry')}
        </Button>
        {incident.maySkip && (
          <Button color="error" onClick={() => setSkipping(true)}>
            {translate('incidents.skip')}
          </Button>
        )}
      </Box>
      {isSkipping && (
        <ReasonDialog
          title={translate('incidents.skipTitle', { name })}
          help={translate('incidents.skipHelp')}
          label={translate('incidents.reason')}
          action={translate('incidents.skip')}
          onClose={() => setSkipping(false)}
          onSend={(reason) => {
            setSkipping(false);
            mend.mutate({ incident, how: 'skip', reason });
          }}
        />
      )}
    </Card>
  );
}
