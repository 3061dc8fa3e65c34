import MenuItem from '@mui/material/MenuItem';
import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { Part } from './Part';
import { StageTimesTable } from './StageTimesTable';
import { useStageTimes } from './use-dashboard';

const spans = [30, 90, 366] as const;

/** How long the stages took, beside what the definition allows. */
export function StageTimesPart() {
  const translate = useTranslate();
  const [days, setDays] = useState(90);
  const query = useStageTimes(days);
  return (
    <Part
      title={translate('dashboard.stageTimes')}
      help={translate('dashboard.stageTimesHelp')}
      query={query}
      choice={
        <TextField
          select
          label={translate('dashboard.ended')}
          value={days}
          onChange={(event) => setDays(Number(event.target.value))}
          sx={{ width: 170 }}
        >
          {spans.map((each) => (
            <MenuItem key={each} value={each}>
              {translate('look.days.last', { smart_count: each })}
            </MenuItem>
          ))}
        </TextField>
      }
    >
      {({ stages }) =>
        stages.length === 0 ? (
          <Typography color="textSecondary">{translate('dashboard.noStays')}</Typography>
        ) : (
          <Stack sx={{ gap: 2.5 }}>
            {[...new Set(stages.map(({ definitionId }) => definitionId))].map((id) => (
              <StageTimesTable key={id} stages={stages.filter(({ definitionId }) => definitionId === id)} />
            ))}
          </Stack>
        )
      }
    </Part>
  );
}
