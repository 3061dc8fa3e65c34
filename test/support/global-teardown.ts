import { stopMariadb } from './mariadb';
import { removeMigratedFolder } from './migrated-folder';
import { stopS3Server } from './s3-server';
import { endTestServers } from './test-server';

/** Runs once after all tests. */
export default async function globalTeardown(): Promise<void> {
  removeMigratedFolder();
  endTestServers();
  await Promise.all([stopMariadb(), stopS3Server()]);
}
