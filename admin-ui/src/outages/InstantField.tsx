import { DateTimePicker } from '@mui/x-date-pickers/DateTimePicker';
import { useLanguage } from '../i18n/use-text';
import { PickerLocale } from '../forms/fields/PickerLocale';
import { instantPicked, pickedInstant, shanghai } from '../forms/shanghai-time';

interface Props {
  readonly id: string;
  readonly label: string;
  readonly value: string | undefined;
  readonly help?: string | undefined;
  readonly fault?: string | undefined;
  readonly onChange: (instant: string | undefined) => void;
}

/** An instant, picked in Shanghai time. */
export function InstantField({ id, label, value, help, fault, onChange }: Props) {
  const language = useLanguage();
  return (
    <PickerLocale>
      <DateTimePicker
        label={label}
        value={pickedInstant(value)}
        timezone={shanghai}
        ampm={false}
        format="YYYY-MM-DD HH:mm"
        onChange={(picked) => onChange(instantPicked(picked))}
        slotProps={{
          calendarHeader: { format: language === 'zh' ? 'YYYY年 M月' : 'MMMM YYYY' },
          textField: { id, size: 'small', fullWidth: true, error: fault !== undefined, helperText: fault ?? help },
        }}
      />
    </PickerLocale>
  );
}
