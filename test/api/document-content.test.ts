import { createHash, randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { get, type IncomingMessage } from 'node:http';
import path from 'node:path';
import { buffer } from 'node:stream/consumers';
import { pino } from 'pino';
import type { DocumentRef } from '../../api/contract';
import { beginSession } from '../../api/session/sessions';
import { rows } from '../../database/database';
import { startApi, type Answer, type TestApi } from '../support/api';
import { bucket, s3Server } from '../support/document-stores';
import { faultyProxy, type FaultyProxy } from '../support/faulty-proxy';
import { testDatabases, type TestDatabase } from '../support/databases';
import { testSettings, type TestSetting } from '../support/settings';

const content = Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(300_000)]);
const etag = `"${createHash('sha256').update(content).digest('hex')}"`;

async function upload(api: TestApi): Promise<string> {
  const agent = await api.as('tenderer1');
  const answer: Answer = await agent.post('/api/documents').query({ name: 'a.pdf' }).type('bin').send(content);
  return (answer.body as DocumentRef).id;
}

describe.each(testSettings)('the content of a document in %s', (_name, open) => {
  let test: TestSetting;
  let api: TestApi;
  let url: string;
  beforeAll(async () => {
    test = await open();
    api = await startApi(test, test.documents.env);
    url = `/api/documents/${await upload(api)}/content`;
  });
  afterAll(async () => {
    await api.close();
    await test.close();
  });

  const ask = async (headers: Record<string, string>): Promise<Answer> =>
    (await api.as('tenderer1')).get(url).set(headers);
  const bodyOf = (answer: Answer) => answer.body as Buffer;

  it.each<[string, number, number]>([
    ['bytes=0-0', 0, 0],
    ['bytes=5-9', 5, 9],
    ['bytes=300000-', 300_000, content.length - 1],
    ['bytes=-100', content.length - 100, content.length - 1],
    ['bytes=0-999999999', 0, content.length - 1],
    ['bytes=-999999999', 0, content.length - 1],
  ])('is given in part for %s', async (range, start, end) => {
    const answer = await ask({ range });
    expect(answer.status).toBe(206);
    expect(answer.headers).toMatchObject({
      'content-range': `bytes ${start}-${end}/${content.length}`,
      'content-length': String(end - start + 1),
      etag,
    });
    expect(bodyOf(answer).equals(content.subarray(start, end + 1))).toBe(true);
  });

  it.each([`bytes=${content.length}-`, 'bytes=99999999999999999999-', 'bytes=-0'])(
    'is not given for %s',
    async (range) => {
      const answer = await ask({ range });
      expect(answer.status).toBe(416);
      expect(answer.headers['content-range']).toBe(`bytes */${content.length}`);
    },
  );

  it.each(['bytes=0-1,5-9', 'bytes=9-5', 'bytes=-', 'bytes=a-b', 'lines=1-2', ''])(
    'is given whole for %j, which is no single range',
    async (range) => {
      const answer = await ask({ range });
      expect(answer.status).toBe(200);
      expect(bodyOf(answer).equals(content)).toBe(true);
    },
  );

  it('goes on where it stopped only while it is the same', async () => {
    expect((await ask({ range: 'bytes=10-', 'if-range': etag })).status).toBe(206);
    for (const other of ['"another"', `W/${etag}`, 'Thu, 26 Nov 2026 00:00:00 GMT'])
      expect((await ask({ range: 'bytes=10-', 'if-range': other })).status).toBe(200);
  });

  it('is not sent again to who has it', async () => {
    for (const tag of [etag, `W/${etag}`, `"x", ${etag}`, '*']) {
      const answer = await ask({ 'if-none-match': tag });
      expect([answer.status, answer.headers['etag']]).toEqual([304, etag]);
    }
    expect((await ask({ 'if-none-match': '"x"' })).status).toBe(200);
  });

  it('is announced without being sent', async () => {
    const answer = await (await api.as('tenderer1')).head(url).expect(200);
    expect(answer.headers).toMatchObject({ 'content-length': String(content.length), etag, 'accept-ranges': 'bytes' });
  });
});

/** Asks without a library that would hide how an answer ends. */
const plainly = async (api: TestApi, database: TestDatabase, url: string, headers: Record<string, string> = {}) => {
  const { token } = await beginSession(database.database, 'demo-tenderer1', 1);
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    get(`${api.url}${url}`, { headers: { cookie: `session=${token}`, ...headers } }, resolve).on('error', reject);
  });
  return { answer, body: buffer(answer) };
};

/** What the API has logged as its own fault. */
function faultLog() {
  const faults: string[] = [];
  const write = (line: string) => void faults.push((JSON.parse(line) as { err: { name: string } }).err.name);
  return { faults, log: pino({ level: 'error' }, { write }) };
}

