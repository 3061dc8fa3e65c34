import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { connect } from 'node:net';
import { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import type { DocumentStore } from '../../activities/ports/document-store';
import type { DocumentRef, Upload, UploadEnd } from '../../api/contract';
import { sweepOutbox } from '../../api/outbox/sweep';
import { beginSession } from '../../api/session/sessions';
import { mostUnfinished } from '../../api/uploads/begin-upload';
import { partSize } from '../../api/uploads/part-plan';
import { sweepUploads } from '../../api/uploads/sweep-uploads';
import { announceContent } from '../../database/announced-contents';
import { rows } from '../../database/database';
import { startApi, type Answer, type TestApi } from '../support/api';
import { caseRow } from '../support/rows';
import { testSettings, type TestSetting } from '../support/settings';

const sha256 = (content: Buffer) => createHash('sha256').update(content).digest('hex');
/** Arrives in three parts, the last of them short. */
const drawings = Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(2 * partSize + 1000)]);
const partOf = (content: Buffer, number: number) => content.subarray((number - 1) * partSize, number * partSize);
const past = new Date(Date.now() - 60_000).toISOString();

describe.each(testSettings)('documents in parts in %s', (_name, open) => {
  let test: TestSetting;
  let api: TestApi;
  let other: TestApi;
  beforeAll(async () => {
    test = await open();
    const env = { ...test.documents.env, UPLOAD_LIMIT_MB: '30' };
    api = await startApi(test, env);
    other = await startApi(test, env);
  });
  afterEach(async () => {
    for (const { id } of await rows(test.database.read, 'upload').find())
      await test.database.write((tx) => rows(tx, 'upload').update({ id }, { expiresAt: past }));
    await sweepUploads(api.deps);
    await dueNow();
  });
  afterAll(async () => {
    await other.close();
    await api.close();
    await test.close();
  });

  /** Lets the outbox do what it would do later. */
  const dueNow = async () => {
    await test.database.write((tx) => rows(tx, 'outbox').update({ kind: 'forgetContent' }, { nextAt: past }));
    await sweepOutbox(api.deps);
  };
  const begin = async (content: Buffer, more: object = {}, login = 'bidder1', at = api): Promise<Answer> =>
    (await at.as(login)).post('/api/uploads').send({ name: '图纸.pdf', size: content.length, ...more });
  const begun = async (content: Buffer, more: object = {}): Promise<Upload> =>
    (await begin(content, more)).body as Upload;
  const send = async (
    id: string,
    number: number,
    part: Buffer,
    { login = 'bidder1', at = api, hash = sha256(part) }: { login?: string; at?: TestApi; hash?: string } = {},
  ): Promise<Answer> =>
    (await at.as(login))
      .put(`/api/uploads/${id}/parts/${number}`)
      .set('x-content-sha256', hash)
      .type('application/octet-stream')
      .send(part);
  const sendAll = async (id: string, content: Buffer, order: readonly number[] = [1, 2, 3]) => {
    for (const number of order) expect((await send(id, number, partOf(content, number))).status).toBe(200);
  };
  const complete = async (id: string, body: object = {}, at = api, login = 'bidder1'): Promise<Answer> =>
    (await at.as(login)).post(`/api/uploads/${id}/completion`).send(body);
  const documentOf = (answer: Answer): DocumentRef => {
    const { document } = answer.body as UploadEnd;
    if (!document) throw new Error(`No document: ${answer.text}`);
    return document;
  };
  const codeOf = ({ status, body }: Answer) => [status, (body as { code?: string }).code];
  const view = async (id: string, login = 'bidder1'): Promise<Answer> =>
    (await api.as(login)).get(`/api/uploads/${id}`);
  const partsThere = async (id: string) => ((await view(id)).body as Upload).parts.map(({ number }) => number);
  const documentCount = () => rows(test.database.read, 'document').count();
  /** What is in the store and in the database once everything has settled. */
  const kept = async () => {
    await dueNow();
    return { files: test.documents.fileCount(), documents: await documentCount() };
  };

  it('become one document that was never whole before', async () => {
    const before = await kept();
    const upload = await begun(drawings, { field: 'bidDocument' });
    expect(upload).toMatchObject({
      name: '图纸.pdf',
      size: drawings.length,
      partSize,
      parts: [],
      field: 'bidDocument',
    });
    await sendAll(upload.id, drawings, [3, 1, 2]);
    expect(((await view(upload.id)).body as Upload).parts).toEqual(
      [1, 2, 3].map((number) => {
        const part = partOf(drawings, number);
        return { number, size: part.length, sha256: sha256(part) };
      }),
    );
    expect(await documentCount()).toBe(before.documents);
    const document = documentOf(await complete(upload.id, { sha256: sha256(drawings) }));
    expect(document).toMatchObject({
      name: '图纸.pdf',
      type: 'application/pdf',
      size: drawings.length,
      sha256: sha256(drawings),
    });
    const answer: Answer = await (await api.as('bidder1')).get(`/api/documents/${document.id}/content`);
    expect(sha256(answer.body as Buffer)).toBe(sha256(drawings));
    expect(await kept()).toEqual({ files: before.files + 1, documents: before.documents + 1 });
  });

  it('are taken by whichever process, and completed once however often that is asked', async () => {
    const before = await kept();
    const { id } = await begun(drawings);
    await send(id, 1, partOf(drawings, 1));
    await send(id, 2, partOf(drawings, 2), { at: other });
    await send(id, 3, partOf(drawings, 3));
    const answers = await Promise.all([complete(id), complete(id), complete(id, {}, other)]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    const documents = [];
    while (documents.length < 3) {
      const { document } = (await complete(id, {}, documents.length === 1 ? other : api)).body as UploadEnd;
      if (document) documents.push(document.id);
    }
    expect(new Set(documents).size).toBe(1);
    expect(await kept()).toEqual({ files: before.files + 1, documents: before.documents + 1 });
  });

  it('may be sent again, and replaced', async () => {
    const before = await kept();
    const { id } = await begun(drawings);
    await send(id, 2, randomBytes(partSize));
    await sendAll(id, drawings);
    await sendAll(id, drawings);
    expect((await kept()).files).toBe(before.files + 3);
    expect(documentOf(await complete(id)).sha256).toBe(sha256(drawings));
  });

  it('may come twice at the same time', async () => {
    const before = await kept();
    const { id } = await begun(drawings);
    const answers = await Promise.all([1, 2, 3, 1, 2, 3].map((number) => send(id, number, partOf(drawings, number))));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 200]);
    expect((await kept()).files).toBe(before.files + 3);
    expect(documentOf(await complete(id)).sha256).toBe(sha256(drawings));
  });

  it('are one part when the document is small', async () => {
    const text = Buffer.from('一份说明');
    const { id } = await begun(text, { name: 'a.txt' });
    await send(id, 1, text);
    expect(documentOf(await complete(id))).toMatchObject({ type: 'text/plain', sha256: sha256(text) });
  });

  it('are listed until they are complete, to their owner alone', async () => {
    const first = await begun(drawings, { field: 'a' });
    const second = await begun(drawings, { field: 'b' });
    const list = async (login: string, query: object = {}) =>
      ((await (await api.as(login)).get('/api/uploads').query(query)).body as { items: Upload[] }).items.map(
        ({ id }) => id,
      );
    expect(await list('bidder1')).toEqual([second.id, first.id]);
    expect(await list('bidder1', { field: 'a' })).toEqual([first.id]);
    expect(await list('bidder1', { caseId: 'GC-1' })).toEqual([]);
    expect(await list('bidder2')).toEqual([]);
    await sendAll(first.id, drawings);
    await complete(first.id);
    expect(await list('bidder1')).toEqual([second.id]);
  });

  it('are nobody else’s: neither another body’s nor a colleague’s', async () => {
    await test.database.write((tx) =>
      rows(tx, 'membership').upsert({ id: 'joint', userId: 'demo-bidder3', bodyId: 'demo-bidder-1', role: 'bidder' }, [
        'id',
      ]),
    );
    const colleague = await api.as('bidder3');
    await colleague.put('/api/session/acting').send({ membershipId: 'joint' }).expect(200);
    const { id } = await begun(drawings);
    await sendAll(id, drawings);
    for (const login of ['bidder2', 'operator1', 'tenderer1']) {
      expect((await view(id, login)).status).toBe(404);
      expect((await send(id, 1, partOf(drawings, 1), { login })).status).toBe(404);
      expect((await complete(id, {}, api, login)).status).toBe(404);
      expect((await (await api.as(login)).delete(`/api/uploads/${id}`)).status).toBe(404);
    }
    await colleague.get(`/api/uploads/${id}`).expect(404);
    await api.stranger().get(`/api/uploads/${id}`).expect(401);
    await api.stranger().post('/api/uploads').send({ name: 'a.pdf', size: 1 }).expect(401);
    expect((await complete(id)).status).toBe(200);
  });

  it('of a case need the right to see it, at the beginning and at the end', async () => {
    const caseId = `hidden-${test.database.dialect}`;
    await test.database.write((tx) => rows(tx, 'case').insert(caseRow(caseId, { tendererId: 'demo-tenderer-1' })));
    expect((await begin(drawings, { caseId })).status).toBe(404);
    expect((await begin(drawings, { caseId: 'none' }, 'tenderer1')).status).toBe(404);
    const { id } = (await begin(drawings, { caseId }, 'tenderer1')).body as Upload;
    for (const number of [1, 2, 3]) await send(id, number, partOf(drawings, number), { login: 'tenderer1' });
    await test.database.write((tx) => rows(tx, 'case').update({ id: caseId }, { tendererId: 'demo-tenderer-2' }));
    expect((await complete(id, {}, api, 'tenderer1')).status).toBe(404);
  });

  it('are refused when the document would be too large, before anything is sent', async () => {
    const answer = await begin(drawings, { size: 30 * 1024 * 1024 + 1 });
    expect(codeOf(answer)).toEqual([413, 'TooLarge']);
    expect(answer.text).toContain('30 MB');
    for (const size of [0, -1, 1.5]) expect((await begin(drawings, { size })).status).toBe(422);
    for (const name of ['', '.', '.pdf', '\u0000']) expect((await begin(drawings, { name })).status).toBe(422);
  });

  it('are refused when they are not what was announced, and nothing of them is kept', async () => {
    const before = await kept();
    const { id } = await begun(drawings);
    const part = partOf(drawings, 2);
    expect(codeOf(await send(id, 2, part, { hash: sha256(Buffer.from('x')) }))).toEqual([422, 'HashMismatch']);
    expect(codeOf(await send(id, 2, part, { hash: 'none' }))).toEqual([422, 'InvalidInput']);
    expect(codeOf(await send(id, 2, part.subarray(1)))).toEqual([422, 'InvalidInput']);
    expect(codeOf(await send(id, 3, part))).toEqual([422, 'InvalidInput']);
    const agent = await api.as('bidder1');
    const withoutHash: Answer = await agent.put(`/api/uploads/${id}/parts/2`).type('bin').send(part);
    expect(codeOf(withoutHash)).toEqual([422, 'InvalidInput']);
    for (const number of [0, 4, -1, 1.5, 1e9]) expect((await send(id, number, part)).status).toBe(404);
    expect(codeOf(await send(id, 1, randomBytes(partSize)))).toEqual([415, 'UnsupportedType']);
    expect(await partsThere(id)).toEqual([]);
    expect(await kept()).toEqual(before);
  });

  it.each([10, -10])('are refused when a body without a length has %d bytes too many', async (more) => {
    const before = await kept();
    const { id } = await begun(drawings);
    const body = Buffer.concat([partOf(drawings, 3), randomBytes(10)]).subarray(0, partOf(drawings, 3).length + more);
    const answer = await byHand(
      id,
      3,
      body,
      [`x-content-sha256: ${sha256(body)}`, 'transfer-encoding: chunked'],
      [Buffer.from(`${body.length.toString(16)}\r\n`), body, Buffer.from('\r\n0\r\n\r\n')],
    );
    expect(answer).toMatch(/^HTTP\/1.1 422/);
    expect(await kept()).toEqual(before);
  });

  /** Speaks HTTP by hand; answers what came back. */
  const byHand = async (
    id: string,
    number: number,
    part: Buffer,
    headers: readonly string[],
    body: readonly Buffer[],
  ): Promise<string> => {
    const { token } = await beginSession(test.database, 'demo-bidder1', 1);
    const head = [`PUT /api/uploads/${id}/parts/${number} HTTP/1.1`, 'host: x', `cookie: session=${token}`, ...headers];
    return new Promise((resolve) => {
      let answer = '';
      const socket = connect(api.port, '127.0.0.1', () => {
        socket.write(`${head.join('\r\n')}\r\nconnection: close\r\n\r\n`);
        for (const each of body) socket.write(each);
        if (Buffer.concat(body).length < part.length) setTimeout(() => socket.destroy(), 100);
      });
      socket.on('data', (data) => (answer += data.toString()));
      socket.on('error', () => undefined);
      socket.on('close', () => resolve(answer));
    });
  };

  it('survive a connection that breaks in the middle of one', async () => {
    const before = await kept();
    const { id } = await begun(drawings);
    await send(id, 1, partOf(drawings, 1));
    const part = partOf(drawings, 2);
    const headers = [`x-content-sha256: ${sha256(part)}`, `content-length: ${part.length}`];
    await byHand(id, 2, part, headers, [part.subarray(0, 5_000_000)]);
    for (let wait = 0; test.documents.fileCount() > before.files + 1 && wait < 50; wait += 1) await sleep(100);
    expect(await kept()).toEqual({ ...before, files: before.files + 1 });
    expect(await partsThere(id)).toEqual([1]);
    await sendAll(id, drawings, [2, 3]);
    expect(documentOf(await complete(id)).sha256).toBe(sha256(drawings));
  });

  it('cannot be completed while some are missing', async () => {
    const { id } = await begun(drawings);
    expect(codeOf(await complete(id))).toEqual([409, 'UploadIncomplete']);
    await sendAll(id, drawings, [1, 3]);
    expect(codeOf(await complete(id))).toEqual([409, 'UploadIncomplete']);
    await sendAll(id, drawings, [2]);
    expect((await complete(id)).status).toBe(200);
  });

  it('are no document when the whole has another hash than announced', async () => {
    const before = await kept();
    const { id } = await begun(drawings);
    await sendAll(id, drawings);
    const wrong = sha256(Buffer.from('another'));
    expect(codeOf(await complete(id, { sha256: wrong }))).toEqual([422, 'HashMismatch']);
    expect(await kept()).toEqual({ files: before.files + 3, documents: before.documents });
    const { id: document } = documentOf(await complete(id, { sha256: sha256(drawings) }));
    expect(documentOf(await complete(id)).id).toBe(document);
    expect(codeOf(await complete(id, { sha256: wrong }))).toEqual([422, 'HashMismatch']);
  });

  it('that the store has lost or changed are asked for again', async () => {
    const { id } = await begun(drawings);
    await sendAll(id, drawings);
    const parts = await rows(test.database.read, 'uploadPart').findBy({ uploadId: id });
    const contentOf = (number: number) => parts.find((part) => part.number === number)?.contentId ?? '';
    await api.deps.documents.remove(contentOf(1));
    await api.deps.documents.remove(contentOf(3));
    await api.deps.documents.put(contentOf(3), Readable.from([randomBytes(1009)], { objectMode: false }), partSize);
    expect(codeOf(await complete(id))).toEqual([409, 'UploadIncomplete']);
    expect(await partsThere(id)).toEqual([2]);
    await sendAll(id, drawings, [1, 3]);
    expect(documentOf(await complete(id)).sha256).toBe(sha256(drawings));
  });

  it('are forgotten with their contents when the upload is given up', async () => {
    const before = await kept();
    const { id } = await begun(drawings);
    await sendAll(id, drawings, [1, 2]);
    await (await api.as('bidder1')).delete(`/api/uploads/${id}`).expect(204);
    expect(await kept()).toEqual(before);
    expect((await view(id)).status).toBe(404);
    expect((await send(id, 3, partOf(drawings, 3))).status).toBe(404);
    expect(codeOf(await complete(id))).toEqual([404, 'NotFound']);
  });

  it('leave the document when a completed upload is given up', async () => {
    const { id } = await begun(drawings);
    await sendAll(id, drawings);
    const document = documentOf(await complete(id));
    await (await api.as('bidder1')).delete(`/api/uploads/${id}`).expect(204);
    await (await api.as('bidder1')).get(`/api/documents/${document.id}/content`).expect(200);
  });

  it('expire when none comes for a week', async () => {
    const before = await kept();
    const { id } = await begun(drawings);
    await test.database.write((tx) =>
      rows(tx, 'upload').update({ id }, { expiresAt: new Date(Date.now() + 60_000).toISOString() }),
    );
    await send(id, 1, partOf(drawings, 1));
    const { expiresAt } = (await view(id)).body as Upload;
    expect(Date.parse(expiresAt) - Date.now()).toBeGreaterThan(6.9 * 24 * 3_600_000);
    await sweepUploads(api.deps);
    expect(await partsThere(id)).toEqual([1]);
    await test.database.write((tx) => rows(tx, 'upload').update({ id }, { expiresAt: past }));
    expect((await view(id)).status).toBe(404);
    expect((await send(id, 2, partOf(drawings, 2))).status).toBe(404);
    await sweepUploads(api.deps);
    expect(await kept()).toEqual(before);
    expect(await rows(test.database.read, 'upload').countBy({ id })).toBe(0);
  });

  it('are forgotten later when their process died before it could write them down', async () => {
    const before = await kept();
    const id = randomUUID();
    await test.database.write((tx) => announceContent(tx, id));
    await api.deps.documents.put(id, Readable.from([Buffer.from('lost')], { objectMode: false }), 100);
    await sweepOutbox(api.deps);
    expect(test.documents.fileCount()).toBe(before.files + 1);
    expect(await kept()).toEqual(before);
  });

  it('are bounded in number and size for each person', async () => {
    const large = { size: 30 * 1024 * 1024 };
    for (let count = 0; count < 5; count += 1) expect((await begin(drawings, large)).status).toBe(201);
    const tooMuch = await begin(drawings);
    expect(codeOf(tooMuch)).toEqual([409, 'Conflict']);
    expect(tooMuch.text).toMatch(/150 MB[^]*150 MB/);
    expect((await begin(drawings, {}, 'bidder2')).status).toBe(201);
    const { items } = (await (await api.as('bidder1')).get('/api/uploads')).body as { items: Upload[] };
    for (const { id } of items) await (await api.as('bidder1')).delete(`/api/uploads/${id}`).expect(204);
    for (let count = 0; count < mostUnfinished; count += 1)
      expect((await begin(drawings, { size: 1000 })).status).toBe(201);
    const tooMany = await begin(drawings, { size: 1000 });
    expect(codeOf(tooMany)).toEqual([409, 'Conflict']);
    expect(tooMany.text).toMatch(/20 个[^]*20 unfinished/);
  });

  describe('while they are being joined', () => {
    /** Lets the next put of a process begin only when told. */
    const holdPut = (at: TestApi) => {
      const { documents } = at.deps;
      let reached: () => void;
      let release: () => void;
      const isReached = new Promise<void>((resolve) => (reached = resolve));
      const isReleased = new Promise<void>((resolve) => (release = resolve));
      const held: DocumentStore = {
        ...documents,
        async put(...args) {
          reached();
          await isReleased;
          return documents.put(...args);
        },
      };
      // what the routes hold is this very object
      (at.deps as { documents: DocumentStore }).documents = held;
      return {
        isReached,
        release: () => {
          (at.deps as { documents: DocumentStore }).documents = documents;
          release();
        },
      };
    };

    it('another process says how far it is, and does not do it again', async () => {
      const before = await kept();
      const { id } = await begun(drawings);
      await sendAll(id, drawings);
      const held = holdPut(api);
      const joining = complete(id);
      await held.isReached;
      expect((await complete(id, {}, other)).body).toEqual({ joined: 0 });
      held.release();
      const document = documentOf(await joining);
      expect(documentOf(await complete(id, {}, other)).id).toBe(document.id);
      expect(await kept()).toEqual({ files: before.files + 1, documents: before.documents + 1 });
    });

    it('another process takes over from one that is silent', async () => {
      const before = await kept();
      const { id } = await begun(drawings);
      await sendAll(id, drawings);
      const held = holdPut(api);
      const joining = complete(id);
      await held.isReached;
      await test.database.write((tx) => rows(tx, 'upload').update({ id }, { joinAliveAt: past }));
      const document = documentOf(await complete(id, {}, other));
      held.release();
      expect((await joining).status).not.toBe(500);
      expect(documentOf(await complete(id)).id).toBe(document.id);
      expect(await kept()).toEqual({ files: before.files + 1, documents: before.documents + 1 });
    });

    it('nothing becomes of them when the upload is given up', async () => {
      const before = await kept();
      const { id } = await begun(drawings);
      await sendAll(id, drawings);
      const held = holdPut(api);
      const joining = complete(id);
      await held.isReached;
      await (await api.as('bidder1')).delete(`/api/uploads/${id}`).expect(204);
      // long enough for a beat, which finds the upload gone before the store has begun to read
      await sleep(2200);
      held.release();
      expect((await joining).status).not.toBe(200);
      expect(await kept()).toEqual(before);
    });
  });
});
