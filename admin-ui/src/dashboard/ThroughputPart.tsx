import Box from '@mui/material/Box';
import Stack from '@mui/material/Stack';
import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { AwardSums } from './AwardSums';
import { CountLink } from './CountLink';
import { Part } from './Part';
import { SmallTable } from './SmallTable';
import { ThroughputChart } from './ThroughputChart';
import { useThroughput, type Step } from './use-dashboard';

/** The sign of a row of bars beside its name. */
function Legend({ filled, name }: { readonly filled: boolean; readonly name: string }) {
  return (
    <Stack direction="row" sx={{ gap: 0.75, alignItems: 'center' }}>
      <Box
        aria-hidden
        sx={{
          width: 12,
          height: 12,
          border: 1.5,
          borderColor: 'primary.main',
          ...(filled && { bgcolor: 'primary.main' }),
        }}
      />
      <Typography variant="body2">{name}</Typography>
    </Stack>
  );
}

/** How many cases were opened, ended and awarded, by week or month: as bars and as a table. */
export function ThroughputPart() {
  const translate = useTranslate();
  const [by, setBy] = useState<Step>('week');
  const query = useThroughput(by);
  const [opened, closed] = [translate('dashboard.opened'), translate('dashboard.closed')];
  return (
    <Part
      title={translate('dashboard.throughput')}
      query={query}
      choice={
        <ToggleButtonGroup
          exclusive
          size="small"
          value={by}
          onChange={(_event, value: Step | null) => value && setBy(value)}
          aria-label={translate('dashboard.by')}
        >
          <ToggleButton value="week">{translate('dashboard.byWeek')}</ToggleButton>
          <ToggleButton value="month">{translate('dashboard.byMonth')}</ToggleButton>
        </ToggleButtonGroup>
      }
    >
      {({ periods, awards }) => (
        <Stack sx={{ gap: 2 }}>
          <Stack direction="row" sx={{ gap: 2 }}>
            <Legend filled name={opened} />
            <Legend filled={false} name={closed} />
          </Stack>
          <ThroughputChart periods={periods} />
          <SmallTable
            label={translate('dashboard.throughput')}
            columns={[
              { title: translate(by === 'week' ? 'dashboard.weekFrom' : 'dashboard.month'), isWhole: true },
              { title: opened, isFigure: true },
              { title: closed, isFigure: true },
              { title: translate('dashboard.awarded'), isFigure: true },
            ]}
            rows={periods.toReversed().map((period) => {
              const name = by === 'week' ? period.from : period.from.slice(0, 7);
              return {
                key: period.from,
                cells: [
                  name,
                  <CountLink key="opened" of={period.opened} label={`${name}, ${opened}`} />,
                  <CountLink key="closed" of={period.closed} label={`${name}, ${closed}`} />,
                  <AwardSums key="awards" awards={period.awards} of={name} />,
                ],
              };
            })}
          />
          <Stack direction="row" sx={{ justifyContent: 'space-between', gap: 1, flexWrap: 'wrap' }}>
            <Typography variant="h3" component="p">
              {translate('dashboard.awardedInAll')}
            </Typography>
            <Box>
              <AwardSums awards={awards} of={translate('dashboard.awardedInAll')} />
            </Box>
          </Stack>
        </Stack>
      )}
    </Part>
  );
}
