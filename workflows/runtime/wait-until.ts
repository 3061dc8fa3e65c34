import { condition } from '@temporalio/workflow';
import type { RunningCase } from './running-case';

/**
 * Waits in a stay until a date that may move has passed, and `graceMs` of real time more, for acts received in time.
 * Time that the case stands still does not count. Never answers when the stay is over.
 */
export async function waitUntil(
  run: RunningCase,
  visit: number,
  date: () => string | undefined,
  graceMs: number,
): Promise<void> {
  for (;;) {
    await condition(() => !run.state.stillSince && date() !== undefined);
    if (run.state.visit !== visit) await condition(() => false);
    const at = date();
    if (at === undefined) continue;
    const left = run.clock.realUntil(at) + graceMs;
    if (left <= 0) return;
    await condition(() => date() !== at || run.state.stillSince !== undefined, Math.max(1, left));
  }
}
