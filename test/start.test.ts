import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';

const root = path.dirname(__dirname);

describe('npm start', () => {
  let dataDir: string;
  beforeEach(() => {
    dataDir = mkdtempSync(path.join(tmpdir(), 'start-'));
  });
  afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

  /** Starts the platform where it cannot start, and answers what it says. */
  function start(env: Record<string, string>) {
    const { PATH, HOME } = process.env;
    const run = spawnSync(process.execPath, ['scripts/start.mjs'], {
      cwd: root,
      encoding: 'utf8',
      env: { PATH, HOME, DATA_DIR: dataDir, TEMPORAL_ADDRESS: '127.0.0.1:7233', ...env },
      timeout: 50_000,
    });
    return { code: run.status, said: run.stdout + run.stderr };
  }

  it('says which variable moves a port that is in use', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    try {
      const { code, said } = start({ PORT: String(port) });
      expect(code).toBe(1);
      expect(said).toContain(`Port ${port} is in use: free it, or start with PORT=another port.`);
      expect(said).not.toMatch(/^\s+at /m);
    } finally {
      other.close();
    }
  });

  it('lists what is wrong with the environment', () => {
    const { code, said } = start({ PORT: 'eighty', TIME_SCALE: '-1' });
    expect(code).toBe(1);
    expect(said).toMatch(/PORT=eighty[^]*TIME_SCALE=-1/);
    expect(said).not.toMatch(/^\s+at /m);
  });

  it('refuses a data folder that another start is using', async () => {
    const other = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60_000)', 'start.mjs']);
    await once(other, 'spawn');
    try {
      const running = { pid: other.pid, address: 'http://127.0.0.1:8080', children: [] };
      writeFileSync(path.join(dataDir, 'running.json'), JSON.stringify(running));
      const { code, said } = start({});
      expect(code).toBe(1);
      expect(said).toContain(`The data folder is in use by another start (process ${String(other.pid)}`);
    } finally {
      other.kill();
    }
  });

  it('takes over the data folder of a start that was killed, and ends what it left running', async () => {
    const child = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60_000)', 'worker.ts']);
    const ended = once(child, 'exit');
    await once(child, 'spawn');
    const running = { pid: 2 ** 22 + 1, address: '', children: [{ pid: child.pid, word: 'worker.ts' }] };
    writeFileSync(path.join(dataDir, 'running.json'), JSON.stringify(running));
    const blocked = createServer().listen(0, '127.0.0.1');
    await once(blocked, 'listening');
    try {
      const { said } = start({ PORT: String((blocked.address() as AddressInfo).port) });
      expect(said).toContain('The last start did not end well; recovering');
      expect(said).toContain('is in use');
      expect(await ended).toEqual([null, 'SIGTERM']);
    } finally {
      blocked.close();
    }
  });
});
