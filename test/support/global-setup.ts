import { bundledWorkflows } from '../../scripts/workflow-bundle';
import { startMariadb } from './mariadb';
import { makeMigratedFolder } from './migrated-folder';
import { startS3Server } from './s3-server';
import { makeTestServersFolder } from './test-server';

/** Runs once before all tests: bundles the workflows, and starts a private MariaDB and S3 server where there are such. */
export default async function globalSetup(): Promise<void> {
  makeMigratedFolder();
  makeTestServersFolder();
  await Promise.all([bundledWorkflows(), startMariadb(), startS3Server()]);
}
