import { useLocale, useTranslate } from 'react-admin';
import { useCallback } from 'react';

const zone = 'Asia/Shanghai';
const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

export type InstantStyle = 'minute' | 'second' | 'day' | 'short';

const styles: Readonly<Record<InstantStyle, Intl.DateTimeFormatOptions>> = {
  day: { year: 'numeric', month: '2-digit', day: '2-digit' },
  minute: { year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  second: {
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  },
  short: { month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
};

const formats = new Map<InstantStyle, Intl.DateTimeFormat>();

/** An instant as a date and time in Asia/Shanghai, the same in both languages: `2026-12-14 09:30`. */
export function instantText(at: string | number, style: InstantStyle = 'minute'): string {
  let format = formats.get(style);
  if (!format) {
    format = new Intl.DateTimeFormat('sv-SE', { ...styles[style], timeZone: zone });
    formats.set(style, format);
  }
  // the Swedish form is ISO 8601 but for the short one, which is `14/12 09:30`
  return style === 'short' ? instantText(at).slice(5) : format.format(typeof at === 'number' ? at : Date.parse(at));
}

/**
 * Until when something can be done, in Asia/Shanghai: what is over at midnight ends with the day before,
 * `2026-12-13 24:00`.
 */
export const untilText = (at: string): string =>
  instantText(at, 'second').endsWith(' 00:00:00')
    ? `${instantText(Date.parse(at) - second, 'day')} 24:00`
    : instantText(at);

/** A function that tells a length of time in its two largest units, `3 天 4 小时`, or coarsely in the largest. */
export function useSpanText(): (ms: number, isCoarse?: boolean) => string {
  const translate = useTranslate();
  const locale = useLocale();
  return useCallback(
    (ms: number, isCoarse = false) => {
      const span = Math.abs(ms);
      const say = (unit: string, count: number) => translate(`look.${unit}`, { smart_count: count });
      const join = (large: string, small: string, count: number) =>
        count > 0 && !isCoarse ? `${large} ${say(small, count)}` : large;
      if (span >= 10 * day) return say('day', Math.floor(span / day));
      if (span >= day) return join(say('day', Math.floor(span / day)), 'hour', Math.floor((span % day) / hour));
      if (span >= hour) return join(say('hour', Math.floor(span / hour)), 'minute', Math.floor((span % hour) / minute));
      if (span >= minute) return say('minute', Math.floor(span / minute));
      return say('second', Math.floor(span / second));
    },
    // the words change with the language
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [translate, locale],
  );
}
