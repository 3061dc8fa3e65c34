import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';

const root = path.dirname(__dirname);

describe('npm start', () => {
  let dataDir: string;
  beforeEach(() => {
    dataDir = mkdtempSync(path.join(tmpdir(), 'start-'));
  });
  afterEach(() => {
    chmodSync(dataDir, 0o700);
    rmSync(dataDir, { recursive: true, force: true });
  });

  /** Starts the platform where it cannot start, `within` another command, and answers what it says. */
  function start(env: Record<string, string>, within: readonly string[] = []) {
    const { PATH, HOME } = process.env;
    const [command, ...args] = [...within, process.execPath, 'scripts/start.mjs'];
    const run = spawnSync(command, args, {
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

  describe('with a DATA_DIR that cannot be used', () => {
    const fileIn = () => {
      const file = path.join(dataDir, 'file');
      writeFileSync(file, '');
      return file;
    };
    const linkIn = () => {
      symlinkSync(path.join(dataDir, 'nowhere'), path.join(dataDir, 'link'));
      return path.join(dataDir, 'link');
    };
    /** Root may write everywhere but here. */
    const closed = () => {
      if (process.getuid?.() === 0) return '/sys/x';
      chmodSync(dataDir, 0o500);
      return path.join(dataDir, 'x');
    };
    const occupied = () => {
      writeFileSync(path.join(dataDir, 'logs'), '');
      return dataDir;
    };

    it.each([
      ['a file', fileIn, '该处是文件', 'a file, or a link to nothing, is in its place'],
      ['a link to nothing', linkIn, '该处是文件或失效的链接', 'a file, or a link to nothing, is in its place'],
      ['below a file', () => path.join(fileIn(), 'x'), '它的上级是文件', 'a part of the path is a file'],
      ['where no folder can be made', () => '/proc/x', '不能在该处建立文件夹', 'no folder can be made there'],
      ['closed to this user', closed, '没有写入权限', 'this user may not write there'],
      ['of the whole machine', () => '/', '由整台机器共用', 'is shared by the whole machine'],
      ['with a file in the place of a folder', occupied, '其中的 logs 被占用', 'logs in it is a file'],
      ['too long', () => path.join(dataDir, 'x'.repeat(300)), '路径太长', 'the path is too long'],
    ])('says so at once: %s', (_what, place, zh, en) => {
      const folder = place();
      const { code, said } = start({ DATA_DIR: folder });
      expect(code).toBe(1);
      expect(said).toContain(`DATA_DIR=${folder}\n`);
      expect(said).toContain(zh);
      expect(said).toContain(en);
      expect(said).not.toMatch(/^\s+at /m);
    });

    const mayMount = spawnSync('unshare', ['-rm', 'mount', '-t', 'tmpfs', 'none', tmpdir()]).status === 0;
    (mayMount ? it : it.skip).each([
      ['size=8m,mode=755', '磁盘仅剩 8 MB；须至少有 100 MB', 'its disk has 8 MB left: it must have at least 100 MB'],
      ['ro,mode=755', '所在的文件系统是只读的', 'its file system is read-only'],
    ])('says so at once: on a disk with %s', (options, zh, en) => {
      const { code, said } = start({ DATA_DIR: dataDir }, [
        ...['unshare', '-rm', 'sh', '-c', `mount -t tmpfs -o ${options} none "$DATA_DIR" && exec "$@"`, 'sh'],
      ]);
      expect(code).toBe(1);
      expect(said).toContain(`DATA_DIR=${dataDir}\n`);
      expect(said).toContain(zh);
      expect(said).toContain(en);
      expect(said).not.toMatch(/^\s+at /m);
    });
  });

  it('makes a DATA_DIR that is not there, with the folders above it, and closes it to others', async () => {
    const folder = path.join(dataDir, 'a', 'b', 'c');
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    try {
      const { said } = start({ DATA_DIR: folder, PORT: String((other.address() as AddressInfo).port) });
      expect(said).toContain('is in use: free it');
      expect(said).not.toContain('DATA_DIR');
      expect(statSync(folder).mode & 0o777).toBe(0o700);
    } finally {
      other.close();
    }
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
