import Button from '@mui/material/Button';
import Card from '@mui/material/Card';
import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router';
import type { ChannelStatus } from '../../../api/contract';
import { Facts } from '../look/Facts';
import { Instant } from '../look/Instant';

/** A way to reach people that is out of order: since when, why, and how much waits on it. */
export function ChannelIncidentCard({ channel }: { readonly channel: ChannelStatus }) {
  const translate = useTranslate();
  const { name, failingSince, error, waiting } = channel;
  return (
    <Card component="li" sx={{ p: 2 }}>
      <Typography variant="h2" sx={{ mb: 1 }}>
        {translate('deliveries.incident', { channel: translate(`channel.${name}`) })}
      </Typography>
      <Typography variant="body2" sx={{ mb: 1 }}>
        {translate('deliveries.incidentWaiting', { smart_count: waiting })}
      </Typography>
      <Facts
        facts={[
          {
            name: translate('incidents.since'),
            value: failingSince !== undefined && <Instant at={failingSince} style="second" />,
          },
          { name: translate('incidents.error'), value: <code>{error}</code> },
        ]}
      />
      <Button component={Link} to="/deliveries" variant="outlined" sx={{ mt: 1.5 }}>
        {translate('deliveries.title')}
      </Button>
    </Card>
  );
}
