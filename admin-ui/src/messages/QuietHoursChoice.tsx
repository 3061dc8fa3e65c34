import Box from '@mui/material/Box';
import FormControlLabel from '@mui/material/FormControlLabel';
import MenuItem from '@mui/material/MenuItem';
import Stack from '@mui/material/Stack';
import Switch from '@mui/material/Switch';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import { defaultMessageSettings } from '../../../domain/message-settings';
import type { MessageSettings } from './use-own-messages';

interface Props {
  readonly value: MessageSettings['quiet'];
  readonly fault: string | undefined;
  readonly onChange: (value: MessageSettings['quiet']) => void;
}

const halfHours = Array.from(
  { length: 48 },
  (_, index) => `${String(Math.floor(index / 2)).padStart(2, '0')}:${index % 2 === 0 ? '00' : '30'}`,
);
/** Every half hour, and the time that was chosen by other means. */
const timesWith = (time: string): string[] => [...new Set([...halfHours, time])].sort();

/** The hours in which no telephone rings. */
export function QuietHoursChoice({ value, fault, onChange }: Props) {
  const translate = useTranslate();
  return (
    <Box component="section" aria-labelledby="quiet-title">
      <Typography variant="h3" id="quiet-title">
        {translate('messages.quiet')}
      </Typography>
      <Typography variant="body2" color="textSecondary">
        {translate('messages.quietHelp')}
      </Typography>
      <FormControlLabel
        control={
          <Switch
            checked={value !== null}
            onChange={(_event, isOn) => onChange(isOn ? defaultMessageSettings.quiet : null)}
          />
        }
        label={translate('messages.quietOn')}
      />
      {value && (
        <Stack direction="row" sx={{ gap: 1.5, mt: 1 }}>
          {(['from', 'to'] as const).map((end) => (
            <TextField
              key={end}
              select
              id={`quiet-${end}`}
              label={translate(end === 'from' ? 'messages.quietFrom' : 'messages.quietTo')}
              value={value[end]}
              error={fault !== undefined}
              helperText={end === 'to' ? fault : undefined}
              onChange={(event) => onChange({ ...value, [end]: event.target.value })}
              sx={{ width: 130 }}
            >
              {timesWith(value[end]).map((time) => (
                <MenuItem key={time} value={time}>
                  {time}
                </MenuItem>
              ))}
            </TextField>
          ))}
        </Stack>
      )}
    </Box>
  );
}
