import Box from '@mui/material/Box';
import Card from '@mui/material/Card';
import Checkbox from '@mui/material/Checkbox';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router';
import type { Delivery } from '../../../api/contract';
import { Instant } from '../look/Instant';
import { instantText } from '../look/span-of-time';
import { StatusChip, type Tone } from '../look/StatusChip';

const tones: Readonly<Record<Delivery['state'], Tone>> = {
  waiting: 'going',
  sent: 'good',
  delivered: 'good',
  kept: 'care',
  failed: 'bad',
  givenUp: 'neutral',
};

interface Props {
  readonly delivery: Delivery;
  readonly isChosen: boolean;
  readonly onToggle: () => void;
}

/** One message to one person: what about, by which channel, how it stands, and why. */
export function DeliveryRow({ delivery, isChosen, onToggle }: Props) {
  const translate = useTranslate();
  const { kind, channel, state, user, address, at, caseId, attempts, notBefore, why, error, decidedBy, reason } =
    delivery;
  const waitsFor = state === 'waiting' && notBefore > at;
  return (
    <Card component="li" sx={{ p: 1.5, display: 'flex', gap: 1, alignItems: 'flex-start' }}>
      <Checkbox
        checked={isChosen}
        onChange={onToggle}
        slotProps={{ input: { 'aria-label': translate('deliveries.choose', { name: user.name }) } }}
        sx={{ mt: -0.75, ml: -0.75 }}
      />
      <Box sx={{ flex: 1, minWidth: 0 }}>
        <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 1.5, rowGap: 0.5, alignItems: 'center' }}>
          <Typography sx={{ fontWeight: 600, flex: '1 1 14rem', minWidth: 0 }}>
            {user.name} · {translate(`channel.${channel}`)} · {translate(`deliveries.kind.${kind}`)}
          </Typography>
          <StatusChip tone={tones[state]} label={translate(`deliveries.state.${state}`)} />
        </Box>
        <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 1.5, fontSize: '0.8125rem', color: 'text.secondary' }}>
          <Instant at={at} style="second" />
          {address !== undefined && <span>{address}</span>}
          {caseId !== undefined && (
            <Link component={RouterLink} to={`/cases/${caseId}`} underline="always">
              {caseId}
            </Link>
          )}
          {attempts > 0 && <span>{translate('deliveries.attempts', { smart_count: attempts })}</span>}
          {waitsFor && <span>{translate('deliveries.notBefore', { at: instantText(notBefore) })}</span>}
        </Box>
        {why !== undefined && (
          <Typography variant="body2">
            {translate(`deliveries.why.${why}`, { name: decidedBy?.name ?? '', reason: reason ?? '' })}
          </Typography>
        )}
        {error !== undefined && (
          <Box component="code" sx={{ fontSize: '0.8125rem', overflowWrap: 'anywhere' }}>
            {error}
          </Box>
        )}
      </Box>
    </Card>
  );
}
