import { readFileSync } from 'node:fs';

/** MiB of memory that a process holds at this moment (resident). Linux only. */
export function residentMib(pid: number): number {
  const line = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
  return Number(line?.[1] ?? 0) / 1024;
}
