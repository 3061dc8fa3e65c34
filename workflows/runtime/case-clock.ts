import { realTime, virtualTime, type ClockSetting } from '../../domain/clock';

/** The platform's clock as a case reads it: from the time of its workflow, which is the same when it is replayed. */
export interface CaseClock {
  /** Now, an instant in UTC. */
  now(): string;
  /** Milliseconds of real time that are left until an instant of the platform's clock. */
  realUntil(instant: string): number;
}

/** The clock that a case has begun with. */
export const caseClock = (setting: ClockSetting): CaseClock => ({
  now: () => new Date(virtualTime(setting, Date.now())).toISOString(),
  realUntil: (instant) => realTime(setting, Date.parse(instant)) - Date.now(),
});
