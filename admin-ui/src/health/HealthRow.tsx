import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Card from '@mui/material/Card';
import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router';
import type { HealthCheck, HealthPart } from '../../../api/contract';
import { useText } from '../i18n/use-text';
import { instantText } from '../look/span-of-time';
import { StatusChip, type Tone } from '../look/StatusChip';

const tones: Readonly<Record<HealthCheck['state'], Tone>> = { good: 'good', care: 'care', bad: 'bad', off: 'neutral' };

/** Where an operator sees to a part. */
const pages: Readonly<Partial<Record<HealthPart, string>>> = {
  outbox: '/incidents',
  email: '/deliveries',
  sms: '/deliveries',
  voice: '/deliveries',
  sending: '/exchange',
  receiving: '/exchange',
  calendar: '/calendar',
};

/** One part: how it is, what was found, since when, and what to do. */
export function HealthRow({ check: { part, state, says, todo, since } }: { readonly check: HealthCheck }) {
  const translate = useTranslate();
  const text = useText();
  const page = pages[part];
  const needsSomebody = state === 'bad' || state === 'care';
  return (
    <Card component="li" sx={{ p: { xs: 1.5, sm: 2 } }}>
      <Box
        sx={{
          display: 'grid',
          gridTemplateColumns: { xs: 'minmax(0, 1fr)', sm: '170px minmax(0, 1fr) auto' },
          columnGap: 2,
          rowGap: 0.75,
          alignItems: 'start',
        }}
      >
        <Box sx={{ display: 'flex', gap: 1, alignItems: 'center', flexWrap: 'wrap' }}>
          <Typography component="h3" variant="h4">
            {translate(`health.part.${part}`)}
          </Typography>
          <StatusChip tone={tones[state]} label={translate(`health.state.${state}`)} />
        </Box>
        <Box sx={{ minWidth: 0 }}>
          <Typography variant="body2">{text(says)}</Typography>
          {todo && (
            <Typography variant="body2" sx={{ mt: 0.5, fontWeight: 600 }}>
              {text(todo)}
            </Typography>
          )}
          {needsSomebody && page !== undefined && (
            <Button component={Link} to={page} size="small" sx={{ mt: 0.5, ml: -0.5 }}>
              {translate('health.goTo', { page: translate(`shell.nav.${page.slice(1)}`) })}
            </Button>
          )}
        </Box>
        <Typography variant="caption" color="textSecondary" sx={{ whiteSpace: 'nowrap' }}>
          {/* in real time, whatever the platform's clock shows */}
          {translate('health.since', { at: instantText(since) })}
        </Typography>
      </Box>
    </Card>
  );
}
