import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const root = path.join(__dirname, '..', '..');

describe('a program that is run', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'program-'));
    mkdirSync(path.join(folder, 'inner'));
    writeFileSync(
      path.join(folder, 'program.ts'),
      `import { place, word } from './inner/word';
const told: readonly string[] = [word, place, ...process.argv.slice(1)];
if (word === 'wrong') throw new Error(word);
console.log(told.join('|'));`,
    );
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const say = (word: string) =>
    writeFileSync(
      path.join(folder, 'inner', 'word.ts'),
      `export const word: string = '${word}';\nexport const place = __dirname;`,
    );
  const run = () => {
    const { stdout, stderr } = spawnSync(
      process.execPath,
      [path.join(root, 'scripts', 'run.mjs'), 'program.ts', 'first', 'second'],
      { cwd: folder, encoding: 'utf8', env: { PATH: process.env['PATH'] ?? '' } },
    );
    return stdout.trim() + stderr;
  };

  it('is its sources as they are now, knows where they lie, and is given its own arguments', () => {
    const others = [path.join(folder, 'inner'), path.join(folder, 'program.ts'), 'first', 'second'].join('|');
    say('one');
    expect(run()).toBe(`one|${others}`);
    expect(run()).toBe(`one|${others}`);
    say('two');
    expect(run()).toBe(`two|${others}`);
  });

  it('names the line of its source when it fails', () => {
    say('wrong');
    expect(run()).toContain(`${path.join(folder, 'program.ts')}:3:`);
  });
});
