import { Box } from '@mui/material';
import { DatePicker } from '@mui/x-date-pickers/DatePicker';
import { useLanguage } from '../../i18n/use-text';
import type { InputProps } from '../form-setting';
import { datePicked, pickedDate, shanghai } from '../shanghai-time';
import { describe, useField } from '../use-field';
import { LimitNote, useLimit } from './LimitNote';
import { PickerLocale } from './PickerLocale';

/** A date of the law: a day in Shanghai. */
export default function DateInput({ path, field, required }: InputProps<'date'>) {
  const language = useLanguage();
  const { value, change, leave, ids, fault } = useField<string>(path);
  const limit = useLimit(field);
  const earliest = pickedDate(limit?.atLeast?.value);
  const latest = pickedDate(limit?.atMost?.value);
  return (
    <PickerLocale>
      <Box>
        <DatePicker
          value={pickedDate(value)}
          timezone={shanghai}
          format="YYYY-MM-DD"
          {...(earliest && { minDate: earliest })}
          {...(latest && { maxDate: latest })}
          onChange={(picked) => change(datePicked(picked))}
          onClose={leave}
          slotProps={{
            calendarHeader: { format: language === 'zh' ? 'YYYY年 M月' : 'MMMM YYYY' },
            textField: {
              id: ids.input,
              size: 'small',
              error: !!fault,
              onBlur: leave,
              required,
              sx: { width: 200, maxWidth: '100%' },
              slotProps: { htmlInput: { ...describe({ ids, fault }), 'aria-labelledby': ids.label } },
            },
          }}
        />
        <LimitNote limit={limit} onTake={change} />
      </Box>
    </PickerLocale>
  );
}
