/**
 * Lets the Temporal SDK download a program: `node download.mjs server|test-server FOLDER FILE`. The SDK starts what
 * it has downloaded, so this runs as a process of its own that can be ended after a time.
 */
import { readdirSync, renameSync } from 'node:fs';
import path from 'node:path';
import { TestWorkflowEnvironment } from '@temporalio/testing';

const [kind, folder, file] = process.argv.slice(2);
const executable = { type: 'cached-download', downloadDir: folder };
const environment =
  kind === 'server'
    ? await TestWorkflowEnvironment.createLocal({ server: { executable } })
    : await TestWorkflowEnvironment.createTimeSkipping({ server: { executable } });
await environment.teardown();
const [downloaded] = readdirSync(folder);
renameSync(path.join(folder, downloaded), path.join(folder, file));
