import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Card from '@mui/material/Card';
import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import type { ExchangeIncident } from '../../../api/contract';
import { useText } from '../i18n/use-text';
import { Instant } from '../look/Instant';
import { StatusChip } from '../look/StatusChip';
import { useExchangeStep } from './use-exchange';

/** What went wrong between the platforms: the open ones first. */
export function ExchangeIncidents({ incidents }: { readonly incidents: readonly ExchangeIncident[] }) {
  const translate = useTranslate();
  const text = useText();
  const step = useExchangeStep();
  const isQuiet = incidents.every(({ resolvedAt }) => resolvedAt !== undefined);
  return (
    <Card sx={{ p: 2 }}>
      <Typography variant="h2" sx={{ mb: 0.5 }}>
        {translate('exchange.incidents')}
      </Typography>
      {isQuiet && <Typography variant="body2">{translate('exchange.noIncidents')}</Typography>}
      <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
        {incidents.map(({ id, peer, direction, problem, times, lastAt, resolvedAt }) => (
          <Box
            component="li"
            key={id}
            sx={{
              py: 1,
              display: 'flex',
              flexWrap: 'wrap',
              gap: 1,
              alignItems: 'center',
              justifyContent: 'space-between',
            }}
          >
            <Box sx={{ minWidth: 0, flex: 1, flexBasis: 260 }}>
              <StatusChip
                tone={resolvedAt === undefined ? 'bad' : 'neutral'}
                label={translate(resolvedAt === undefined ? `exchange.direction.${direction}` : 'exchange.over')}
              />{' '}
              {text(problem)}
              <Typography variant="body2" color="textSecondary">
                {peer} · <Instant at={lastAt} /> · {translate('exchange.times', { times })}
              </Typography>
            </Box>
            {resolvedAt === undefined && (
              <Button
                size="small"
                loading={step.isPending}
                onClick={() => step.mutate({ path: `/incidents/${id}/close` })}
              >
                {translate('exchange.close')}
              </Button>
            )}
          </Box>
        ))}
      </Box>
    </Card>
  );
}
