/** `npm run record-histories`: plays whole cases on the test server and keeps their histories for the replay test. */
import path from 'node:path';
import { runShown } from './start/command.mjs';
import { root } from './start/folders.mjs';
import { findPrograms } from './test/programs.mjs';

const { env } = await findPrograms();
process.exitCode = await runShown(
  process.execPath,
  ['--import', 'tsx', path.join(root, 'test', 'support', 'record-histories.ts'), ...process.argv.slice(2)],
  { cwd: root, env: { ...process.env, ...env } },
);
