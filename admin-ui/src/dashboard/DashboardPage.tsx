import Box from '@mui/material/Box';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import { useAbility } from '../api/use-me';
import { Instant } from '../look/Instant';
import { PageHead } from '../look/PageHead';
import { AccessDenied } from '../missing/AccessDenied';
import { DueTable } from './DueTable';
import { Figures } from './Figures';
import { Part } from './Part';
import { StageTable } from './StageTable';
import { StageTimesPart } from './StageTimesPart';
import { ThroughputPart } from './ThroughputPart';
import { useDashboard } from './use-dashboard';

/** How everything stands in one's remit; every number leads to the list that it counts. */
export default function DashboardPage() {
  const ability = useAbility();
  return ability.can('read', 'Dashboard') ? <Overview /> : <AccessDenied />;
}

function Overview() {
  const translate = useTranslate();
  const ability = useAbility();
  const query = useDashboard();
  return (
    <>
      <PageHead title={translate('dashboard.title')} lead={translate('dashboard.lead')} />
      {query.data && <Figures dashboard={query.data} />}
      <Box
        sx={{
          display: 'grid',
          gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'repeat(2, minmax(0, 1fr))' },
          gap: 2,
          alignItems: 'start',
        }}
      >
        <Stack sx={{ gap: 2 }}>
          <Part title={translate('dashboard.due')} query={query}>
            {(dashboard) => <DueTable dashboard={dashboard} />}
          </Part>
          <Part title={translate('dashboard.stages')} query={query}>
            {(dashboard) => <StageTable dashboard={dashboard} />}
          </Part>
        </Stack>
        <Stack sx={{ gap: 2 }}>
          <ThroughputPart />
          {ability.can('read', 'Count') && <StageTimesPart />}
        </Stack>
      </Box>
      {query.data && (
        <Typography variant="caption" component="p" color="textSecondary" sx={{ mt: 1.5 }}>
          {translate('dashboard.asOf')} <Instant at={query.data.at} style="second" />
        </Typography>
      )}
    </>
  );
}
