import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Card from '@mui/material/Card';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import type { Room } from '../../../api/contract';
import { addDays, dateOf, instantOf } from '../../../domain/calendar';
import { problemOf } from '../api/client';
import { useMe } from '../api/use-me';
import { Waiting } from '../layout/Waiting';
import { DayField } from '../look/DayField';
import { EmptyState } from '../look/EmptyState';
import { Instant } from '../look/Instant';
import { PageHead } from '../look/PageHead';
import { PlainTable } from '../look/PlainTable';
import { ProblemAlert } from '../look/ProblemAlert';
import { StatusChip } from '../look/StatusChip';
import { AccessDenied } from '../missing/AccessDenied';
import { useRoomBookings, useRooms, useSaveRoom } from './use-seats';

/** The rooms of a centre, and the calendar of what is booked in them. */
export default function RoomsPage() {
  const t = useTranslate();
  const me = useMe();
  if (!me) return <Waiting />;
  if (me.acting.role !== 'centre') return <AccessDenied />;
  return (
    <Stack sx={{ gap: 2, maxWidth: 960 }}>
      <PageHead title={t('seats.rooms')} lead={t('seats.roomsLead')} />
      <Rooms />
      <Bookings now={me.clock.now} />
    </Stack>
  );
}

function Rooms() {
  const t = useTranslate();
  const { data, error, refetch } = useRooms();
  const [chosen, setChosen] = useState<Room>();
  if (error && !data) return <ProblemAlert problem={problemOf(error)} onRetry={() => void refetch()} />;
  if (!data) return <Waiting />;
  const own = data.items.filter(({ isOwn }) => isOwn);
  return (
    <Card component="section" sx={{ p: 2.5 }}>
      <Typography variant="h2" sx={{ mb: 1.5 }}>
        {t('seats.ownRooms')}
      </Typography>
      {own.length === 0 ? (
        <Typography color="textSecondary">{t('seats.noRooms')}</Typography>
      ) : (
        <PlainTable
          label={t('seats.ownRooms')}
          columns={['name', 'address', 'seats', 'shared', 'doing'].map((name) => t(`seats.column.${name}`))}
          rows={own.map((room) => [
            room.name,
            room.address,
            String(room.seats),
            <StatusChip
              key="state"
              tone={room.active ? 'good' : 'neutral'}
              label={t(room.active ? (room.shared ? 'seats.isShared' : 'seats.ownOnly') : 'seats.closed')}
            />,
            <Button key="change" size="small" onClick={() => setChosen(room)}>
              {t('seats.change')}
            </Button>,
          ])}
        />
      )}
      <RoomForm key={chosen?.id ?? ''} room={chosen} onDone={() => setChosen(undefined)} />
    </Card>
  );
}

interface RoomFormProps {
  readonly room: Room | undefined;
  readonly onDone: () => void;
}

function RoomForm({ room, onDone }: RoomFormProps) {
  const t = useTranslate();
  const save = useSaveRoom();
  const [name, setName] = useState(room?.name ?? '');
  const [address, setAddress] = useState(room?.address ?? '');
  const [seats, setSeats] = useState(String(room?.seats ?? ''));
  const [shared, setShared] = useState(room?.shared ?? true);
  const [active, setActive] = useState(room?.active ?? true);
  const count = Number(seats);
  const isComplete = name.trim() !== '' && address.trim() !== '' && Number.isSafeInteger(count) && count > 0;
  const clear = () => {
    setName('');
    setAddress('');
    setSeats('');
    onDone();
  };
  return (
    <Stack sx={{ gap: 1.5, mt: 2, maxWidth: 560 }}>
      <Typography variant="h3">{t(room ? 'seats.changeRoom' : 'seats.addRoom')}</Typography>
      <TextField label={t('seats.column.name')} value={name} onChange={(event) => setName(event.target.value)} />
      <TextField
        label={t('seats.column.address')}
        value={address}
        onChange={(event) => setAddress(event.target.value)}
      />
      <TextField
        type="number"
        label={t('seats.column.seats')}
        value={seats}
        onChange={(event) => setSeats(event.target.value)}
      />
      <FormControlLabel
        control={<Checkbox checked={shared} onChange={(event) => setShared(event.target.checked)} />}
        label={t('seats.share')}
      />
      {room && (
        <FormControlLabel
          control={<Checkbox checked={active} onChange={(event) => setActive(event.target.checked)} />}
          label={t('seats.inUse')}
        />
      )}
      {save.error && <ProblemAlert problem={problemOf(save.error)} />}
      <Box sx={{ display: 'flex', gap: 1 }}>
        <Button
          variant="contained"
          disabled={!isComplete || save.isPending}
          onClick={() =>
            save.mutate({ id: room?.id, room: { name, address, seats: count, shared, active } }, { onSuccess: clear })
          }
        >
          {t('seats.save')}
        </Button>
        {room && <Button onClick={clear}>{t('shell.cancel')}</Button>}
      </Box>
    </Stack>
  );
}

const shownDays = 14;

function Bookings({ now }: { readonly now: string }) {
  const t = useTranslate();
  const [from, setFrom] = useState(dateOf(now));
  const { data, error, refetch } = useRoomBookings(instantOf(from), instantOf(addDays(from, shownDays)));
  return (
    <Card component="section" sx={{ p: 2.5 }}>
      <Typography variant="h2" sx={{ mb: 1.5 }}>
        {t('seats.bookings')}
      </Typography>
      <Box sx={{ mb: 2 }}>
        <DayField
          label={t('seats.shownFrom', { days: shownDays })}
          value={from}
          onChange={(next) => next !== '' && setFrom(next)}
        />
      </Box>
      {error && <ProblemAlert problem={problemOf(error)} onRetry={() => void refetch()} />}
      {data?.items.length === 0 && <EmptyState title={t('seats.noBookings')} />}
      {data && data.items.length > 0 && (
        <PlainTable
          label={t('seats.bookings')}
          columns={['room', 'time', 'numbers', 'case', 'by', 'code'].map((name) => t(`seats.column.${name}`))}
          rows={data.items.map(({ room, caseId, bookedBy, from: begins, until, seats, code }) => [
            room.name,
            <span key="time">
              <Instant at={begins} /> – <Instant at={until} />
            </span>,
            seats.join('、'),
            caseId,
            bookedBy.name,
            <strong key="code">{code}</strong>,
          ])}
        />
      )}
    </Card>
  );
}
