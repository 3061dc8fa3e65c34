import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Skeleton from '@mui/material/Skeleton';
import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import type { HealthCheck } from '../../../api/contract';
import { problemOf } from '../api/client';
import { useAbility } from '../api/use-me';
import { PageHead } from '../look/PageHead';
import { ProblemAlert } from '../look/ProblemAlert';
import { AccessDenied } from '../missing/AccessDenied';
import { HealthRow } from './HealthRow';
import { useHealth } from './use-health';

/** How every part of the platform is, and what to do. */
export default function HealthPage() {
  const ability = useAbility();
  return ability.can('read', 'Operations') ? <Parts /> : <AccessDenied />;
}

/** What needs somebody stands above what does not. */
const order: readonly HealthCheck['state'][] = ['bad', 'care', 'good', 'off'];

function Parts() {
  const translate = useTranslate();
  const { data, error, refetch, isFetching } = useHealth();
  const wrong = data?.checks.filter(({ state }) => state === 'bad').length ?? 0;
  const careful = data?.checks.filter(({ state }) => state === 'care').length ?? 0;
  const verdict =
    wrong > 0
      ? translate('health.wrong', { smart_count: wrong })
      : careful > 0
        ? translate('health.careful', { smart_count: careful })
        : translate('health.allGood');
  return (
    <Box sx={{ maxWidth: 1000 }}>
      <PageHead title={translate('health.title')} lead={translate('health.lead')}>
        {data?.temporalUi !== undefined && (
          <Button href={data.temporalUi} target="_blank" rel="noreferrer">
            {translate('health.temporalUi')}
          </Button>
        )}
        <Button variant="outlined" loading={isFetching} onClick={() => void refetch()}>
          {translate('health.again')}
        </Button>
      </PageHead>
      {error && <ProblemAlert problem={problemOf(error)} onRetry={() => void refetch()} />}
      {!data && !error && (
        <Skeleton variant="rounded" height={400} role="status" aria-label={translate('shell.loading')} />
      )}
      {data && (
        <>
          <Typography role="status" variant="h2" component="p" sx={{ mb: 1.5 }}>
            {verdict}
          </Typography>
          <Box component="ul" sx={{ p: 0, m: 0, listStyle: 'none', display: 'grid', gap: 1 }}>
            {order.flatMap((state) =>
              data.checks
                .filter((check) => check.state === state)
                .map((check) => <HealthRow key={check.part} check={check} />),
            )}
          </Box>
        </>
      )}
    </Box>
  );
}
