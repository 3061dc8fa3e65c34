import { Connection } from '@temporalio/client';
import { BadCall } from './run-command';

/** What a command says that has no Temporal, or has lost it. */
export const noTemporal = (address: string, cause: unknown): BadCall =>
  new BadCall(`Temporal 未应答：${address}\nTemporal does not answer at ${address}.`, { cause });

/**
 * Connects a command to Temporal.
 * @throws BadCall when nothing answers there within seconds
 */
export async function connectTemporal(address: string): Promise<Connection> {
  try {
    return await Connection.connect({ address, connectTimeout: '5 seconds' });
  } catch (error) {
    throw noTemporal(address, error);
  }
}
