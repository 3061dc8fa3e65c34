import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { visuallyHidden } from '../look/visually-hidden';
import { DeadlineLink } from './DeadlineLink';
import type { Deadline } from './use-deadlines';

interface Props {
  readonly day: string;
  readonly isToday: boolean;
  readonly isOutside: boolean;
  readonly deadlines: readonly Deadline[];
}

const most = 3;

/** One day of the month: its first deadlines, and all of them when asked. */
export function DayCell({ day, isToday, isOutside, deadlines }: Props) {
  const translate = useTranslate();
  const [isOpen, setOpen] = useState(false);

  const shown = isOpen ? deadlines : deadlines.slice(0, most);
  const left = deadlines.length - shown.length;
  return (
    <Box
      component="td"
      sx={{
        verticalAlign: 'top',
        height: 112,
        p: 0.75,
        border: 1,
        borderColor: 'divider',
        bgcolor: isOutside ? 'background.default' : 'transparent',
      }}
    >
      <Box
        component="time"
        dateTime={day}
        aria-current={isToday ? 'date' : undefined}
        sx={{
          display: 'inline-grid',
          placeItems: 'center',
          minWidth: 26,
          height: 26,
          borderRadius: 13,
          fontSize: '0.8125rem',
          fontWeight: isToday ? 700 : 500,
          color: isToday ? 'primary.contrastText' : 'text.secondary',
          bgcolor: isToday ? 'primary.main' : 'transparent',
        }}
      >
        {Number(day.slice(8))}
      </Box>
      {deadlines.length > 0 && (
        <span style={visuallyHidden}>{translate('deadlines.day', { date: day, smart_count: deadlines.length })}</span>
      )}
      <Box component="ul" sx={{ listStyle: 'none', p: 0, m: 0 }}>
        {shown.map((deadline) => (
          <Box component="li" key={`${deadline.caseId} ${deadline.kind} ${deadline.at} ${deadline.title.en}`}>
            <DeadlineLink deadline={deadline} />
          </Box>
        ))}
      </Box>
      {left > 0 && (
        <Button size="small" onClick={() => setOpen(true)} sx={{ py: 0, px: 0.5, fontSize: '0.75rem' }}>
          {translate('deadlines.more', { smart_count: left })}
        </Button>
      )}
    </Box>
  );
}
