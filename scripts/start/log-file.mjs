import { createWriteStream, existsSync, mkdirSync, renameSync, statSync } from 'node:fs';
import path from 'node:path';
import { say } from './terminal.mjs';

const large = 5 * 1024 * 1024;
const kept = 3;

/** Opens DATA_DIR/logs/NAME.log to append; a large one is put aside first, the last three are kept. */
export function openLog(dataDir, name) {
  const folder = path.join(dataDir, 'logs');
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, `${name}.log`);
  if (existsSync(file) && statSync(file).size > large) {
    for (let age = kept - 1; age >= 1; age--) {
      if (existsSync(`${file}.${age}`)) renameSync(`${file}.${age}`, `${file}.${age + 1}`);
    }
    renameSync(file, `${file}.1`);
  }
  const stream = createWriteStream(file, { flags: 'a' });
  stream.on('error', ({ code }) =>
    say(`无法写入日志 ${file}（${code}）`, `The log ${file} cannot be written (${code})`),
  );
  stream.write(`--- ${new Date().toISOString()}\n`);
  return { file, stream };
}
