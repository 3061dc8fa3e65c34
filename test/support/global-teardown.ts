import { stopMariadb } from './mariadb';

/** Runs once after all tests. */
export default async function globalTeardown(): Promise<void> {
  await stopMariadb();
}
