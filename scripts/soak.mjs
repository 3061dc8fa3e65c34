/** `npm run soak -- KILLS`: finds the programs and kills them at random. */
import path from 'node:path';
import { runShown } from './start/command.mjs';
import { root } from './start/folders.mjs';
import { findPrograms } from './test/programs.mjs';

const { env } = await findPrograms();
process.exitCode = await runShown(
  process.execPath,
  ['--import', 'tsx', path.join(root, 'scripts', 'soak.ts'), ...process.argv.slice(2)],
  { cwd: root, env: { ...process.env, ...env } },
);
