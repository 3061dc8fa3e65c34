import Box from '@mui/material/Box';
import Card from '@mui/material/Card';
import { useTranslate } from 'react-admin';
import { DayCell } from './DayCell';
import { daysOfMonth, type Deadline } from './use-deadlines';

interface Props {
  readonly month: string;
  readonly today: string;
  readonly byDay: ReadonlyMap<string, readonly Deadline[]>;
}

/** A month as a table of weeks. */
export function MonthView({ month, today, byDay }: Props) {
  const translate = useTranslate();
  const days = daysOfMonth(month);
  const weeks = Array.from({ length: days.length / 7 }, (_none, week) => days.slice(week * 7, week * 7 + 7));

  return (
    <Card>
      <Box
        component="table"
        aria-label={`${translate('deadlines.title')} ${month}`}
        sx={{ width: '100%', tableLayout: 'fixed', borderCollapse: 'collapse' }}
      >
        <thead>
          <tr>
            {[1, 2, 3, 4, 5, 6, 7].map((weekday) => (
              <Box
                component="th"
                key={weekday}
                scope="col"
                sx={{ py: 1, fontSize: '0.8125rem', fontWeight: 600, color: 'text.secondary' }}
              >
                {translate(`deadlines.weekdays.d${weekday}`)}
              </Box>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeks.map((week) => (
            <tr key={week[0]}>
              {week.map((day) => (
                <DayCell
                  key={day}
                  day={day}
                  isToday={day === today}
                  isOutside={!day.startsWith(month)}
                  deadlines={byDay.get(day) ?? []}
                />
              ))}
            </tr>
          ))}
        </tbody>
      </Box>
    </Card>
  );
}
