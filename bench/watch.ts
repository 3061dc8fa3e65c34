import { cpuMs } from './cpu-time';
import { residentMib } from './memory';

/** What a program has used since a watch began. */
export interface Used {
  readonly cpuSeconds: number;
  /** MiB that it held at most. */
  readonly peakMib: number;
}

const everyMs = 200;

/** Watches programs by their process ids until it is asked what they have used. */
export function watch<Name extends string>(pids: Readonly<Record<Name, number>>): () => Readonly<Record<Name, Used>> {
  const programs = Object.entries<number>(pids).map(([name, pid]) => {
    return { name, pid, since: cpuMs(pid), peak: residentMib(pid) };
  });
  const timer = setInterval(() => {
    for (const one of programs) one.peak = Math.max(one.peak, residentMib(one.pid));
  }, everyMs);
  return () => {
    clearInterval(timer);
    const used = programs.map(({ name, pid, since, peak }) => {
      return [name, { cpuSeconds: (cpuMs(pid) - since) / 1000, peakMib: Math.max(peak, residentMib(pid)) }];
    });
    return Object.fromEntries(used) as Record<Name, Used>; // one of each name that was given
  };
}
