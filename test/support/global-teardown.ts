import { stopMariadb } from './mariadb';
import { removeBundle } from './workflow-bundle';

/** Runs once after all tests. */
export default async function globalTeardown(): Promise<void> {
  removeBundle();
  await stopMariadb();
}
