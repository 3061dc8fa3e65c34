import Box from '@mui/material/Box';
import Skeleton from '@mui/material/Skeleton';
import { useTranslate } from 'react-admin';
import { problemOf } from '../api/client';
import { ProblemAlert } from '../look/ProblemAlert';
import { ChannelCard } from './ChannelCard';
import type { useChannels } from './use-deliveries';

/** Every way to reach people, and how it fares. */
export function ChannelCards({ channels }: { readonly channels: ReturnType<typeof useChannels> }) {
  const translate = useTranslate();
  const { data, error, refetch } = channels;
  if (error && !data) return <ProblemAlert problem={problemOf(error)} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton variant="rounded" height={140} role="status" aria-label={translate('shell.loading')} />;
  return (
    <Box
      component="ul"
      aria-label={translate('deliveries.channels')}
      sx={{
        display: 'grid',
        gap: 1.5,
        gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: 'repeat(3, minmax(0, 1fr))' },
        p: 0,
        m: 0,
        listStyle: 'none',
      }}
    >
      {data.items.map((channel) => (
        <ChannelCard key={channel.name} channel={channel} />
      ))}
    </Box>
  );
}
