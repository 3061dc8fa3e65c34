import type { OutboxRow } from '../../database/rows';
import { deliverAll } from '../outbox/deliver-all';
import type { ApiDependencies } from '../http/dependencies';

const patienceMs = 5000;

/** Removes contents from the store; those that stay are removed by the sweep of the outbox. */
export async function removeContents(deps: ApiDependencies, noted: readonly OutboxRow[]): Promise<void> {
  await deliverAll(deps, noted, patienceMs);
}
