import { bundledWorkflows } from '../../scripts/workflow-bundle';
import { startMariadb } from './mariadb';
import { makeMigratedFolder } from './migrated-folder';
import { startS3Server } from './s3-server';

/** Runs once before all tests: bundles the workflows, and starts a private MariaDB and S3 server where there are such. */
export default async function globalSetup(): Promise<void> {
  makeMigratedFolder();
  await Promise.all([bundledWorkflows(), startMariadb(), startS3Server()]);
}
