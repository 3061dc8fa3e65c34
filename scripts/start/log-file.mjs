import { closeSync, existsSync, fstatSync, mkdirSync, openSync, renameSync, writeSync } from 'node:fs';
import path from 'node:path';
import { Writable } from 'node:stream';
import { say } from './terminal.mjs';

const large = 5 * 1024 * 1024;
const kept = 3;

/** Puts a log aside as `.1`, the one before as `.2`; the last three are kept. */
function putAside(file) {
  for (let age = kept - 1; age >= 1; age--) {
    if (existsSync(`${file}.${age}`)) renameSync(`${file}.${age}`, `${file}.${age + 1}`);
  }
  renameSync(file, `${file}.1`);
}

/**
 * Opens DATA_DIR/logs/NAME.log to append. Whenever it has grown larger than `largest` bytes, also while the program
 * runs, it is put aside.
 */
export function openLog(dataDir, name, largest = large) {
  const folder = path.join(dataDir, 'logs');
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, `${name}.log`);
  let size = 0;
  let handle;
  const open = () => {
    handle = openSync(file, 'a');
    ({ size } = fstatSync(handle));
  };
  const close = () => {
    if (handle !== undefined) closeSync(handle);
    handle = undefined;
  };
  const write = (chunk) => {
    if (handle === undefined) open();
    if (size > largest) {
      close();
      putAside(file);
      open();
    }
    size += writeSync(handle, chunk);
  };

  let isBroken = false;
  const stream = new Writable({
    write(chunk, _encoding, done) {
      try {
        write(chunk);
        isBroken = false;
      } catch ({ code }) {
        // a full disk ends no program; once there is room the log goes on
        if (!isBroken) say(`无法写入日志 ${file}（${code}）`, `The log ${file} cannot be written (${code})`);
        isBroken = true;
      }
      done();
    },
    final(done) {
      close();
      done();
    },
  });
  stream.write(`--- ${new Date().toISOString()}\n`);
  return { file, stream };
}
