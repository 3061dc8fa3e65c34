import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';

const root = path.dirname(path.dirname(__dirname));

describe('npm run check-console', () => {
  let built: string;
  let server: Server;
  let url: string;
  /** What the platform serves otherwise than it was built. */
  const changed = new Map<string, string>();

  beforeAll(async () => {
    built = mkdtempSync(path.join(tmpdir(), 'console-'));
    mkdirSync(path.join(built, 'assets'));
    writeFileSync(path.join(built, 'index.html'), '<!doctype html>');
    writeFileSync(path.join(built, 'assets/index.js'), 'run()');
    writeFileSync(path.join(built, '.sources'), 'not served');
    server = createServer(({ url: asked = '' }, answer) => {
      const file = asked === '/' ? 'index.html' : asked.slice(1);
      const content = changed.get(file) ?? readFileSync(path.join(built, file));
      if (content === '') answer.statusCode = 404;
      answer.end(content);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterEach(() => changed.clear());
  afterAll(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    rmSync(built, { recursive: true });
  });

  const command = (...args: readonly string[]): Promise<{ readonly code: number; readonly said: string }> =>
    new Promise((resolve) => {
      const all = [path.join(root, 'scripts/run.mjs'), path.join(root, 'scripts/check-console.ts'), ...args];
      const child = execFile(process.execPath, all, { cwd: root }, (_, stdout, stderr) =>
        resolve({ code: child.exitCode ?? -1, said: stdout + stderr }),
      );
    });

  it('finds nothing where the platform serves what was built', async () => {
    expect(await command(`${url}/`, built)).toEqual({ code: 0, said: '一致 · The same.\n' });
  });

  it('names every file that is served otherwise, or not at all', async () => {
    changed.set('assets/index.js', 'run(); tell()').set('index.html', '');
    const { code, said } = await command(url, built);
    expect(code).toBe(1);
    expect(said).toContain('assets/index.js');
    expect(said).toContain('HTTP 404');
    expect(said).toContain('Different: 2');
  });

  it('asks for the address', async () => {
    expect((await command()).code).toBe(2);
  });
});
