import { readFileSync } from 'node:fs';

/** Clock ticks of `/proc` are hundredths of a second on Linux, whatever the kernel's own timer does. */
const tickMs = 10;

/** CPU milliseconds that a process has used so far, in user and system mode. Linux only. */
export function cpuMs(pid: number): number {
  const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) * tickMs;
}
