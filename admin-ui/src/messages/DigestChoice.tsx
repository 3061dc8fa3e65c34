import Box from '@mui/material/Box';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';

interface Props {
  /** The hour of the day, or null for at once. */
  readonly value: number | null;
  readonly onChange: (value: number | null) => void;
}

const hours = Array.from({ length: 24 }, (_, hour) => hour);
const hourText = (hour: number): string => `${String(hour).padStart(2, '0')}:00`;

/** Whether e-mail comes at once, or as one digest a day. */
export function DigestChoice({ value, onChange }: Props) {
  const translate = useTranslate();
  return (
    <Box component="section" aria-labelledby="digest-title">
      <Typography variant="h3" id="digest-title" sx={{ mb: 1 }}>
        {translate('messages.digest')}
      </Typography>
      <TextField
        select
        fullWidth
        id="digest"
        value={value ?? 'atOnce'}
        helperText={translate('messages.digestHelp')}
        onChange={(event) => onChange(event.target.value === 'atOnce' ? null : Number(event.target.value))}
        slotProps={{ select: { SelectDisplayProps: { 'aria-labelledby': 'digest-title' } } }}
      >
        <MenuItem value="atOnce">{translate('messages.digestAtOnce')}</MenuItem>
        {hours.map((hour) => (
          <MenuItem key={hour} value={hour}>
            {translate('messages.digestDaily', { hour: hourText(hour) })}
          </MenuItem>
        ))}
      </TextField>
    </Box>
  );
}
