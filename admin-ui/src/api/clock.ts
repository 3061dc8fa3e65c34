import { useCallback, useSyncExternalStore } from 'react';
import { virtualTime, type ClockSetting } from '../../../domain/clock';

interface ServerClock {
  readonly now: string;
  readonly secondsPerDay?: number | undefined;
}

let setting: ClockSetting = { kind: 'real' };
/** What all who look read until the next second: a fast clock would not stand still while a page is drawn. */
let shown: { readonly at: number; readonly until: number } | undefined;
let timer: ReturnType<typeof setInterval> | undefined;
const listeners = new Set<() => void>();
const tick = () => {
  shown = undefined;
  listeners.forEach((listener) => listener());
};

/** Sets the clock of the console by the server's; with `secondsPerDay` its days are shorter than ours. */
export function setClock(clock: ServerClock): void {
  setting = {
    kind: 'virtual',
    realOrigin: Date.now(),
    virtualOrigin: Date.parse(clock.now),
    secondsPerDay: clock.secondsPerDay ?? 86_400,
  };
  tick();
}

/** What time it is on the platform, in milliseconds since 1970 UTC. */
export const platformNow = (): number => virtualTime(setting, Date.now());

function shownNow(): number {
  const now = Date.now();
  if (!shown || now >= shown.until) shown = { at: platformNow(), until: now + 1000 };
  return shown.at;
}

/** How much platform time passes in so much real time: on a fast clock what was "just now" is soon hours ago. */
export const platformSpan = (realMs: number): number =>
  setting.kind === 'virtual' ? (realMs * 86_400) / setting.secondsPerDay : realMs;

/** Real seconds that a day of the platform lasts. */
export const secondsPerDay = (): number => (setting.kind === 'virtual' ? setting.secondsPerDay : 86_400);

/** Whether the platform's days are shorter than real ones. */
export const isFast = (): boolean => secondsPerDay() < 86_400;

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= setInterval(tick, 1000);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) {
      clearInterval(timer);
      timer = undefined;
    }
  };
}

/** The platform's time, new whenever another `step` (milliseconds of platform time) has passed. */
export function useNow(step = 60_000): number {
  const read = useCallback(() => Math.floor(shownNow() / step) * step, [step]);
  return useSyncExternalStore(subscribe, read);
}
