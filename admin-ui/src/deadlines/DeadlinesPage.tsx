import NextIcon from '@mui/icons-material/ChevronRightOutlined';
import PreviousIcon from '@mui/icons-material/ChevronLeftOutlined';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import Typography from '@mui/material/Typography';
import useMediaQuery from '@mui/material/useMediaQuery';
import type { Theme } from '@mui/material/styles';
import { useLocale, useStore, useTranslate } from 'react-admin';
import { useSearchParams } from 'react-router';
import { addMonths, dateOf } from '../../../domain/calendar';
import { problemOf } from '../api/client';
import { useNow } from '../api/clock';
import { Waiting } from '../layout/Waiting';
import { PageHead } from '../look/PageHead';
import { ProblemAlert } from '../look/ProblemAlert';
import { AgendaView } from './AgendaView';
import { MonthView } from './MonthView';
import { useDeadlines } from './use-deadlines';

const isMonth = (text: string | null): text is string => text !== null && /^[1-9]\d{3}-(0[1-9]|1[0-2])$/.test(text);

/** What falls due when, as a calendar or an agenda. */
export default function DeadlinesPage() {
  const translate = useTranslate();
  const locale = useLocale();
  const [parameters, setParameters] = useSearchParams();
  const [view, setView] = useStore<'month' | 'agenda'>('deadlines.view', 'month');
  const isPhone = useMediaQuery((theme: Theme) => theme.breakpoints.down('md'), { noSsr: true });
  const today = dateOf(new Date(useNow()).toISOString());

  const asked = parameters.get('month');
  const month = isMonth(asked) ? asked : today.slice(0, 7);
  const { data, error, refetch } = useDeadlines(month);
  const go = (to: string) => setParameters({ month: to }, { replace: true });
  const step = (months: number) => go(addMonths(`${month}-01`, months).slice(0, 7));
  const name = new Intl.DateTimeFormat(locale === 'zh' ? 'zh-CN' : 'en-GB', {
    year: 'numeric',
    month: 'long',
    timeZone: 'UTC',
  });

  return (
    <>
      <PageHead title={translate('deadlines.title')} lead={translate('deadlines.zone')}>
        <IconButton onClick={() => step(-1)} aria-label={translate('deadlines.previous')}>
          <PreviousIcon />
        </IconButton>
        <Typography variant="h2" aria-live="polite" sx={{ minWidth: '8.5em', textAlign: 'center' }}>
          {name.format(new Date(`${month}-01T00:00:00Z`))}
        </Typography>
        <IconButton onClick={() => step(1)} aria-label={translate('deadlines.next')}>
          <NextIcon />
        </IconButton>
        <Button onClick={() => go(today.slice(0, 7))}>{translate('deadlines.today')}</Button>
        {!isPhone && (
          <ToggleButtonGroup
            exclusive
            size="small"
            value={view}
            onChange={(_event, value: 'month' | 'agenda' | null) => value && setView(value)}
            aria-label={translate('deadlines.view')}
          >
            <ToggleButton value="month">{translate('deadlines.month')}</ToggleButton>
            <ToggleButton value="agenda">{translate('deadlines.agenda')}</ToggleButton>
          </ToggleButtonGroup>
        )}
      </PageHead>
      {error && <ProblemAlert problem={problemOf(error)} onRetry={() => void refetch()} />}
      {!data && !error && <Waiting />}
      {data &&
        (isPhone || view === 'agenda' ? (
          <AgendaView month={month} today={today} byDay={data} />
        ) : (
          <MonthView month={month} today={today} byDay={data} />
        ))}
    </>
  );
}
