import { bundleWorkflows } from './workflow-bundle';
import { startMariadb } from './mariadb';

/** Runs once before all tests: bundles the workflows and starts a private MariaDB where there is one. */
export default async function globalSetup(): Promise<void> {
  await Promise.all([bundleWorkflows(), startMariadb()]);
}
