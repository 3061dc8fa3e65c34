import { cpus, loadavg, totalmem } from 'node:os';

/** What was measured on, and how busy it was with other things: a line to stand under a table. */
export function machine(): string {
  const [first] = cpus();
  const gib = Math.round(totalmem() / 1024 ** 3);
  const load = loadavg().map((value) => value.toFixed(1));
  const day = new Date().toISOString().slice(0, 10);
  return `${day}: ${cpus().length} × ${first?.model.trim() ?? 'unknown processor'}, ${gib} GiB, Node ${process.versions.node}; load at the end ${load.join(', ')}`;
}
