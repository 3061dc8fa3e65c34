import { DatePicker } from '@mui/x-date-pickers/DatePicker';
import { useLanguage } from '../i18n/use-text';
import { PickerLocale } from '../forms/fields/PickerLocale';
import { datePicked, pickedDate, shanghai } from '../forms/shanghai-time';
import type { DayFieldProps } from './DayField';

/** The picker of a day: loaded where it is shown, because it is large. */
export default function DayPicker({ label, value, onChange, id, error, help }: DayFieldProps) {
  const language = useLanguage();
  return (
    <PickerLocale>
      <DatePicker
        label={label}
        value={pickedDate(value)}
        timezone={shanghai}
        format="YYYY-MM-DD"
        onChange={(picked) => onChange(datePicked(picked) ?? '')}
        slotProps={{
          calendarHeader: { format: language === 'zh' ? 'YYYY年 M月' : 'MMMM YYYY' },
          textField: { ...(id !== undefined && { id }), helperText: error ?? help, error: error !== undefined },
        }}
      />
    </PickerLocale>
  );
}
