/**
 * Which time a deployment lives in. `virtual`: at the real instant `realOrigin` it is `virtualOrigin`, and a virtual day
 * passes in `secondsPerDay` real seconds (86,400 is as fast as real). Instants are milliseconds since 1970 UTC.
 */
export type ClockSetting =
  | { readonly kind: 'real' }
  | {
      readonly kind: 'virtual';
      readonly realOrigin: number;
      readonly virtualOrigin: number;
      readonly secondsPerDay: number;
      /** The real instant at which the virtual time has caught up; from here on it is real. */
      readonly until?: number;
    };

const secondsOfADay = 86_400;

/**
 * What time it is at a real instant, in whole milliseconds (rounded down).
 * @throws RangeError when the setting's day does not last a positive time
 */
export function virtualTime(setting: ClockSetting, realMs: number): number {
  if (setting.kind === 'real') return realMs;
  const ahead = setting.virtualOrigin + Math.floor(((realMs - setting.realOrigin) * secondsOfADay) / dayOf(setting));
  if (setting.until === undefined) return ahead;
  return realMs >= setting.until ? realMs : Math.min(ahead, setting.until);
}

/**
 * How many real milliseconds a virtual duration takes, rounded up so that a timer never fires early. For timers only:
 * everything else counts in virtual time.
 * @throws RangeError when the setting's day does not last a positive time
 */
export function realDuration(setting: ClockSetting, virtualMs: number): number {
  if (setting.kind === 'real') return virtualMs;
  const day = dayOf(setting);
  let duration = Math.ceil((virtualMs * day) / secondsOfADay);
  // division of floating numbers may miss by one
  while (Math.floor((duration * secondsOfADay) / day) < virtualMs) duration += 1;
  while (Math.floor(((duration - 1) * secondsOfADay) / day) >= virtualMs) duration -= 1;
  return duration;
}

/**
 * The first real instant, in whole milliseconds, at which it is `virtualMs` or later.
 * @throws RangeError when the setting's day does not last a positive time
 */
export function realTime(setting: ClockSetting, virtualMs: number): number {
  if (setting.kind === 'real' || (setting.until !== undefined && virtualMs >= setting.until)) return virtualMs;
  return setting.realOrigin + realDuration(setting, virtualMs - setting.virtualOrigin);
}

/**
 * A clock that begins `daysBack` days before now, runs fast and turns real when it has caught up: a world can be given
 * a past in which every event is real.
 * @throws RangeError when a day would not pass faster than in reality
 */
export function catchingUp(realNow: number, daysBack: number, secondsPerDay: number): ClockSetting {
  if (!(secondsPerDay > 0 && secondsPerDay < secondsOfADay)) throw new RangeError('a day must pass faster than a day');
  const back = daysBack * secondsOfADay * 1000;
  const needed = Math.ceil(back / (secondsOfADay / secondsPerDay - 1));
  return {
    kind: 'virtual',
    realOrigin: realNow,
    virtualOrigin: realNow - back,
    secondsPerDay,
    until: realNow + needed,
  };
}

function dayOf({ secondsPerDay }: { readonly secondsPerDay: number }): number {
  if (!(secondsPerDay > 0 && Number.isFinite(secondsPerDay))) throw new RangeError('a day lasts a positive time');
  return secondsPerDay;
}
