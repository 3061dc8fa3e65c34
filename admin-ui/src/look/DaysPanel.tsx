import Button from '@mui/material/Button';
import Stack from '@mui/material/Stack';
import { DatePicker } from '@mui/x-date-pickers/DatePicker';
import { useTranslate } from 'react-admin';
import { addDays, dateOf } from '../../../domain/calendar';
import { platformNow } from '../api/clock';
import { PickerLocale } from '../forms/fields/PickerLocale';
import { datePicked, pickedDate, shanghai } from '../forms/shanghai-time';
import { useLanguage } from '../i18n/use-text';
import type { Days } from './FilterDays';

const spans = [7, 30, 90] as const;

interface Props {
  readonly days: Days;
  readonly onChange: (days: Days) => void;
  readonly onClose: () => void;
}

/** The days of a filter: the last so many with one press, or any. */
export default function DaysPanel({ days, onChange, onClose }: Props) {
  const translate = useTranslate();
  const language = useLanguage();
  const { from, to } = days;
  const today = dateOf(new Date(platformNow()).toISOString());
  const take = (part: Days) => {
    const next = { ...days, ...part };
    // a span that ends before it begins finds nothing: the other end follows
    const isUpsideDown = next.from !== undefined && next.to !== undefined && next.from > next.to;
    onChange(isUpsideDown ? part : next);
  };
  const picker = (name: 'from' | 'to') => (
    <DatePicker
      label={translate(`look.days.${name}`)}
      value={pickedDate(days[name])}
      timezone={shanghai}
      format="YYYY-MM-DD"
      onChange={(picked) => take({ [name]: datePicked(picked) })}
      slotProps={{
        calendarHeader: { format: language === 'zh' ? 'YYYY年 M月' : 'MMMM YYYY' },
        textField: { size: 'small', fullWidth: true },
      }}
    />
  );
  return (
    <PickerLocale>
      <Stack sx={{ gap: 1.5 }}>
        <Stack direction="row" sx={{ gap: 0.5, flexWrap: 'wrap' }}>
          {spans.map((span) => (
            <Button
              key={span}
              size="small"
              variant={from === addDays(today, 1 - span) && to === undefined ? 'contained' : 'outlined'}
              onClick={() => {
                onChange({ from: addDays(today, 1 - span) });
                onClose();
              }}
            >
              {translate('look.days.last', { smart_count: span })}
            </Button>
          ))}
        </Stack>
        {picker('from')}
        {picker('to')}
        <Button onClick={onClose}>{translate('shell.close')}</Button>
      </Stack>
    </PickerLocale>
  );
}
