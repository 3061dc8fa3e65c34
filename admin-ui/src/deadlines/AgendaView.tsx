import StageIcon from '@mui/icons-material/FlagOutlined';
import TaskIcon from '@mui/icons-material/TaskAltOutlined';
import Box from '@mui/material/Box';
import Card from '@mui/material/Card';
import ListItemButton from '@mui/material/ListItemButton';
import ListItemText from '@mui/material/ListItemText';
import Typography from '@mui/material/Typography';
import { useLocale, useTranslate } from 'react-admin';
import { Link } from 'react-router';
import { useText } from '../i18n/use-text';
import { Countdown } from '../look/Countdown';
import { EmptyState } from '../look/EmptyState';
import { untilText } from '../look/span-of-time';
import type { Deadline } from './use-deadlines';

interface Props {
  readonly month: string;
  readonly today: string;
  readonly byDay: ReadonlyMap<string, readonly Deadline[]>;
}

/** The days of a month on which something falls due, one below the other. */
export function AgendaView({ month, today, byDay }: Props) {
  const translate = useTranslate();
  const locale = useLocale();
  const text = useText();

  const days = [...byDay].filter(([day]) => day.startsWith(month));
  const format = new Intl.DateTimeFormat(locale === 'zh' ? 'zh-CN' : 'en-GB', {
    month: 'long',
    day: 'numeric',
    weekday: 'long',
    timeZone: 'UTC',
  });
  if (days.length === 0) {
    return (
      <Card>
        <EmptyState title={translate('deadlines.empty')} help={translate('deadlines.emptyHelp')} />
      </Card>
    );
  }
  return (
    <Box sx={{ maxWidth: 860 }}>
      {days.map(([day, deadlines]) => (
        <Box component="section" key={day} aria-labelledby={`day-${day}`} sx={{ mb: 2 }}>
          <Typography id={`day-${day}`} variant="h3" sx={{ mb: 0.75 }}>
            {format.format(new Date(`${day}T00:00:00Z`))}
            {day === today ? ` · ${translate('deadlines.today')}` : ''}
          </Typography>
          <Card component="ul" sx={{ p: 0, m: 0, listStyle: 'none' }}>
            {deadlines.map(({ kind, at, caseId, caseCode, caseTitle, title, provisional }) => (
              <Box
                component="li"
                key={`${caseId} ${kind} ${at} ${title.en}`}
                sx={{ '& + &': { borderTop: 1, borderColor: 'divider' } }}
              >
                <ListItemButton component={Link} to={`/cases/${caseId}`} sx={{ gap: 1.5, flexWrap: 'wrap' }}>
                  {kind === 'stage' ? (
                    <StageIcon titleAccess={translate('deadlines.stage')} fontSize="small" color="primary" />
                  ) : (
                    <TaskIcon titleAccess={translate('deadlines.task')} fontSize="small" color="action" />
                  )}
                  <Typography sx={{ fontWeight: 600 }}>{untilText(at).slice(11)}</Typography>
                  <ListItemText
                    sx={{ my: 0, minWidth: 200 }}
                    primary={text(title)}
                    secondary={`${caseTitle} · ${caseCode}`}
                  />
                  <Box sx={{ fontSize: '0.875rem' }}>
                    <Countdown at={at} provisional={provisional} />
                  </Box>
                </ListItemButton>
              </Box>
            ))}
          </Card>
        </Box>
      ))}
    </Box>
  );
}
