import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { useText } from '../i18n/use-text';
import { useSpanText } from '../look/span-of-time';
import { Part } from './Part';
import { SmallTable } from './SmallTable';
import { useStageTimes } from './use-dashboard';

const spans = [30, 90, 366] as const;

/** How long the stages took, beside what the definition allows. */
export function StageTimesPart() {
  const translate = useTranslate();
  const text = useText();
  const span = useSpanText();
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
          <SmallTable
            label={translate('dashboard.stageTimes')}
            columns={[
              { title: translate('dashboard.stage') },
              { title: translate('dashboard.median'), isFigure: true },
              { title: translate('dashboard.limit'), isFigure: true },
              { title: translate('dashboard.late'), isFigure: true },
            ]}
            rows={stages.map((stage) => ({
              key: `${stage.process} ${stage.stage} ${stage.limit?.en ?? ''}`,
              cells: [
                text(stage.title),
                span(stage.median * 60_000),
                stage.limit ? text(stage.limit) : '—',
                translate('dashboard.lateOf', { late: stage.late, ended: stage.ended }),
              ],
            }))}
          />
        )
      }
    </Part>
  );
}
