import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Card from '@mui/material/Card';
import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import useMediaQuery from '@mui/material/useMediaQuery';
import type { Theme } from '@mui/material/styles';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import type { CaseSeats } from '../../../api/contract';
import { problemOf } from '../api/client';
import { Instant } from '../look/Instant';
import { PlainTable } from '../look/PlainTable';
import { ProblemAlert } from '../look/ProblemAlert';
import { StatusChip } from '../look/StatusChip';
import { BookSeats } from './BookSeats';
import { useCaseSeats, useSeatBeat, useSeatStep } from './use-seats';

interface Props {
  readonly caseId: string;
  /** The case is open. */
  readonly isOpen: boolean;
}

type Seat = CaseSeats['seats'][number];

/** The seats of several centres in which one committee evaluates: who is present, and what one can do there. */
export function SeatsSection({ caseId, isOpen }: Props) {
  const t = useTranslate();
  const { data } = useCaseSeats(caseId, isOpen);
  const step = useSeatStep(caseId);
  const isPhone = useMediaQuery((theme: Theme) => theme.breakpoints.down('sm'), { noSsr: true });
  const goesOn = data?.goesOn ?? false;
  useSeatBeat(caseId, goesOn && (data?.seats.some(({ isOwn }) => isOwn) ?? false));
  if (!data || (data.seats.length === 0 && !data.mayBook)) return null;
  const { sitesAway, mayBook, maySit } = data;
  const own = data.seats.filter(({ isOwn }) => isOwn);
  // on a phone the sheet of who sits stands close below their own seat, not below those of all others
  const seats = isPhone && own.length > 0 && !mayBook ? own : data.seats;
  const doings = ({ id, isTaken }: Seat) => {
    if (maySit && !isTaken) return <SitDown onSit={(code) => step.mutate({ do: 'sit', seat: id, code })} />;
    if (!mayBook) return '';
    const what = isTaken ? 'free' : 'cancel';
    return (
      <Button size="small" onClick={() => step.mutate({ do: what, seat: id })}>
        {t(`seats.${what}`)}
      </Button>
    );
  };
  return (
    <Card component="section" sx={{ p: 2.5 }}>
      <Typography variant="h2">{t('seats.title')}</Typography>
      <Typography variant="body2" color="textSecondary" sx={{ mb: 1.5 }}>
        {t(maySit ? 'seats.sitHelp' : 'seats.help')}
      </Typography>
      {sitesAway.length > 0 && (
        <Alert severity="warning" sx={{ mb: 1.5 }}>
          {t('seats.away', { sites: sitesAway.join('、') })}
        </Alert>
      )}
      {step.error && <ProblemAlert problem={problemOf(step.error)} />}
      {seats.length > 0 && (
        <PlainTable
          label={t('seats.title')}
          columns={['site', 'seat', 'time', 'who', 'state', 'doing'].map((name) => t(`seats.column.${name}`))}
          rows={seats.map((seat) => [
            `${seat.centre.name} · ${seat.room.name}`,
            String(seat.seat),
            <span key="time">
              <Instant at={seat.from} /> – <Instant at={seat.until} />
            </span>,
            seat.isOwn ? t('seats.own') : (seat.name ?? (seat.isTaken ? t('seats.member') : '')),
            <SeatState key="state" seat={seat} isOpen={goesOn} />,
            goesOn ? doings(seat) : '',
          ])}
        />
      )}
      {mayBook && <BookSeats onBook={(booking) => step.mutate({ do: 'book', booking })} />}
    </Card>
  );
}

function SeatState({
  seat: { isTaken, isHere, lastAt, gaps },
  isOpen,
}: {
  readonly seat: Seat;
  readonly isOpen: boolean;
}) {
  const t = useTranslate();
  if (!isTaken) {
    return (
      <Box sx={{ minWidth: 76 }}>
        <StatusChip tone="neutral" label={t('seats.free_')} />
      </Box>
    );
  }
  return (
    <Stack sx={{ gap: 0.5, alignItems: 'flex-start', minWidth: 76 }}>
      {isOpen && <StatusChip tone={isHere ? 'good' : 'care'} label={t(isHere ? 'seats.here' : 'seats.gone')} />}
      {isOpen && !isHere && lastAt !== undefined && (
        <Typography variant="body2">
          {t('seats.last')} <Instant at={lastAt} />
        </Typography>
      )}
      {gaps.length > 0 && <Typography variant="body2">{t('seats.gaps', { smart_count: gaps.length })}</Typography>}
    </Stack>
  );
}

function SitDown({ onSit }: { readonly onSit: (code: string) => void }) {
  const t = useTranslate();
  const [code, setCode] = useState('');
  return (
    <Stack direction="row" sx={{ gap: 1, alignItems: 'center' }}>
      <TextField
        label={t('seats.code')}
        value={code}
        onChange={(event) => setCode(event.target.value)}
        slotProps={{ htmlInput: { inputMode: 'numeric', maxLength: 8 } }}
        sx={{ width: 130 }}
      />
      <Button variant="contained" disabled={!/^[0-9]{8}$/.test(code.trim())} onClick={() => onSit(code.trim())}>
        {t('seats.sit')}
      </Button>
    </Stack>
  );
}
