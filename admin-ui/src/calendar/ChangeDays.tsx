import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Card from '@mui/material/Card';
import MenuItem from '@mui/material/MenuItem';
import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import type { CalendarYear } from '../../../api/contract';
import { problemOf } from '../api/client';
import { DayField } from '../look/DayField';
import { LeaveGuard } from '../look/LeaveGuard';
import { ProblemAlert } from '../look/ProblemAlert';
import { ReasonButton } from '../look/ReasonButton';
import { dayRanges, daysFromTo, type DayRange } from './day-ranges';
import { RangeList } from './RangeList';
import { useProposeDays } from './use-calendar';

const shortest = 5;

/** Puts days together that shall be off or worked, with the order that says so, and proposes them. */
export function ChangeDays({ calendar: { year, published } }: { readonly calendar: CalendarYear }) {
  const translate = useTranslate();
  const propose = useProposeDays();
  const [days, setDays] = useState<ReadonlyMap<string, boolean>>(new Map());
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  const [working, setWorking] = useState(false);
  const [source, setSource] = useState('');

  const wanted = from === '' ? [] : daysFromTo(from, to === '' ? from : to);
  const isOfYear = wanted.every((date) => date.startsWith(`${year}-`));
  const add = () => {
    setDays(new Map([...days, ...wanted.map((date) => [date, working] as const)]));
    setFrom('');
    setTo('');
  };
  const remove = (range: DayRange) => {
    const gone = new Set(daysFromTo(range.from, range.to));
    setDays(new Map([...days].filter(([date]) => !gone.has(date))));
  };
  const ranges = dayRanges([...days].map(([date, isWorked]) => ({ date, working: isWorked })));
  const missing = days.size === 0 ? 'calendar.daysNeeded' : source.trim().length < shortest && 'calendar.sourceNeeded';
  return (
    <Card component="section" aria-labelledby="change-days" sx={{ p: 2.5 }}>
      <LeaveGuard isFilled={days.size > 0 || source.trim() !== ''} />
      <Typography id="change-days" variant="h2">
        {translate(published ? 'calendar.change' : 'calendar.publish', { year })}
      </Typography>
      <Typography variant="body2" color="textSecondary" sx={{ mb: 2 }}>
        {translate(published ? 'calendar.changeHelp' : 'calendar.publishHelp')}
      </Typography>
      {propose.error && (
        <Box sx={{ mb: 2 }}>
          <ProblemAlert problem={problemOf(propose.error)} />
        </Box>
      )}
      <Stack direction={{ xs: 'column', sm: 'row' }} sx={{ gap: 1.5, alignItems: { sm: 'flex-start' } }}>
        <DayField label={translate('calendar.firstDay')} value={from} onChange={setFrom} />
        <DayField
          label={translate('calendar.lastDay')}
          value={to}
          help={translate('calendar.lastDayHelp')}
          onChange={setTo}
        />
        <TextField
          select
          label={translate('calendar.shallBe')}
          value={working ? 'worked' : 'off'}
          onChange={(event) => setWorking(event.target.value === 'worked')}
          sx={{ minWidth: 140 }}
        >
          <MenuItem value="off">{translate('calendar.off')}</MenuItem>
          <MenuItem value="worked">{translate('calendar.worked')}</MenuItem>
        </TextField>
        <ReasonButton
          variant="outlined"
          reason={
            wanted.length === 0
              ? translate('calendar.dayNeeded')
              : isOfYear
                ? undefined
                : translate('calendar.otherYear', { year })
          }
          onClick={add}
        >
          {translate('calendar.add')}
        </ReasonButton>
      </Stack>
      <Box sx={{ my: 1.5 }}>
        <RangeList
          ranges={ranges}
          actionOf={(range) => (
            <Button
              size="small"
              aria-label={translate('calendar.removeDays', { from: range.from, to: range.to })}
              onClick={() => remove(range)}
            >
              {translate('calendar.remove')}
            </Button>
          )}
        />
      </Box>
      <TextField
        fullWidth
        required
        label={translate('calendar.source')}
        helperText={translate('calendar.sourceHelp')}
        value={source}
        onChange={(event) => setSource(event.target.value)}
        slotProps={{ htmlInput: { maxLength: 300 } }}
      />
      <Box sx={{ mt: 2 }}>
        <ReasonButton
          variant="contained"
          loading={propose.isPending}
          reason={missing ? translate(missing) : undefined}
          onClick={() =>
            propose.mutate({
              year,
              days: [...days].map(([date, isWorked]) => ({ date, working: isWorked })),
              source: source.trim(),
            })
          }
        >
          {translate('calendar.propose')}
        </ReasonButton>
      </Box>
    </Card>
  );
}
