import type { OutboxRow } from '../../database/rows';
import { sideBySide } from '../../domain/side-by-side';
import type { ApiDependencies } from '../http/dependencies';
import { deliver, type Delivery } from './deliver';

/** How many things Temporal is asked at once. */
const atOnce = 8;

/**
 * Delivers rows of the outbox, each within so many real milliseconds. They are safe there: what fails is made good by
 * a later sweep, so nothing is thrown. Once Temporal turns out to be away, or `stopped` says so, the rest waits for
 * that too.
 */
export async function deliverAll(
  deps: ApiDependencies,
  messages: readonly OutboxRow[],
  patienceMs: number,
  stopped?: AbortSignal,
): Promise<Delivery[]> {
  let isAway = false;
  return sideBySide(messages, atOnce, async (row) => {
    if (isAway || stopped?.aborted) return 'away';
    try {
      const delivery = await deliver(deps, row, patienceMs);
      isAway ||= delivery === 'away';
      return delivery;
    } catch (error) {
      deps.log.warn({ kind: row.kind, subject: row.subject, err: error }, 'left to the next sweep of the outbox');
      return 'failed';
    }
  });
}
