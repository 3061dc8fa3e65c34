import { clockSchema } from '../api/contract';
import type { Session } from './session';

const secondsOfADay = 86_400;
const dayMs = secondsOfADay * 1000;

const sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/** The time of the platform, read once and counted on from there; read again before a wait ends. */
export interface PlatformClock {
  /** Milliseconds since 1970 UTC, as the platform counts them. */
  now(): number;
  /** Real seconds that a day of the platform lasts; 86,400 in real time. */
  secondsPerDay(): number;
  /** When the clock will have caught up with real time, where it does. */
  catchesUpAt(): string | undefined;
  /** Reads the clock again. */
  read(): Promise<void>;
  /** Returns when it is that instant on the platform, or later. */
  until(instant: string): Promise<void>;
}

/** Reads the clock of the platform. */
export async function readClock(session: Session): Promise<PlatformClock> {
  let now = 0;
  let secondsPerDay = secondsOfADay;
  let readAt = 0;
  let catchesUpAt: string | undefined;
  const read = async () => {
    const before = Date.now();
    const clock = await session.get('/api/clock', clockSchema);
    readAt = (before + Date.now()) / 2;
    now = Date.parse(clock.now);
    secondsPerDay = clock.secondsPerDay ?? secondsOfADay;
    catchesUpAt = clock.catchesUpAt;
  };
  const realMs = (virtualMs: number) => (virtualMs * secondsPerDay) / secondsOfADay;
  await read();

  return {
    now: () => now + ((Date.now() - readAt) * secondsOfADay) / secondsPerDay,
    secondsPerDay: () => secondsPerDay,
    catchesUpAt: () => catchesUpAt,
    read,
    async until(instant) {
      for (;;) {
        await read();
        const left = realMs(Date.parse(instant) - now);
        if (left <= 0) return;
        await sleep(Math.min(Math.max(left, 5), 30_000));
      }
    },
  };
}

/** So many real seconds as milliseconds of the platform's clock. */
export const inPlatformTime = (clock: PlatformClock, realSeconds: number): number =>
  (realSeconds / clock.secondsPerDay()) * dayMs;
