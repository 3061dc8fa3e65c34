import Button from '@mui/material/Button';
import MenuItem from '@mui/material/MenuItem';
import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import type { z } from 'zod';
import type { seatInputSchema } from '../../../api/contract';
import { instantOf } from '../../../domain/calendar';
import { DayField } from '../look/DayField';
import { useRooms } from './use-seats';

interface Props {
  readonly onBook: (booking: z.infer<typeof seatInputSchema>) => void;
}

/** `1-3, 5` as numbers; nothing that is no number. */
const seatsOf = (text: string): number[] =>
  text.split(/[,，、\s]+/).flatMap((part) => {
    const [from = Number.NaN, to = from] = part.split('-').map(Number);
    if (!Number.isSafeInteger(from) || !Number.isSafeInteger(to) || from < 1 || to < from || to - from > 50) return [];
    return Array.from({ length: to - from + 1 }, (_, index) => from + index);
  });

const hours = Array.from({ length: 24 }, (_, hour) => `${String(hour).padStart(2, '0')}:00`);

/** Books seats of a room, of one's own or another centre, for full hours of a day. */
export function BookSeats({ onBook }: Props) {
  const t = useTranslate();
  const { data } = useRooms();
  const [roomId, setRoom] = useState('');
  const [seats, setSeats] = useState('');
  const [day, setDay] = useState('');
  const [from, setFrom] = useState('09:00');
  const [until, setUntil] = useState('18:00');
  const rooms = (data?.items ?? []).filter(({ active }) => active);
  const wanted = seatsOf(seats);
  const isComplete = roomId !== '' && wanted.length > 0 && day !== '' && from < until;
  const hour = (label: string, value: string, set: (next: string) => void) => (
    <TextField select label={label} value={value} onChange={(event) => set(event.target.value)} sx={{ width: 110 }}>
      {hours.map((each) => (
        <MenuItem key={each} value={each}>
          {each}
        </MenuItem>
      ))}
    </TextField>
  );
  return (
    <Stack direction="row" sx={{ gap: 1.5, mt: 2, flexWrap: 'wrap', alignItems: 'center' }}>
      <TextField
        select
        label={t('seats.room')}
        value={roomId}
        onChange={(event) => setRoom(event.target.value)}
        sx={{ minWidth: 240, maxWidth: '100%' }}
      >
        {rooms.map(({ id, name, centre, seats: count }) => (
          <MenuItem key={id} value={id}>
            {t('seats.roomChoice', { centre: centre.name, name, smart_count: count })}
          </MenuItem>
        ))}
      </TextField>
      <TextField
        label={t('seats.numbers')}
        value={seats}
        onChange={(event) => setSeats(event.target.value)}
        sx={{ width: 190 }}
      />
      <DayField label={t('seats.day')} value={day} onChange={setDay} />
      {hour(t('seats.from'), from, setFrom)}
      {hour(t('seats.until'), until, setUntil)}
      <Button
        variant="outlined"
        disabled={!isComplete}
        onClick={() =>
          onBook({ roomId, seats: wanted, from: instantOf(day, `${from}:00`), until: instantOf(day, `${until}:00`) })
        }
      >
        {t('seats.book')}
      </Button>
    </Stack>
  );
}
