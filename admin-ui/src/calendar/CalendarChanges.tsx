import Box from '@mui/material/Box';
import Card from '@mui/material/Card';
import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import type { CalendarYear } from '../../../api/contract';
import { Instant } from '../look/Instant';

/** By which orders the administration has published or changed the days of a year, the newest first. */
export function CalendarChanges({ changes }: { readonly changes: CalendarYear['changes'] }) {
  const translate = useTranslate();
  if (changes.length === 0) return null;
  return (
    <Card component="section" aria-labelledby="calendar-changes" sx={{ p: 2.5, mb: 2 }}>
      <Typography id="calendar-changes" variant="h2" sx={{ mb: 1 }}>
        {translate('calendar.changes')}
      </Typography>
      <Box component="ul" sx={{ p: 0, m: 0, listStyle: 'none' }}>
        {changes.map(({ source, days, at, publishes }) => (
          <Box
            component="li"
            key={`${at} ${source}`}
            sx={{ py: 1, borderTop: 1, borderColor: 'divider', overflowWrap: 'anywhere' }}
          >
            <Typography variant="body2">
              <Instant at={at} /> ·{' '}
              {translate(publishes ? 'calendar.wasPublished' : 'calendar.wasChanged', { smart_count: days })}
            </Typography>
            <Typography variant="body2" color="textSecondary">
              {translate('calendar.by', { source })}
            </Typography>
          </Box>
        ))}
      </Box>
    </Card>
  );
}
