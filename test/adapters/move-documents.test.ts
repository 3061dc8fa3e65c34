import { spawnSync } from 'node:child_process';
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { ContentMissing, type DocumentStore } from '../../activities/ports/document-store';
import { openDocumentStore } from '../../adapters/document-store/open-document-store';
import { readConfiguration } from '../../configuration';
import { openDatabase, rows, type Database } from '../../database/database';
import { bucket, s3Server } from '../support/document-stores';

const root = path.join(__dirname, '../..');
const sha256 = (content: Buffer) => createHash('sha256').update(content).digest('hex');

(s3Server === undefined ? describe.skip : describe)('npm run move-documents', () => {
  let dataDir: string;
  let database: Database;
  let place: Awaited<ReturnType<typeof bucket>>;
  let folder: DocumentStore;
  let objects: DocumentStore;
  const contents = new Map<string, Buffer>();

  beforeAll(async () => {
    dataDir = mkdtempSync(path.join(tmpdir(), 'move-documents-'));
    place = await bucket();
    const configuration = readConfiguration({ DATA_DIR: dataDir });
    database = await openDatabase(configuration.database);
    await database.migrate();
    folder = await openDocumentStore(configuration.documents);
    objects = await openDocumentStore(place.place);
    for (const size of [1, 100_000, 9_000_000]) await put(randomBytes(size), 'document');
    await put(randomBytes(1000), 'other');
  });
  afterAll(async () => {
    await database.close();
    await place.close();
    rmSync(dataDir, { recursive: true, force: true });
  });

  /** A content in the folder; that of a document has a row. */
  const put = async (content: Buffer, kind: 'document' | 'other'): Promise<string> => {
    const id = randomUUID();
    contents.set(id, content);
    const stored = await folder.put(id, Readable.from([content], { objectMode: false }), content.length);
    if (kind === 'other') return id;
    const at = '2026-03-02T01:00:00.000Z';
    const row = { id, caseId: null, name: '图纸.pdf', type: 'application/pdf', uploadedBy: 'u', bodyId: 'b' };
    await database.write((tx) => rows(tx, 'document').insert({ ...row, ...stored, uploadedAt: at }));
    return id;
  };
  const move = (env: Record<string, string> = { STORAGE_URL: place.url }, ...args: string[]) => {
    const { PATH, HOME } = process.env;
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      ['scripts/run.mjs', 'scripts/move-documents.ts', ...args],
      { cwd: root, encoding: 'utf8', env: { PATH, HOME, DATA_DIR: dataDir, ...env } },
    );
    return { status, stdout, stderr };
  };
  const holds = async (store: DocumentStore) => {
    for (const [id, content] of contents) expect(sha256(await buffer(await store.read(id)))).toBe(sha256(content));
  };

  it('says what is missing when no bucket is named, or it cannot be reached', () => {
    expect(move({})).toMatchObject({ status: 2, stderr: expect.stringContaining('Set STORAGE_URL') as string });
    const { status, stderr } = move({ STORAGE_URL: 's3://key:canary@127.0.0.1:1/documents?tls=off' });
    expect(status).toBe(2);
    expect(stderr).toContain('the server cannot be reached');
    expect(stderr).not.toMatch(/canary|^\s+at /m);
  });

  it('copies every content of the folder into the bucket, and goes on when it is begun again', async () => {
    const [[first, content] = ['', Buffer.alloc(0)]] = contents;
    await objects.put(first, Readable.from([content], { objectMode: false }), content.length);
    expect(move()).toMatchObject({
      status: 0,
      stdout: expect.stringContaining('3 were copied and 1 were there already') as string,
    });
    await holds(objects);
    expect(move().stdout).toContain('0 were copied and 4 were there already');
    await holds(folder);
  });

  it('replaces what differs in the bucket', async () => {
    for (const id of contents.keys()) {
      await objects.remove(id);
      await objects.put(id, Readable.from([Buffer.from('another')], { objectMode: false }), 100);
    }
    expect(move()).toMatchObject({ status: 0, stdout: expect.stringContaining('4 were copied') as string });
    await holds(objects);
  });

  it('copies back into an empty folder', async () => {
    for (const id of contents.keys()) await folder.remove(id);
    expect(move({ STORAGE_URL: place.url }, '--back')).toMatchObject({ status: 0 });
    await holds(folder);
  });

  it('names what is damaged or missing, and copies the rest', async () => {
    const damaged = await put(randomBytes(1000), 'document');
    const missing = await put(randomBytes(1000), 'document');
    const sound = await put(randomBytes(1000), 'document');
    writeFileSync(path.join(dataDir, 'documents', damaged.slice(0, 2), damaged), 'damaged');
    await folder.remove(missing);
    const { status, stdout } = move();
    expect(status).toBe(1);
    expect(stdout).toContain(`damaged: ${damaged}`);
    expect(stdout).toContain(`missing: ${missing} 图纸.pdf`);
    await expect(objects.read(damaged)).rejects.toThrow(ContentMissing);
    expect(await buffer(await objects.read(sound))).toHaveLength(1000);
  });
});