describe('the content of a document that is no longer as it was', () => {
  let test: TestDatabase;
  let api: TestApi;
  let url: string;
  let file: string;
  const { faults, log } = faultLog();
  beforeAll(async () => {
    const [, open] = testDatabases[0] as (typeof testDatabases)[number];
    test = await open();
    api = await startApi(test, {}, { log });
  });
  beforeEach(async () => {
    const id = await upload(api);
    url = `/api/documents/${id}/content`;
    file = path.join(api.deps.configuration.dataDir, 'documents', id.slice(0, 2), id);
    faults.length = 0;
  });
  afterAll(async () => {
    await api.close();
    await test.close();
  });

  it.each<[string, Buffer]>([
    ['shorter', content.subarray(0, -1)],
    ['longer', Buffer.concat([content, Buffer.from('x')])],
    ['empty', Buffer.alloc(0)],
    ['changed at its end', Buffer.concat([content.subarray(0, -1), Buffer.from([255 - (content.at(-1) ?? 0)])])],
    ['changed at its beginning', Buffer.concat([Buffer.from('x'), content.subarray(1)])],
  ])('breaks off when it is %s', async (_how, damaged) => {
    writeFileSync(file, damaged);
    const { answer, body } = await plainly(api, test, url);
    expect(answer.headers['content-length']).toBe(String(content.length));
    await expect(body).rejects.toThrow('aborted');
    expect(faults).toEqual(['ContentDamaged']);
  });

  it('breaks off in the middle of a range', async () => {
    writeFileSync(file, content.subarray(0, 1000));
    const { body } = await plainly(api, test, url, { range: 'bytes=500-1500' });
    await expect(body).rejects.toThrow('aborted');
    expect(faults).toEqual(['ContentDamaged']);
  });

  it('is a fault of the platform, told in words, when it is gone', async () => {
    await api.deps.documents.remove(path.basename(file));
    const { answer, body } = await plainly(api, test, url);
    expect(answer.statusCode).toBe(500);
    expect(answer.headers['content-type']).toMatch('application/problem+json');
    expect(JSON.parse((await body).toString())).toMatchObject({ code: 'Internal' });
    expect(faults).toEqual(['ContentMissing']);
  });

  it('lets a reader go away without a fault', async () => {
    const { answer, body } = await plainly(api, test, url);
    answer.destroy();
    await expect(body).rejects.toThrow();
    await plainly(api, test, url).then((again) => again.body);
    expect(faults).toEqual([]);
  });
});

(s3Server === undefined ? describe.skip : describe)('documents when the way to the store is bad', () => {
  let test: TestDatabase;
  let api: TestApi;
  let proxy: FaultyProxy;
  let place: Awaited<ReturnType<typeof bucket>>;
  let url: string;
  const { faults, log } = faultLog();
  beforeAll(async () => {
    const [, open] = testDatabases[0] as (typeof testDatabases)[number];
    [test, place] = await Promise.all([open(), bucket()]);
    const address = new URL(place.url);
    proxy = await faultyProxy(Number(address.port));
    address.port = String(proxy.port);
    api = await startApi(test, { STORAGE_URL: address.href }, { log });
    url = `/api/documents/${await upload(api)}/content`;
  });
  beforeEach(() => {
    proxy.plan(() => undefined);
    faults.length = 0;
  });
  afterAll(async () => {
    await api.close();
    await proxy.close();
    await test.close();
    await place.close();
  });

  it.each(['cutAnswer', 'shortAnswer'] as const)(
    'a content that breaks in the middle looks broken (%s)',
    async (fault) => {
      proxy.plan((method) => (method === 'GET' ? fault : undefined));
      for (const headers of [{}, { range: 'bytes=100-250000' }]) {
        const { body } = await plainly(api, test, url, headers);
        await expect(body).rejects.toThrow('aborted');
      }
      expect(faults).toEqual(['StoreUnavailable', 'StoreUnavailable']);
    },
  );

  it('a store that does not answer is said to be unavailable, and nothing is kept of an upload', async () => {
    proxy.plan(() => 'denied');
    const { answer, body } = await plainly(api, test, url);
    expect(answer.statusCode).toBe(503);
    expect(JSON.parse((await body).toString())).toMatchObject({ code: 'Unavailable' });
    const before = await rows(test.database.read, 'document').count();
    const refused: Answer = await (
      await api.as('tenderer1')
    )
      .post('/api/documents')
      .query({ name: 'a.pdf' })
      .type('bin')
      .send(content);
    expect([refused.status, (refused.body as { code: string }).code]).toEqual([503, 'Unavailable']);
    expect(await rows(test.database.read, 'document').count()).toBe(before);
    expect(faults).toEqual(['StoreUnavailable', 'StoreUnavailable']);
  });
});
