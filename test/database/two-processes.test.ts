import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openDatabase, rows } from '../../database/database';

const writes = 150;
const script = (file: string, who: string) => `
  const { openDatabase, rows } = require('./database/database.ts');
  (async () => {
  const database = await openDatabase({ kind: 'sqlite', file: ${JSON.stringify(file)} });
  const work = Array.from({ length: ${writes} }, (_, index) =>
    database.write(async (tx) => {
      await rows(tx, 'serial').increment({ name: 'shared' }, 'last', 1);
      await rows(tx, 'setting').insert({ name: '${who}-' + index, value: { index } });
    }),
  );
  await Promise.all(work);
  await database.close();
  })();
`;

const run = (code: string) =>
  new Promise<string>((resolve, reject) => {
    const root = path.resolve(__dirname, '../..');
    const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=commonjs', '-e', code], { cwd: root });
    let said = '';
    child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
    child.once('error', reject);
    child.once('exit', (code) => (code === 0 ? resolve(said) : reject(new Error(said))));
  });

it('two processes write the same SQLite file at once: neither is told that it is busy, and nothing is lost', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'platform-two-'));
  const file = path.join(folder, 'platform.db');
  const database = await openDatabase({ kind: 'sqlite', file });
  try {
    await database.migrate();
    await database.write((tx) => rows(tx, 'serial').insert({ name: 'shared', last: 0 }));
    await Promise.all([run(script(file, 'one')), run(script(file, 'two'))]);
    expect((await rows(database.read, 'serial').findOneByOrFail({ name: 'shared' })).last).toBe(2 * writes);
    expect(await rows(database.read, 'setting').count()).toBe(2 * writes);
  } finally {
    await database.close();
    rmSync(folder, { recursive: true, force: true });
  }
});
