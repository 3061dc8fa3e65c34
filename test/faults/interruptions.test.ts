import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createConnection } from 'mysql2/promise';
import { rows } from '../../database/database';
import { publishDefinitions } from '../../database/definitions';
import { consultation } from '../definitions/consultation';
import { logIn, newKey } from '../support/http-person';
import { startPrivateMariadb } from '../support/private-mariadb';
import { startRelayWorld, type RelayWorld } from '../support/relay-world';
import { hasTemporal } from '../support/temporal';

const describeWithTemporal = hasTemporal ? describe : describe.skip;

/** Sends until it is answered, as a browser does that keeps what its person wrote. */
async function untilAnswered<T>(send: () => Promise<T>, seconds = 60): Promise<T> {
  for (const end = Date.now() + seconds * 1000; ; await sleep(100)) {
    try {
      return await send();
    } catch (error) {
      if (Date.now() > end) throw error;
    }
  }
}

describeWithTemporal('an API that is killed', () => {
  let world: RelayWorld;
  beforeAll(async () => {
    world = await startRelayWorld();
  }, 120_000);
  afterAll(() => world.close(), 30_000);

  const restart = async () => {
    await world.platform.kill('server');
    await world.platform.start('server');
  };

  it('keeps every entry once that was sent until it was answered', async () => {
    const { platform, people, database } = world;
    await publishDefinitions(database, [consultation], new Date().toISOString());
    const form = { title: 'Consultation', region: '530102', industry: 'construction' };
    const started = await people.tenderer.post<{ cases: readonly { id: string }[] }>('/cases', {
      ...{ process: 'consultation', jurisdiction: 'CN', form, key: newKey() },
    });
    const caseId = started.cases[0]?.id ?? '';
    await people.tenderer.post(`/cases/${caseId}/acts`, { action: 'publish', form: { draft: 'draft' }, key: newKey() });
    const bidder = await logIn(platform.url, 'bidder1');
    const keys = Array.from({ length: 4 }, newKey);
    for (const [index, key] of keys.entries()) {
      const body = { action: 'comment', form: { comment: `comment ${index}` }, key };
      const answer = untilAnswered(() => bidder.post(`/cases/${caseId}/entries`, body));
      await sleep(Math.random() * 60);
      await restart();
      await expect(answer).resolves.toMatchObject({ version: index + 1 });
    }
    const entries = await rows(database.read, 'entry').find({ where: { caseId }, order: { version: 'ASC' } });
    expect(entries.map((entry) => [entry.entryKey, entry.version, entry.state])).toEqual(
      keys.map((key, index) => [key, index + 1, index === keys.length - 1 ? 'valid' : 'replaced']),
    );
  }, 120_000);

  it('keeps nothing of a document that was half uploaded', async () => {
    const { platform, database } = world;
    const cookie = await sessionOf(platform.url, 'tenderer1');
    const before = await rows(database.read, 'document').count();
    const broken = new Promise((resolve) => {
      const upload = request(`${platform.url}/api/documents?name=drawing.pdf`, {
        method: 'POST',
        headers: { cookie, 'content-type': 'application/pdf', 'content-length': String(1 << 20) },
      });
      upload.once('error', resolve).once('response', resolve);
      upload.write(`%PDF-1.4\n${'x'.repeat(1 << 19)}`);
    });
    await sleep(500);
    await restart();
    await broken;
    expect(await rows(database.read, 'document').count()).toBe(before);
    const folders = readdirSync(path.join(platform.dataDir, 'documents')).filter((name) => name.length === 2);
    const kept = folders.flatMap((name) => readdirSync(path.join(platform.dataDir, 'documents', name)));
    // what a look at the store's health leaves when it is killed is announced, so that the sweep forgets it
    const left = kept.filter((name) => name.startsWith('health-'));
    const announced = await rows(database.read, 'outbox').findBy({ kind: 'forgetContent' });
    expect(announced.map(({ subject }) => subject)).toEqual(expect.arrayContaining(left));
    expect(kept).toHaveLength(before + left.length);
  }, 60_000);
});

async function sessionOf(url: string, login: string): Promise<string> {
  const answer = await fetch(`${url}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ login, password: 'demo-2026' }),
  });
  return answer.headers.get('set-cookie')?.split(';', 1)[0] ?? '';
}

describeWithTemporal('a disk that is full', () => {
  const isRoot = process.getuid?.() === 0;

  (isRoot ? it : it.skip)(
    'refuses in words what it cannot keep, and goes on once there is room',
    async () => {
      const disk = mkdtempSync(path.join(tmpdir(), 'small-disk-'));
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=48m', 'tmpfs', disk]);
      try {
        const world = await startRelayWorld({ dataDir: disk });
        try {
          const caseId = await world.open();
          const key = newKey();
          fill(disk);
          await expect(world.act(caseId, 1, key)).rejects.toThrow(/→ 503 .*Unavailable/);
          rmSync(path.join(disk, 'ballast'), { recursive: true });
          await restartWhatDied(world);
          await untilAnswered(() => world.act(caseId, 1, key));
          for (let number = 2; number <= 10; number += 1) await world.act(caseId, number);
          await world.check(caseId);
        } finally {
          await world.close();
        }
      } finally {
        execFileSync('umount', ['-l', disk]);
        rmSync(disk, { recursive: true, force: true });
      }
    },
    120_000,
  );

  function fill(disk: string): void {
    const ballast = path.join(disk, 'ballast');
    execFileSync('mkdir', ['-p', ballast]);
    for (let size = 1 << 24; size >= 1; size >>= 1) {
      for (let count = 0; ; count += 1) {
        try {
          writeFileSync(path.join(ballast, `${size}-${count}`), Buffer.alloc(size));
        } catch {
          rmSync(path.join(ballast, `${size}-${count}`), { force: true });
          break;
        }
      }
      if (size <= 4096) break;
    }
  }

  /** A program that ended because it could not write is started again, as `npm start` or a container would. */
  async function restartWhatDied({ platform }: RelayWorld): Promise<void> {
    for (const program of ['temporal', 'worker', 'server'] as const) {
      if (platform.isRunning(program)) continue;
      await platform.kill(program);
      await platform.start(program);
    }
    await platform.ready();
  }
});

const mariadb = process.env['MARIADBD_PATH'];

(hasTemporal && mariadb ? describe : describe.skip)('a database server that is gone for ten seconds', () => {
  it('is said to be away, and nothing is lost or doubled', async () => {
    const server = await startPrivateMariadb(mariadb ?? '', 1);
    const connection = await createConnection(server.url);
    await connection.query('CREATE DATABASE platform CHARACTER SET utf8mb4');
    connection.destroy();
    const world = await startRelayWorld({ env: { DATABASE_URL: `${server.url}/platform` } });
    try {
      const one = await world.open();
      const other = await world.open();
      await world.act(one, 1);
      const [key, underWay] = [newKey(), newKey()];
      const during = untilAnswered(() => world.act(other, 1, underWay));
      await server.kill();
      await expect(world.act(one, 2, key)).rejects.toThrow(/→ 503 .*Unavailable/);
      await sleep(10_000);
      await server.start();
      await expect(untilAnswered(() => world.act(one, 2, key))).resolves.toMatchObject({ stage: 'step3' });
      await expect(during).resolves.toMatchObject({ stage: 'step2' });
      for (let number = 3; number <= 10; number += 1) await world.act(one, number);
      await world.check(one);
      await world.check(other);
    } finally {
      await world.close();
      await server.close();
    }
  }, 180_000);
});
