import { run } from './command.mjs';
import { root } from './folders.mjs';
import { SetupError } from './terminal.mjs';

/** The checked configuration, as `configuration.ts` reads it; a fault ends the start with its message. */
export async function checkedConfiguration() {
  const { code, lines } = await run(process.execPath, ['scripts/run.mjs', 'scripts/start/print-configuration.ts'], {
    cwd: root,
  });
  if (code !== 0) throw new SetupError(lines.join('\n'));
  return JSON.parse(lines.at(-1));
}
