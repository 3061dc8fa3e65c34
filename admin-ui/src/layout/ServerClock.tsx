import ScheduleIcon from '@mui/icons-material/ScheduleOutlined';
import Box from '@mui/material/Box';
import Tooltip from '@mui/material/Tooltip';
import { useTranslate } from 'react-admin';
import { isFast, secondsPerDay, useNow } from '../api/clock';
import { instantText } from '../look/span-of-time';

/** What time it is on the platform, by which every deadline counts. */
export function ServerClock() {
  const translate = useTranslate();
  const now = useNow(1000);

  const shown = instantText(now, isFast() ? 'minute' : 'second');
  const minutes = Math.round((secondsPerDay() / 60) * 10) / 10;
  const title = translate(isFast() ? 'shell.clockFast' : 'shell.clock', { at: shown, minutes });
  return (
    <Tooltip title={title}>
      <Box
        component="span"
        sx={{ display: 'inline-flex', alignItems: 'center', gap: 0.5, color: 'text.secondary', fontSize: '0.8125rem' }}
      >
        <ScheduleIcon aria-hidden sx={{ fontSize: 16 }} />
        <time role="timer" aria-label={title} dateTime={new Date(now).toISOString()} style={{ whiteSpace: 'nowrap' }}>
          {shown}
        </time>
      </Box>
    </Tooltip>
  );
}
