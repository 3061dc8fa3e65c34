import { virtualTime, type ClockSetting } from '../domain/clock';
import { rows, type Database } from './database';

const settingName = 'clock';

/** The clock of the platform. */
export interface StoredClock {
  readonly setting: ClockSetting;
  /** The present instant of the platform, ISO-8601 UTC with milliseconds. */
  now(): string;
}

/** What the clock becomes when it is to run at another speed from now on: it goes on from where it stands. */
function nextSetting(
  stored: ClockSetting | undefined,
  timeScale: number | undefined,
  beginning: ClockSetting | undefined,
  realNow: number,
): ClockSetting {
  if (stored === undefined && timeScale === undefined && beginning) return beginning;
  if (timeScale === undefined && stored?.kind === 'virtual' && stored.until !== undefined) return stored;
  if (timeScale === undefined && (stored === undefined || stored.kind === 'real')) return { kind: 'real' };
  const secondsPerDay = timeScale ?? 86_400;
  if (stored?.kind === 'virtual' && stored.until === undefined && stored.secondsPerDay === secondsPerDay) return stored;
  const virtualOrigin = stored ? virtualTime(stored, realNow) : realNow;
  return { kind: 'virtual', realOrigin: realNow, virtualOrigin, secondsPerDay };
}

/** Whether the clock of a database has begun. */
export const hasClock = (database: Database): Promise<boolean> =>
  rows(database.read, 'setting').existsBy({ name: settingName });

/**
 * Opens the one clock that API, worker and cases of a database share. `timeScale` is how many seconds a day lasts;
 * undefined is real speed. Its origin is stored once; at another speed it goes on from where it stands and never jumps
 * back, so a database that once ran ahead stays ahead. `beginning` is the clock of a database that has none yet.
 */
export async function openClock(
  database: Database,
  timeScale: number | undefined,
  beginning?: ClockSetting,
): Promise<StoredClock> {
  const setting = await database.write(async (tx) => {
    const settings = rows(tx, 'setting');
    const stored = (await settings.findOneBy({ name: settingName }))?.value as ClockSetting | undefined;
    const next = nextSetting(stored, timeScale, beginning, Date.now());
    if (next !== stored) await settings.upsert({ name: settingName, value: next }, ['name']);
    return next;
  });
  return { setting, now: () => new Date(virtualTime(setting, Date.now())).toISOString() };
}
