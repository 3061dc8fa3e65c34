import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { noteLastBackup } from '../../api/health/last-backup';
import { runChecks } from '../../api/health/run-checks';
import type { ApiDependencies } from '../../api/http/dependencies';
import { readConfiguration } from '../../configuration';
import { httpBank } from '../../adapters/bank/http-bank';
import { openDocumentStore } from '../../adapters/document-store/open-document-store';
import { openExchange } from '../../adapters/exchange/open-exchange';
import { keyFileSigner } from '../../adapters/signature/key-file-signer';
import { rows } from '../../database/database';
import type { HealthCheck, HealthPart } from '../../api/contract';
import { startApi, type Answer, type TestApi } from '../support/api';
import { testDatabases, type TestDatabase } from '../support/databases';
import { freePort } from '../support/free-port';

const day = 86_400_000;

describe.each(testDatabases)('the health of every part on %s', (_name, open) => {
  let test: TestDatabase;
  let api: TestApi;
  let folder: string;
  let server: Server;
  beforeAll(async () => {
    test = await open();
    api = await startApi(test);
    folder = mkdtempSync(path.join(os.tmpdir(), 'health-'));
    server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });
  afterAll(async () => {
    server.close();
    await api.close();
    await test.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const found = async (part: HealthPart, changes: Partial<ApiDependencies> = {}): Promise<HealthCheck> => {
    const { checks } = await runChecks({ ...api.deps, ...changes });
    const one = checks.find((check) => check.part === part);
    if (!one) throw new Error(`Nothing was said of ${part}`);
    return one;
  };
  const stateOf = async (part: HealthPart, changes: Partial<ApiDependencies> = {}) =>
    (await found(part, changes)).state;
  const configured = (env: Record<string, string>): Partial<ApiDependencies> => ({
    configuration: readConfiguration({ NODE_ENV: 'test', DATA_DIR: folder, LOG_LEVEL: 'silent', ...env }),
  });
  const port = () => (server.address() as AddressInfo).port;

  it('is for operators', async () => {
    const answer: Answer = await (await api.as('operator1')).get('/api/health').expect(200);
    const { checks } = answer.body as { checks: HealthCheck[] };
    expect(checks.length).toBe(19);
    for (const { says, todo, state } of checks) {
      expect([says.zh, says.en].every((words) => words !== '')).toBe(true);
      expect(state === 'good' || state === 'off' || (todo?.zh !== undefined && todo.en !== '')).toBe(true);
    }
    for (const login of ['centre1', 'supervisor1', 'administration1', 'bidder1']) {
      await (await api.as(login)).get('/api/health').expect(403);
    }
  });

  it('tells a database that is away from one that answers', async () => {
    expect(await stateOf('database')).toBe('good');
    const other = await open();
    await other.close();
    const away = await found('database', { database: other.database });
    expect(away).toMatchObject({ state: 'bad', todo: { zh: expect.any(String) as string } });
  });

  it('tells a clock that is apart from that of the database', async () => {
    expect(await stateOf('clock')).toBe('good');
    const ahead = jest.spyOn(Date, 'now').mockImplementation(() => new Date().getTime() + 10_000);
    try {
      expect(await stateOf('clock')).toBe('care');
    } finally {
      ahead.mockRestore();
    }
  });

  it('tells what waits too long in the outbox', async () => {
    expect(await stateOf('outbox')).toBe('good');
    const since = (ms: number) => new Date(Date.now() - ms).toISOString();
    const message = { kind: 'entriesChanged', subject: 'c', stamp: 's', tries: 3, error: 'away' } as const;
    const put = (ms: number) =>
      test.database.write((tx) =>
        rows(tx, 'outbox').upsert({ ...message, since: since(ms), nextAt: since(0) }, ['kind', 'subject']),
      );
    await put(90_000);
    expect(await stateOf('outbox')).toBe('care');
    await put(900_000);
    expect(await stateOf('outbox')).toBe('bad');
    await test.database.write((tx) => rows(tx, 'outbox').clear());
  });

  it('tells a document store that takes nothing in, or never answers', async () => {
    expect(await stateOf('documents')).toBe('good');
    const blocked = path.join(folder, 'documents');
    mkdirSync(blocked);
    const documents = await openDocumentStore({ kind: 'folder', folder: blocked });
    rmSync(blocked, { recursive: true });
    writeFileSync(blocked, 'no folder');
    expect(await stateOf('documents', { documents })).toBe('bad');
    rmSync(blocked);
    const silent = { ...api.deps.documents, put: () => new Promise<never>(() => undefined) };
    const slow = await found('documents', { documents: silent });
    expect(slow).toMatchObject({ state: 'bad', says: { en: 'No answer within 3 s' } });
  });

  it('tells gateways that are named and reached, refuse, are away, or are not connected', async () => {
    expect(await stateOf('email', configured({ NODE_ENV: 'production' }))).toBe('off');
    const mail = (to: number) => configured({ SMTP_URL: `smtp://127.0.0.1:${to}`, MAIL_FROM: 'a@example.com' });
    expect(await stateOf('email', mail(port()))).toBe('good');
    expect(await stateOf('email', mail(await freePort()))).toBe('bad');
    const failing = {
      name: 'email',
      failingSince: api.deps.clock.now(),
      failures: 2,
      error: '535 no',
      pausedUntil: '',
    };
    await test.database.write((tx) => rows(tx, 'channelState').insert(failing));
    const refusing = await found('email', mail(port()));
    expect(refusing).toMatchObject({ state: 'bad', says: { en: expect.stringContaining('535 no') as string } });
    await test.database.write((tx) => rows(tx, 'channelState').clear());
  });

  it('tells a platform above that is away, and packages that were refused here', async () => {
    expect(await stateOf('sending')).toBe('off');
    expect(await stateOf('receiving')).toBe('off');
    const changes = configured({
      PLATFORM_CODE: '530100-kunming',
      EXCHANGE_URL: `http://127.0.0.1:${await freePort()}`,
      EXCHANGE_KEY: api.deps.signer.publicKey,
    });
    const exchange =
      changes.configuration && (await openExchange(changes.configuration, api.deps.signer, api.deps.database));
    expect(await stateOf('sending', { ...changes, exchange })).toBe('bad');
    await test.database.write(async (tx) => {
      const at = api.deps.clock.now();
      await rows(tx, 'exchangeSender').insert({
        ...{ code: '530900', name: '临沧', region: '530900', keys: [], paused: false, received: 0, head: '' },
        ...{ receivedAt: null, registeredAt: at, registeredBy: null },
      });
      await rows(tx, 'exchangeIncident').insert({
        ...{ id: 'i', peer: '530900', direction: 'receiving', times: 1, firstAt: at, lastAt: at },
        problem: { code: 'BadSignature', zh: '签名无效', en: 'bad signature' },
        ...{ resolvedAt: null, resolvedBy: null },
      });
    });
    expect(await stateOf('receiving')).toBe('care');
    await test.database.write(async (tx) => {
      await rows(tx, 'exchangeIncident').clear();
      await rows(tx, 'exchangeSender').clear();
    });
  });

  it('tells a bank that answers, is away, is slow to pay, is no real one, or is not connected', async () => {
    const { BANK_URL, BANK_KEY } = { BANK_URL: `http://127.0.0.1:${await freePort()}`, BANK_KEY: 'k'.repeat(32) };
    const changes = configured({ BANK_URL, BANK_KEY });
    const away = { ...httpBank({ url: BANK_URL, key: BANK_KEY }), reportKey: BANK_KEY };
    const bank = { ...away, interestRate: () => Promise.resolve('0.05') };
    expect(await stateOf('bank', { bank: undefined })).toBe('off');
    expect(await stateOf('bank', { bank })).toBe('care');
    expect(await stateOf('bank', { ...changes, bank })).toBe('good');
    expect(await stateOf('bank', { ...changes, bank: away })).toBe('bad');
    const since = new Date(Date.now() - 7_200_000).toISOString();
    const order = { kind: 'pay', subject: 'p', stamp: 's', since, nextAt: since, tries: 9, error: null } as const;
    await test.database.write((tx) => rows(tx, 'outbox').insert(order));
    const slow = await found('bank', { ...changes, bank });
    expect(slow).toMatchObject({ state: 'care', says: { en: expect.stringContaining('120 min') as string } });
    await test.database.write((tx) => rows(tx, 'outbox').clear());
  });

  it('tells a calendar that ends too soon', async () => {
    const at = (now: string): Partial<ApiDependencies> => ({ clock: { ...api.deps.clock, now: () => now } });
    expect(await stateOf('calendar', at('2026-03-02T01:00:00.000Z'))).toBe('good');
    expect(await stateOf('calendar', at('2026-12-02T01:00:00.000Z'))).toBe('care');
    expect(await stateOf('calendar', at('2027-03-02T01:00:00.000Z'))).toBe('bad');
  });

  it('tells a disk without room, or that is not there', async () => {
    expect(await stateOf('disk', configured({}))).not.toBe('bad');
    const { configuration } = api.deps;
    expect(await stateOf('disk', { configuration: { ...configuration, dataDir: '/proc' } })).toBe('bad');
    expect(await stateOf('disk', { configuration: { ...configuration, dataDir: '/nowhere' } })).toBe('bad');
  });

  it('tells a key that is gone or old, and an address whose certificate cannot be seen', async () => {
    expect(await stateOf('keys', configured({}))).toBe('bad');
    const file = path.join(folder, 'keys', 'platform.pem');
    const signer = keyFileSigner(file);
    expect(await stateOf('keys', { ...configured({}), signer })).toBe('good');
    const before = new Date(Date.now() - 800 * day);
    utimesSync(file, before, before);
    expect(await stateOf('keys', { ...configured({}), signer })).toBe('care');
    expect(await stateOf('certificate')).toBe('off');
    expect(await stateOf('certificate', configured({ PUBLIC_URL: `https://127.0.0.1:${port()}` }))).toBe('bad');
  });

  it('tells how long ago the last backup was made', async () => {
    expect(await stateOf('backup', configured({}))).toBe('care');
    const made = (days: number) => noteLastBackup(folder, new Date(Date.now() - days * day).toISOString());
    await made(0.5);
    expect(await stateOf('backup', configured({}))).toBe('good');
    await made(3);
    expect(await stateOf('backup', configured({}))).toBe('care');
    await made(9);
    expect(await stateOf('backup', configured({}))).toBe('bad');
  });

  it('keeps since when a part is as it is, until that changes', async () => {
    const first = await found('backup', configured({}));
    const again = await found('backup', configured({}));
    expect(again.since).toBe(first.since);
    await noteLastBackup(folder, new Date().toISOString());
    const mended = await found('backup', configured({}));
    expect(mended).toMatchObject({ state: 'good' });
    expect(mended.since > first.since).toBe(true);
    const kept = await rows(test.database.read, 'setting').findOneByOrFail({ name: 'health' });
    expect(kept.value).toMatchObject({ backup: { state: 'good', since: mended.since } });
  });

  it('says that Temporal does not answer where it does not', async () => {
    for (const part of ['temporal', 'worker', 'versions', 'projection'] as const)
      expect(await stateOf(part)).toBe('bad');
  });
});
