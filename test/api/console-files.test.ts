import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import express from 'express';
import { consoleRouter } from '../../api/http/console';

const script = `export const words = '${'the same again '.repeat(200)}';`;

describe('the files of the console', () => {
  const dist = mkdtempSync(path.join(tmpdir(), 'console-files-'));
  let server: Server;
  let url = '';
  beforeAll(async () => {
    const assets = path.join(dist, 'assets');
    mkdirSync(assets);
    writeFileSync(path.join(dist, 'index.html'), '<main>console</main>');
    writeFileSync(path.join(dist, 'secret.js.br'), 'not an asset');
    writeFileSync(path.join(assets, 'page-1a2b.js'), script);
    writeFileSync(path.join(assets, 'page-1a2b.js.br'), brotliCompressSync(script));
    writeFileSync(path.join(assets, 'page-1a2b.js.gz'), gzipSync(script));
    writeFileSync(path.join(assets, 'unpacked.css'), 'main { color: black }');
    server = express().use(consoleRouter(dist)).listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(async () => {
    await new Promise((resolve) => server.close(resolve));
    rmSync(dist, { recursive: true, force: true });
  });

  const get = (at: string, encodings: string) => fetch(`${url}${at}`, { headers: { 'accept-encoding': encodings } });

  it.each([
    ['gzip, deflate, br', 'br'],
    ['gzip, deflate', 'gzip'],
    ['identity', null],
    ['br;q=0, gzip;q=0', null],
  ])('sends a script to a browser that takes %s as %s', async (encodings, sent) => {
    const answer = await get('/assets/page-1a2b.js?v=1', encodings);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-encoding')).toBe(sent);
    expect(answer.headers.get('content-type')).toMatch(/^text\/javascript/);
    expect(answer.headers.get('vary')).toMatch(/accept-encoding/i);
    expect(answer.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    if (sent !== null) expect(Number(answer.headers.get('content-length'))).toBeLessThan(script.length / 4);
    expect(await answer.text()).toBe(script);
  });

  it('sends what is not packed as it is, and nothing from beside the assets', async () => {
    const style = await get('/assets/unpacked.css', 'br');
    expect(style.headers.get('content-encoding')).toBeNull();
    expect(await style.text()).toContain('black');
    for (const at of ['/assets/absent.js', '/assets/..%2Fsecret.js', '/assets/%2e%2e/secret.js'])
      expect(await (await get(at, 'br')).text()).not.toContain('not an asset');
    expect((await get('/assets/absent.js', 'br')).status).toBe(404);
  });
});
