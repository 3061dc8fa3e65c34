import { Box } from '@mui/material';
import { DateTimePicker } from '@mui/x-date-pickers/DateTimePicker';
import { dateOf, instantOf } from '../../../../domain/calendar';
import { useLanguage } from '../../i18n/use-text';
import type { InputProps } from '../form-setting';
import { instantPicked, pickedInstant, shanghai } from '../shanghai-time';
import { describe, useField } from '../use-field';
import { LimitNote, useLimit } from './LimitNote';
import { PickerLocale } from './PickerLocale';

/** Deadlines are usually set for the opening hour of the trading centres. */
const usualTime = '09:00:00';

/** An instant, picked in Shanghai time whatever the zone of the browser, kept in UTC. */
export default function DateTimeInput({ path, field, required }: InputProps<'dateTime'>) {
  const language = useLanguage();
  const { value, change, leave, ids, fault } = useField<string>(path);
  const limit = useLimit(field);
  const earliest = pickedInstant(limit?.atLeast?.value);
  const latest = pickedInstant(limit?.atMost?.value);
  const take = (instant: string) => change(instantOf(dateOf(instant), usualTime));
  return (
    <PickerLocale>
      <Box>
        <DateTimePicker
          value={pickedInstant(value)}
          timezone={shanghai}
          ampm={false}
          timeSteps={{ minutes: 5 }}
          format="YYYY-MM-DD HH:mm"
          {...(earliest && { minDateTime: earliest })}
          {...(latest && { maxDateTime: latest })}
          onChange={(picked) => change(instantPicked(picked))}
          onClose={leave}
          slotProps={{
            calendarHeader: { format: language === 'zh' ? 'YYYY年 M月' : 'MMMM YYYY' },
            textField: {
              id: ids.input,
              size: 'small',
              error: !!fault,
              onBlur: leave,
              required,
              sx: { width: 260, maxWidth: '100%' },
              slotProps: { htmlInput: { ...describe({ ids, fault }), 'aria-labelledby': ids.label } },
            },
          }}
        />
        <LimitNote limit={limit} onTake={take} />
      </Box>
    </PickerLocale>
  );
}
