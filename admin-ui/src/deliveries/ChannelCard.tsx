import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Card from '@mui/material/Card';
import Typography from '@mui/material/Typography';
import { Link, useTranslate } from 'react-admin';
import type { ChannelStatus } from '../../../api/contract';
import { problemOf } from '../api/client';
import { ProblemAlert } from '../look/ProblemAlert';
import { ReasonButton } from '../look/ReasonButton';
import { instantText } from '../look/span-of-time';
import { StatusChip } from '../look/StatusChip';
import { useChannelAct } from './use-deliveries';

/** One way to reach people: by what means, whether it works, what waits on it, and how to try it. */
export function ChannelCard({ channel }: { readonly channel: ChannelStatus }) {
  const translate = useTranslate();
  const { name, means, failingSince, error, waiting, failed, reachesMe } = channel;
  const act = useChannelAct(name);

  const isConnected = means === 'smtp' || means === 'gateway';
  const label = translate(`channel.${name}`);
  const noAddress = translate(`deliveries.noAddress.${name === 'email' ? 'email' : 'phone'}`);
  return (
    <Card component="li" sx={{ p: 2, display: 'flex', flexDirection: 'column', gap: 1 }}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center' }}>
        <Typography variant="h2">{label}</Typography>
        {(isConnected || failingSince !== undefined) && (
          <StatusChip
            tone={failingSince === undefined ? 'good' : 'bad'}
            label={
              failingSince === undefined
                ? translate('deliveries.working')
                : translate('deliveries.failingSince', { at: instantText(failingSince) })
            }
          />
        )}
      </Box>
      <Typography variant="body2" color="textSecondary">
        {translate(`deliveries.means.${means}`)}
      </Typography>
      {error !== undefined && error !== '' && (
        <Box component="code" sx={{ fontSize: '0.8125rem', overflowWrap: 'anywhere' }}>
          {error}
        </Box>
      )}
      <Typography variant="body2">
        {translate('deliveries.waiting', { smart_count: waiting })} ·{' '}
        {translate('deliveries.failed', { smart_count: failed })}
      </Typography>
      {act.error && <ProblemAlert problem={problemOf(act.error)} />}
      {means !== 'off' && (
        <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, mt: 'auto' }}>
          {failingSince !== undefined && (
            <Button
              size="small"
              variant="contained"
              loading={act.isPending && act.variables === 'retry'}
              aria-label={`${translate('deliveries.resume')}: ${label}`}
              onClick={() => act.mutate('retry')}
            >
              {translate('deliveries.resume')}
            </Button>
          )}
          <ReasonButton
            size="small"
            variant="outlined"
            loading={act.isPending && act.variables === 'test'}
            aria-label={`${translate('deliveries.test')}: ${label}`}
            reason={reachesMe ? undefined : noAddress}
            onClick={() => act.mutate('test')}
          >
            {translate('deliveries.test')}
          </ReasonButton>
        </Box>
      )}
      {means !== 'off' && !reachesMe && (
        <Typography variant="body2" color="textSecondary">
          {noAddress}{' '}
          <Link to="/profile" underline="always">
            {translate('deliveries.toProfile')}
          </Link>
        </Typography>
      )}
    </Card>
  );
}
