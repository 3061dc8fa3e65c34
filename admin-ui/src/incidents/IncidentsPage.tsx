import Card from '@mui/material/Card';
import Skeleton from '@mui/material/Skeleton';
import Stack from '@mui/material/Stack';
import { useTranslate } from 'react-admin';
import { problemOf } from '../api/client';
import { useAbility } from '../api/use-me';
import { useChannels } from '../deliveries/use-deliveries';
import { EmptyState } from '../look/EmptyState';
import { PageHead } from '../look/PageHead';
import { ProblemAlert } from '../look/ProblemAlert';
import { AccessDenied } from '../missing/AccessDenied';
import { ChannelIncidentCard } from './ChannelIncidentCard';
import { IncidentCard } from './IncidentCard';
import { useIncidents } from './use-incidents';

/** What cases could not carry out although they tried again and again, and channels that are out of order. */
export default function IncidentsPage() {
  const ability = useAbility();
  return ability.can('manage', 'Incident') ? <Incidents /> : <AccessDenied />;
}

function Incidents() {
  const translate = useTranslate();
  const { data, error, refetch } = useIncidents();
  const channels = useChannels().data?.items.filter(({ failingSince }) => failingSince !== undefined) ?? [];
  return (
    <>
      <PageHead title={translate('incidents.title')} lead={translate('incidents.lead')} />
      {error && !data && <ProblemAlert problem={problemOf(error)} onRetry={() => void refetch()} />}
      {!data && !error && (
        <Skeleton variant="rounded" height={200} role="status" aria-label={translate('shell.loading')} />
      )}
      {data && data.items.length === 0 && channels.length === 0 && (
        <Card>
          <EmptyState title={translate('incidents.empty')} help={translate('incidents.emptyHelp')} />
        </Card>
      )}
      <Stack component="ul" sx={{ gap: 1.5, p: 0, m: 0, listStyle: 'none' }}>
        {channels.map((channel) => (
          <ChannelIncidentCard key={channel.name} channel={channel} />
        ))}
        {data?.items.map((incident) => (
          <IncidentCard key={`${incident.caseId} ${incident.id}`} incident={incident} />
        ))}
      </Stack>
    </>
  );
}
