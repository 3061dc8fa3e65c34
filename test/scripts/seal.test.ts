import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { sealingTaskFormat, text, type SealingTask } from '../../definitions/language';
import { content } from '../domain/sealing/sealed-bids';

const root = path.dirname(path.dirname(__dirname));
const run = promisify(execFile);

interface Ended {
  readonly code: number;
  readonly said: string;
}

let folder: string;
const at = (name: string): string => path.join(folder, name);

/** Runs the command with the passphrase in a file. */
async function command(...args: readonly string[]): Promise<Ended> {
  const all = [
    path.join(root, 'scripts/run.mjs'),
    path.join(root, 'scripts/seal.ts'),
    ...args,
    '--passphrase-file',
    at('passphrase'),
  ];
  try {
    const { stdout, stderr } = await run(process.execPath, all, { cwd: root });
    return { code: 0, said: stdout + stderr };
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string }; // as execFile rejects
    return { code, said: stdout + stderr };
  }
}

const task = (version: number): SealingTask => ({
  format: sealingTaskFormat,
  place: { case: 'case-1', lot: '一标段', bidder: 'body-7', version },
  title: text('递交投标文件', 'Submit the bid'),
  platformShare: 'c3'.repeat(32),
  form: {
    price: { type: 'amount', title: text('投标报价', 'Bid price') },
    bidDocument: { type: 'document', title: text('投标文件', 'Bid document') },
    annexes: {
      type: 'list',
      optional: true,
      title: text('附件', 'Annexes'),
      of: { file: { type: 'document', title: text('文件', 'Document') } },
    },
  },
  context: {
    now: '2026-03-01T00:00:00.000Z',
    calendar: {
      from: '2026-01-01',
      to: '2026-12-31',
      off: [],
      work: [],
    } as unknown as SealingTask['context']['calendar'],
    unit: 'CNY',
    rules: {},
    given: {},
    taken: {},
    entered: {},
  },
});

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'seal-'));
  writeFileSync(at('passphrase'), '一把只有投标人知道的钥匙\n');
  writeFileSync(at('task.json'), JSON.stringify(task(1)));
  writeFileSync(at('other-task.json'), JSON.stringify(task(2)));
  writeFileSync(at('bid.pdf'), content(2_500_000));
  writeFileSync(at('annex.pdf'), 'annex');
  const form = { price: '12345678.9', bidDocument: 'bid.pdf', annexes: [{ file: 'annex.pdf' }] };
  writeFileSync(at('form.json'), JSON.stringify(form));
  writeFileSync(at('wrong-form.json'), JSON.stringify({ price: 'much', bidDocument: 'bid.pdf' }));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('npm run seal', () => {
  it('makes a key, seals a bid from the task alone, checks it and opens it again', async () => {
    const made = await command('new-key', at('key.json'));
    expect(made).toMatchObject({ code: 0, said: expect.stringContaining('not even the platform') as string });
    expect(statSync(at('key.json')).mode & 0o077).toBe(0);
    expect(await command('test-key', at('key.json'))).toMatchObject({ code: 0 });

    const how = ['--task', at('task.json'), '--key', at('key.json')];
    const sealed = await command('seal', at('bid.sealed'), '--form', at('form.json'), ...how);
    expect(sealed).toMatchObject({ code: 0, said: expect.stringContaining('signature is valid') as string });
    expect(readFileSync(at('bid.sealed')).includes('12345678')).toBe(false);
    expect(await command('check', at('bid.sealed'), '--task', at('task.json'))).toMatchObject({ code: 0 });

    const opened = await command('open', at('bid.sealed'), at('opened'), ...how);
    expect(opened).toMatchObject({ code: 0 });
    const form = JSON.parse(readFileSync(at('opened/form.json'), 'utf8')) as object;
    expect(form).toEqual({ price: '12345678.90', bidDocument: 'd1', annexes: [{ file: 'd2' }] });
    expect(readFileSync(at('opened/d1-bid.pdf')).equals(readFileSync(at('bid.pdf')))).toBe(true);
    expect(readFileSync(at('opened/d2-annex.pdf'), 'utf8')).toBe('annex');

    const share = await command('share', at('bid.sealed'), '--key', at('key.json'));
    expect(share).toMatchObject({ code: 0, said: expect.stringMatching(/^[0-9a-f]{64}$/m) as string });
  });

  it('says what is wrong, by its exit code and in both languages', async () => {
    const how = ['--task', at('task.json'), '--key', at('key.json')];
    expect(await command('seal', at('bid.sealed'), '--form', at('form.json'), ...how)).toMatchObject({
      code: 2,
      said: expect.stringContaining('is kept') as string,
    });
    const wrongForm = await command('seal', at('wrong.sealed'), '--form', at('wrong-form.json'), ...how);
    expect(wrongForm).toMatchObject({ code: 2, said: expect.stringContaining('price: ') as string });
    const another = await command('check', at('bid.sealed'), '--task', at('other-task.json'));
    expect(another).toMatchObject({ code: 1, said: expect.stringContaining('(version)') as string });
    writeFileSync(
      at('changed.sealed'),
      readFileSync(at('bid.sealed')).map((byte, index) => (index === 5000 ? byte ^ 1 : byte)),
    );
    expect(await command('check', at('changed.sealed'))).toMatchObject({ code: 1 });
    expect(await command('check', at('nothing.sealed'))).toMatchObject({ code: 2 });
    expect(await command('publish')).toMatchObject({
      code: 2,
      said: expect.stringContaining('npm run seal') as string,
    });
    writeFileSync(at('passphrase'), '另一个口令 0123456789\n');
    expect(await command('share', at('bid.sealed'), '--key', at('key.json'))).toMatchObject({
      code: 1,
      said: expect.stringContaining('passphrase is wrong') as string,
    });
  });

  it('lets two of three keepers restore the share of a bidder who has lost the key', async () => {
    const keys = ['k1.json', 'k2.json', 'k3.json'].map(at);
    for (const key of keys) expect(await command('new-keeper-key', key)).toMatchObject({ code: 0 });
    const keepers = keys.map((key) => (JSON.parse(readFileSync(key, 'utf8')) as { publicKey: string }).publicKey);
    writeFileSync(at('escrow-task.json'), JSON.stringify({ ...task(3), escrow: { threshold: 2, keepers } }));
    await command('new-key', at('key2.json'));
    const how = ['--task', at('escrow-task.json'), '--form', at('form.json'), '--key', at('key2.json')];
    expect(await command('seal', at('kept.sealed'), ...how)).toMatchObject({ code: 0 });
    const pieces = await Promise.all(
      [keys[0], keys[2]].map(async (key) => {
        const { said } = await command('piece', at('kept.sealed'), '--key', key ?? '');
        return /^\d:[0-9a-f]{64}$/m.exec(said)?.[0] ?? '';
      }),
    );
    const restored = await command('restore', at('kept.sealed'), ...pieces);
    const released = await command('share', at('kept.sealed'), '--key', at('key2.json'));
    const hex = (said: string) => /^[0-9a-f]{64}$/m.exec(said)?.[0];
    expect(restored.code).toBe(0);
    expect(hex(restored.said)).toBe(hex(released.said));
    expect(await command('restore', at('kept.sealed'), pieces[0] ?? '')).toMatchObject({ code: 1 });
  });
});
