/**
 * `node scripts/run.mjs PROGRAM.ts …` runs a program of the platform, packed into one file. Where no pack can be kept, in a
 * folder that only somebody else may write, it reads the modules one by one at each start.
 */
import Module, { createRequire } from 'node:module';
import path from 'node:path';
import { packedProgram } from './start/packed-program.mjs';
import { root } from './start/folders.mjs';

const require = createRequire(import.meta.url);
const program = path.resolve(process.argv[2] ?? '');
// as if it had been started itself
process.argv.splice(1, 2, program);

const isFileSystem = ({ code }) => ['EACCES', 'EPERM', 'EROFS', 'ENOSPC', 'ENOENT'].includes(code);

async function packed() {
  try {
    return await packedProgram(path.relative(root, program));
  } catch (error) {
    if (!isFileSystem(error)) throw error;
    return undefined;
  }
}

const readModules = () => require('tsx/cjs/api').register();

const file = await packed();
if (file === undefined) {
  readModules();
  require(program);
} else {
  process.setSourceMapsEnabled(true);
  Module.enableCompileCache?.();
  // what is named by its path is a module of its own
  Module._extensions['.ts'] = (module, name) => {
    delete Module._extensions['.ts'];
    readModules();
    Module._extensions['.ts'](module, name);
  };
  require(file);
}
