import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Card from '@mui/material/Card';
import Skeleton from '@mui/material/Skeleton';
import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import type { KeptMessage } from '../../../api/contract';
import { problemOf } from '../api/client';
import { EmptyState } from '../look/EmptyState';
import { Instant } from '../look/Instant';
import { LoadMore } from '../look/LoadMore';
import { ProblemAlert } from '../look/ProblemAlert';
import { useKeptMessages } from './use-deliveries';

/** Messages that were sent to nobody, since their channels are not connected. */
export function KeptMessages() {
  const translate = useTranslate();
  const { data, error, isPending, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useKeptMessages();
  const items = data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Box>
      <Alert severity="warning" variant="outlined" sx={{ mb: 1.5 }}>
        {translate('deliveries.keptLead')}
      </Alert>
      {error && !data && <ProblemAlert problem={problemOf(error)} onRetry={() => void refetch()} />}
      {isPending && <Skeleton variant="rounded" height={300} role="status" aria-label={translate('shell.loading')} />}
      {data && items.length === 0 && (
        <Card>
          <EmptyState title={translate('deliveries.keptEmpty')} />
        </Card>
      )}
      <Box component="ul" sx={{ display: 'grid', gap: 1, p: 0, m: 0, listStyle: 'none' }}>
        {items.map((message) => (
          <KeptCard key={message.id} message={message} />
        ))}
      </Box>
      <LoadMore hasMore={hasNextPage} isLoading={isFetchingNextPage} onMore={() => void fetchNextPage()} />
    </Box>
  );
}

function KeptCard({ message }: { readonly message: KeptMessage }) {
  const translate = useTranslate();
  const { channel, address, at, subject, body, times } = message;
  return (
    <Card component="li" sx={{ p: 1.5 }}>
      <Typography sx={{ fontWeight: 600, overflowWrap: 'anywhere' }}>
        {translate(`channel.${channel}`)} · {subject}
      </Typography>
      <Typography variant="body2" color="textSecondary" sx={{ overflowWrap: 'anywhere' }}>
        {address} · <Instant at={at} style="second" />
        {times > 1 && ` · ${translate('deliveries.keptTimes', { smart_count: times })}`}
      </Typography>
      <Box component="pre" sx={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere', fontSize: '0.8125rem', mb: 0 }}>
        {body}
      </Box>
    </Card>
  );
}
