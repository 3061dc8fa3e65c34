import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

describe('the log of a program', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'logs-'));
  const logs = path.join(folder, 'logs');
  afterAll(() => rmSync(folder, { recursive: true }));

  /** Writes so many numbered lines into a log that is put aside at a thousand bytes, in one process. */
  const write = (lines: number) =>
    spawnSync(process.execPath, [
      '--input-type=module',
      ...[
        '-e',
        `import { openLog } from './scripts/start/log-file.mjs';
        const { stream } = openLog(${JSON.stringify(folder)}, 'server', 1000);
        for (let line = 1; line <= ${lines}; line++) stream.write('line ' + line + ' ' + 'x'.repeat(80) + '\\n');
        stream.end();`,
      ],
    ]);

  it('is put aside by size while the program runs, and the last three are kept', () => {
    const { status, stderr } = write(100);
    expect([status, stderr.toString()]).toEqual([0, '']);
    expect(readdirSync(logs).sort()).toEqual(['server.log', 'server.log.1', 'server.log.2', 'server.log.3']);
    const texts = ['.3', '.2', '.1', ''].map((age) => readFileSync(path.join(logs, `server.log${age}`), 'utf8'));
    for (const text of texts) expect(text.length).toBeLessThan(1200);
    // nothing is missing between them
    const numbers = [...texts.join('').matchAll(/^line (\d+)/gm)].map(([, number]) => Number(number));
    expect(numbers).toEqual(Array.from({ length: numbers.length }, (_, nth) => 101 - numbers.length + nth));
    expect(numbers.at(-1)).toBe(100);
  });

  it('goes on where it stopped', () => {
    const before = readFileSync(path.join(logs, 'server.log'), 'utf8');
    write(1);
    const after = readFileSync(path.join(logs, 'server.log'), 'utf8');
    expect(after.startsWith(before) || after.length < before.length).toBe(true);
    expect(after).toContain('line 1 ');
  });
});
