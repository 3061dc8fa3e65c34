import { text, type Text } from './text';

/** A length of time of the law. `days` are calendar days; `workingDays` follow the State Council calendar. */
export interface Period {
  readonly count: number;
  readonly unit: 'days' | 'workingDays' | 'months' | 'minutes';
}

/** Calendar days. */
export const days = (count: number): Period => ({ count, unit: 'days' });
/** Working days by the State Council calendar; make-up working days count. */
export const workingDays = (count: number): Period => ({ count, unit: 'workingDays' });
/** Minutes, for what happens within one sitting. */
export const minutes = (count: number): Period => ({ count, unit: 'minutes' });

/** A period in words: 20日, 3个工作日; 20 days, 1 working day. */
export function periodText({ count, unit }: Period): Text {
  const s = count === 1 ? '' : 's';
  switch (unit) {
    case 'days':
      return text(`${count}日`, `${count} day${s}`);
    case 'workingDays':
      return text(`${count}个工作日`, `${count} working day${s}`);
    case 'months':
      return text(`${count}个月`, `${count} month${s}`);
    case 'minutes':
      return text(`${count}分钟`, `${count} minute${s}`);
  }
}
