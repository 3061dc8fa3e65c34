import { DatePicker } from '@mui/x-date-pickers/DatePicker';
import { PickerLocale } from '../forms/fields/PickerLocale';
import { datePicked, pickedDate, shanghai } from '../forms/shanghai-time';
import { useLanguage } from '../i18n/use-text';

interface DateBoxProps {
  readonly id: string;
  readonly label: string;
  /** `YYYY-MM-DD`, or empty. */
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** A date of a form for bidders, written as everywhere in the console, whatever the browser makes of dates. */
export default function DateBox({ id, label, value, onChange }: DateBoxProps) {
  const language = useLanguage();
  return (
    <PickerLocale>
      <DatePicker
        label={label}
        value={pickedDate(value === '' ? undefined : value)}
        timezone={shanghai}
        format="YYYY-MM-DD"
        onChange={(picked) => onChange(datePicked(picked) ?? '')}
        slotProps={{
          calendarHeader: { format: language === 'zh' ? 'YYYY年 M月' : 'MMMM YYYY' },
          textField: { id, size: 'small', fullWidth: true },
        }}
      />
    </PickerLocale>
  );
}
