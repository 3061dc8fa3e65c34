import Box from '@mui/material/Box';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { useTranslate } from 'react-admin';
import { StatusChip } from '../look/StatusChip';
import type { DayRange } from './day-ranges';

interface Props {
  readonly ranges: readonly DayRange[];
  /** What one can do with a range. */
  readonly actionOf?: (range: DayRange) => ReactNode;
}

/** Days off and make-up working days as ranges, each with the order that says so. */
export function RangeList({ ranges, actionOf }: Props) {
  const translate = useTranslate();
  return (
    <Box component="ul" sx={{ p: 0, m: 0, listStyle: 'none' }}>
      {ranges.map((range) => {
        const { from, to, count, working, source } = range;
        return (
          <Stack
            component="li"
            key={from}
            direction="row"
            sx={{ gap: 1.5, py: 1, alignItems: 'center', flexWrap: 'wrap', borderTop: 1, borderColor: 'divider' }}
          >
            <StatusChip
              tone={working ? 'going' : 'good'}
              label={translate(working ? 'calendar.worked' : 'calendar.off')}
            />
            <Typography sx={{ fontVariantNumeric: 'tabular-nums', fontWeight: 600 }}>
              {from === to ? from : translate('calendar.fromTo', { from, to })}
            </Typography>
            <Typography variant="body2" color="textSecondary" sx={{ flex: 1, minWidth: 120 }}>
              {[translate('calendar.days', { smart_count: count }), source].filter(Boolean).join(' · ')}
            </Typography>
            {actionOf?.(range)}
          </Stack>
        );
      })}
    </Box>
  );
}
