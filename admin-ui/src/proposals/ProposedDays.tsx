import Card from '@mui/material/Card';
import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import type { ProposalView } from '../../../api/contract';
import { dayRanges } from '../calendar/day-ranges';
import { RangeList } from '../calendar/RangeList';

/** Days of the calendar as they shall be, by whose order, and how many cases count them. */
export function ProposedDays({ calendar }: { readonly calendar: NonNullable<ProposalView['calendar']> }) {
  const translate = useTranslate();
  const { year, days, source, openCases } = calendar;
  return (
    <Card sx={{ p: 2.5 }}>
      <Typography variant="h2">{translate('calendar.year', { year })}</Typography>
      <Typography sx={{ my: 1 }}>{translate('calendar.by', { source })}</Typography>
      <Typography variant="body2" color="textSecondary" sx={{ mb: 1.5 }}>
        {translate('calendar.recounts', { smart_count: openCases })}
      </Typography>
      <RangeList ranges={dayRanges(days)} />
    </Card>
  );
}
