import dayjs, { type Dayjs } from 'dayjs';
import 'dayjs/locale/zh-cn';
import timezone from 'dayjs/plugin/timezone';
import utc from 'dayjs/plugin/utc';
import { isDate, isInstant } from '../../../domain/calendar';

dayjs.extend(utc);
dayjs.extend(timezone);

export const shanghai = 'Asia/Shanghai';

/** An instant as the date picker wants it. */
export const pickedInstant = (instant: string | undefined): Dayjs | null =>
  instant !== undefined && isInstant(instant) ? dayjs.utc(instant).tz(shanghai) : null;

/** A date of the law as the date picker wants it: its noon in Shanghai, whatever the zone of the browser. */
export const pickedDate = (date: string | undefined): Dayjs | null =>
  date !== undefined && isDate(date) ? dayjs.tz(`${date} 12:00`, shanghai) : null;

/** The instant that was picked, in UTC; a time that is not complete yet gives undefined. */
export const instantPicked = (picked: Dayjs | null): string | undefined =>
  picked?.isValid() && picked.year() > 1900 && picked.year() < 10_000
    ? picked.second(0).millisecond(0).toISOString()
    : undefined;

/** The date that was picked, in Shanghai. */
export const datePicked = (picked: Dayjs | null): string | undefined =>
  picked?.isValid() && picked.year() > 1900 && picked.year() < 10_000
    ? picked.tz(shanghai).format('YYYY-MM-DD')
    : undefined;
