import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pathToFileURL } from 'node:url';
import { exchangeSender } from '../../activities/exchange-sender';
import { openDocumentStore } from '../../adapters/document-store/open-document-store';
import { folderExchange } from '../../adapters/exchange/folder-exchange';
import { keyFileSigner } from '../../adapters/signature/key-file-signer';
import { openDatabase, rows, type Database } from '../../database/database';
import { seedRegions } from '../../database/seed/seed';
import { namedDocument, packedCity } from '../support/packed-city';

const root = path.join(__dirname, '..', '..');
const code = '530100-kunming';

describe('the commands of the exchange', () => {
  const home = mkdtempSync(path.join(tmpdir(), 'exchange-commands-'));
  const [cityData, hubData, carried] = ['city', 'hub', 'carried'].map((name) => path.join(home, name)) as [
    string,
    string,
    string,
  ];
  const databases: Database[] = [];
  afterAll(async () => {
    for (const database of databases) await database.close();
    rmSync(home, { recursive: true, force: true });
  });

  const open = async (data: string): Promise<Database> => {
    const database = await openDatabase({ kind: 'sqlite', file: path.join(data, 'platform.db') });
    databases.push(database);
    await database.migrate();
    await seedRegions(database);
    return database;
  };
  const run = (name: string, env: Record<string, string>, ...args: string[]) => {
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      ['scripts/run.mjs', path.join('scripts', `${name}.ts`), ...args],
      { cwd: root, encoding: 'utf8', env: { PATH: process.env['PATH'] ?? '', NODE_ENV: 'test', ...env } },
    );
    return { status, said: stdout + stderr };
  };

  it('register a platform, take in what it has laid down in a folder, and compare', async () => {
    const city = await open(cityData);
    await packedCity(city, code);
    const signer = keyFileSigner(path.join(cityData, 'keys', 'platform.pem'));
    const documents = await openDocumentStore({ kind: 'folder', folder: path.join(cityData, 'documents') });
    await documents.put('document-1', Readable.from([namedDocument], { objectMode: false }), namedDocument.length);
    const sender = exchangeSender({
      database: city,
      documents,
      signer,
      exchange: await folderExchange({ folder: carried, sender: code }),
      platform: { code, name: '昆明市', ocidPrefix: code },
      holder: 'one',
      now: () => new Date().toISOString(),
    });
    expect(await sender.round()).toBe('done');

    const cityEnv = { DATA_DIR: cityData, PLATFORM_CODE: code, EXCHANGE_URL: pathToFileURL(carried).href };
    const shown = run('exchange-register', cityEnv);
    expect(shown).toMatchObject({ status: 0 });
    expect(shown.said).toContain(signer.publicKey);

    const hub = await open(hubData);
    const hubEnv = { DATA_DIR: hubData, PLATFORM_CODE: '530000-yunnan' };
    const strange = run('exchange-import', hubEnv, carried);
    expect([strange.status, strange.said]).toEqual([2, expect.stringContaining('未登记')]);
    const args = ['--code', code, '--name', '昆明市', '--region', '530100', '--key', signer.publicKey];
    expect(run('exchange-register', hubEnv, ...args.with(-1, 'nonsense')).said).toContain('Ed25519');
    expect(run('exchange-register', hubEnv, ...args)).toMatchObject({ status: 0 });
    expect(run('exchange-import', hubEnv, carried)).toEqual({
      status: 0,
      said: expect.stringMatching(/530100-kunming: 3 packages[^]*1 documents/) as string,
    });
    expect(await rows(hub.read, 'exchangedCase').find()).toMatchObject([{ caseId: 'C-1', versions: 3 }]);
    expect(await rows(hub.read, 'exchangeDocument').findOneByOrFail({})).toMatchObject({ have: namedDocument.length });
    expect(run('exchange-check', hubEnv)).toMatchObject({ status: 0 });
    expect(run('exchange-check', cityEnv)).toMatchObject({ status: 0 });

    await hub.write((tx) => rows(tx, 'exchangeInbox').update({ number: 2 }, { hash: '0'.repeat(64) }));
    const broken = run('exchange-check', hubEnv);
    expect([broken.status, broken.said]).toEqual([1, expect.stringContaining('Package 2 of 530100-kunming')]);
  }, 120_000);
});
