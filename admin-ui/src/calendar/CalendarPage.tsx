import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Card from '@mui/material/Card';
import Skeleton from '@mui/material/Skeleton';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import { useSearchParams } from 'react-router';
import { problemOf } from '../api/client';
import { useAbility } from '../api/use-me';
import { EmptyState } from '../look/EmptyState';
import { PageHead } from '../look/PageHead';
import { ProblemAlert } from '../look/ProblemAlert';
import { ReasonButton } from '../look/ReasonButton';
import { StatusChip } from '../look/StatusChip';
import { CalendarChanges } from './CalendarChanges';
import { ChangeDays } from './ChangeDays';
import { dayRanges } from './day-ranges';
import { RangeList } from './RangeList';
import { useCalendarYear } from './use-calendar';

/** The days by which limits are counted, year by year, and how the administration changes them. */
export default function CalendarPage() {
  const translate = useTranslate();
  const ability = useAbility();
  const [search, setSearch] = useSearchParams();
  const asked = Number(search.get('year'));
  const { data, error, refetch } = useCalendarYear(asked > 0 ? asked : undefined);

  if (error && !data) return <ProblemAlert problem={problemOf(error)} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton variant="rounded" height={320} />;
  const { year, firstYear, lastYear, published, days, changes } = data;
  const go = (next: number) => setSearch({ year: String(next) });
  return (
    <Box sx={{ maxWidth: 900, pb: 4 }}>
      <PageHead
        title={translate('calendar.title')}
        lead={translate('calendar.lead', { first: firstYear, last: lastYear })}
      />
      <Stack direction="row" sx={{ gap: 1.5, alignItems: 'center', mb: 2, flexWrap: 'wrap' }}>
        <ReasonButton
          reason={year <= firstYear ? translate('calendar.noEarlier') : undefined}
          onClick={() => go(year - 1)}
        >
          {translate('calendar.previous')}
        </ReasonButton>
        <Typography variant="h2" aria-live="polite" sx={{ fontVariantNumeric: 'tabular-nums' }}>
          {translate('calendar.year', { year })}
        </Typography>
        <ReasonButton reason={year > lastYear ? translate('calendar.noLater') : undefined} onClick={() => go(year + 1)}>
          {translate('calendar.next')}
        </ReasonButton>
        <StatusChip
          tone={published ? 'good' : 'care'}
          label={translate(published ? 'calendar.published' : 'calendar.unpublished')}
        />
      </Stack>
      <Card sx={{ p: 2.5, mb: 2 }}>
        {days.length === 0 ? (
          <EmptyState title={translate('calendar.empty', { year })} help={translate('calendar.emptyHelp')}>
            {year !== lastYear && (
              <Button onClick={() => go(lastYear)}>{translate('calendar.goTo', { year: lastYear })}</Button>
            )}
          </EmptyState>
        ) : (
          <>
            <RangeList ranges={dayRanges(days)} />
            <Typography variant="body2" color="textSecondary" sx={{ mt: 1 }}>
              {translate('calendar.official')}
            </Typography>
          </>
        )}
      </Card>
      <CalendarChanges changes={changes} />
      {ability.can('create', 'Calendar') && year >= firstYear && year <= lastYear + 1 && (
        <ChangeDays key={year} calendar={data} />
      )}
    </Box>
  );
}
