import { createHash, randomBytes } from 'node:crypto';
import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { beginSession } from '../../api/session/sessions';
import { rows } from '../../database/database';
import type { CaseEvent, Field, Process } from '../../definitions/language';
import { openTender } from '../../definitions/trading/open-tender';
import { hashOf } from '../../domain/hash';
import { startApi, type Answer, type TestApi } from '../support/api';
import { caseRow, caseState, partyRow } from '../support/rows';
import { testSettings, type TestSetting } from '../support/settings';

const pdf = Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(100_000)]);
const sha256 = (content: Buffer) => createHash('sha256').update(content).digest('hex');

describe.each(testSettings)('documents in %s', (_name, open) => {
  let test: TestSetting;
  let api: TestApi;
  beforeAll(async () => {
    test = await open();
    api = await startApi(test, test.documents.env);
  });
  afterAll(async () => {
    await api.close();
    await test.close();
  });

  const upload = async (login: string, name: string, content: Buffer, headers: Record<string, string> = {}) =>
    (await api.as(login))
      .post('/api/documents')
      .query({ name })
      .set({ 'content-type': 'application/octet-stream', ...headers })
      .send(content);
  const count = () => rows(test.database.read, 'document').count();
  const storedFiles = () => test.documents.fileCount();

  /** Speaks HTTP by hand: what is sent, and what comes back before the connection is closed. */
  const raw = async (login: string, head: string, body: Buffer, end: 'end' | 'destroy' | 'wait'): Promise<string> => {
    const cookie = await cookieOf(login);
    return new Promise((resolve) => {
      let answer = '';
      const socket = connect(api.port, '127.0.0.1', () => {
        socket.write(`POST /api/documents?name=a.pdf HTTP/1.1\r\nhost: x\r\ncookie: ${cookie}\r\n${head}\r\n\r\n`);
        socket.write(body);
        if (end === 'end') socket.end();
        if (end === 'destroy') setTimeout(() => socket.destroy(), 100);
      });
      socket.on('data', (data) => (answer += data.toString()));
      socket.on('error', () => undefined);
      socket.on('close', () => resolve(answer));
    });
  };
  const cookieOf = async (login: string): Promise<string> => {
    return `session=${(await beginSession(test.database, `demo-${login}`, 1)).token}`;
  };

  it('takes a document in and gives it back as it was', async () => {
    const { body, status } = (await upload('tenderer1', '招标文件 (终稿).pdf', pdf, {
      'x-content-sha256': sha256(pdf),
    })) as Answer;
    expect(status).toBe(201);
    expect(body).toMatchObject({
      name: '招标文件 (终稿).pdf',
      type: 'application/pdf',
      size: pdf.length,
      sha256: sha256(pdf),
    });
    const { id } = body as { id: string };
    const agent = await api.as('tenderer1b');
    const answer = await agent.get(`/api/documents/${id}/content`).expect(200);
    expect(Buffer.compare(answer.body as Buffer, pdf)).toBe(0);
    expect(answer.headers).toMatchObject({
      'content-disposition': `inline; filename="____ (__).pdf"; filename*=UTF-8''%E6%8B%9B%E6%A0%87%E6%96%87%E4%BB%B6%20%28%E7%BB%88%E7%A8%BF%29.pdf`,
      'x-content-type-options': 'nosniff',
    });
    const download = await agent.get(`/api/documents/${id}/content`).query({ download: '1' });
    expect(download.headers['content-disposition']).toMatch(/^attachment/);
    const part = await agent.get(`/api/documents/${id}/content`).set('range', 'bytes=5-9').expect(206);
    expect((part.body as Buffer).equals(pdf.subarray(5, 10))).toBe(true);
    expect(part.headers['content-range']).toBe(`bytes 5-9/${pdf.length}`);
    await agent.get(`/api/documents/${id}/content`).set('range', 'bytes=999999999-').expect(416);
    await agent
      .get(`/api/documents/${id}/content`)
      .set('if-none-match', `"${sha256(pdf)}"`)
      .expect(304);
  });

  it('shows it to nobody else', async () => {
    const { body } = (await upload('tenderer1', 'a.pdf', pdf)) as Answer;
    const { id } = body as { id: string };
    for (const login of ['tenderer2', 'bidder1', 'operator1', 'centre1']) {
      await (await api.as(login)).get(`/api/documents/${id}`).expect(404);
      await (await api.as(login)).get(`/api/documents/${id}/content`).expect(404);
    }
    await api.stranger().get(`/api/documents/${id}/content`).expect(404);
  });

  it('keeps an expert’s document from the people of the same employer', async () => {
    await test.database.write((tx) =>
      rows(tx, 'membership').insert({ id: 'same', userId: 'demo-bidder2', bodyId: 'demo-institute-1', role: 'bidder' }),
    );
    const { body } = (await upload('expert1', 'dissent.txt', Buffer.from('不同意见'))) as Answer;
    const colleague = await api.as('bidder2');
    await colleague.put('/api/session/acting').send({ membershipId: 'same' }).expect(200);
    await colleague.get(`/api/documents/${(body as { id: string }).id}`).expect(404);
  });

  it('refuses a content that differs from the announced hash, and keeps nothing', async () => {
    const [before, files] = [await count(), storedFiles()];
    const { body } = (await upload('tenderer1', 'a.pdf', pdf, {
      'x-content-sha256': sha256(Buffer.from('other')),
    })) as Answer;
    expect(body).toMatchObject({ code: 'HashMismatch' });
    expect([await count(), storedFiles()]).toEqual([before, files]);
  });

  it.each([
    ['a.pdf', Buffer.from('<script>alert(1)</script>')],
    ['a.html', Buffer.from('<script>alert(1)</script>')],
    ['a.exe', Buffer.from('MZ')],
    ['a.png', pdf],
    ['a.txt', Buffer.from([0, 1, 2])],
    ['a.docx', Buffer.from('no zip')],
    ['a.pdf', Buffer.alloc(0)],
  ])('refuses %s whose content does not fit', async (name, content) => {
    const { body, status } = (await upload('tenderer1', name, content)) as Answer;
    expect([status, (body as { code: string }).code]).toEqual([415, 'UnsupportedType']);
  });

  it('refuses 3 GB at once, in a way that the sender can read', async () => {
    const answer = await raw('tenderer1', `content-length: ${3 * 1024 ** 3}`, pdf, 'wait');
    expect(answer).toMatch(/^HTTP\/1.1 413/);
    expect(answer).toContain('"code":"TooLarge"');
  });

  it('refuses what turns out to be too large, and keeps nothing', async () => {
    const [before, files] = [await count(), storedFiles()];
    const large = Buffer.concat([pdf, Buffer.alloc(1024 * 1024)]);
    const chunk = Buffer.concat([Buffer.from(`${large.length.toString(16)}\r\n`), large, Buffer.from('\r\n')]);
    const answer = await raw('tenderer1', 'transfer-encoding: chunked', chunk, 'wait');
    expect(answer).toMatch(/^HTTP\/1.1 413/);
    expect([await count(), storedFiles()]).toEqual([before, files]);
  });

  it.each(['end', 'destroy'] as const)('keeps nothing of an upload that breaks off (%s)', async (how) => {
    const [before, files] = [await count(), storedFiles()];
    const answer = await raw('tenderer1', `content-length: ${pdf.length}`, pdf.subarray(0, 50_000), how);
    expect(answer).not.toMatch(/^HTTP\/1.1 20/);
    // what has arrived is removed once the end of the connection is noticed
    for (const end = Date.now() + 20_000; storedFiles() !== files && Date.now() < end;) await sleep(50);
    await sleep(200);
    expect([await count(), storedFiles()]).toEqual([before, files]);
  });

  it('refuses an upload without a login, and for a case that is not visible', async () => {
    await api.stranger().post('/api/documents').query({ name: 'a.pdf' }).send(pdf).expect(401);
    await test.database.write((tx) => rows(tx, 'case').insert(caseRow('hidden', { tendererId: 'demo-tenderer-2' })));
    const agent = await api.as('bidder1');
    await agent.post('/api/documents').query({ name: 'a.pdf', caseId: 'hidden' }).type('bin').send(pdf).expect(404);
  });

  describe('named in a bid', () => {
    const caseId = 'sealed-case';
    let id: string;
    const setCase = (stages: string[]) =>
      test.database.write((tx) =>
        rows(tx, 'case').update(
          { id: caseId },
          {
            state: caseState(caseId, {
              visits: stages.map((stage, index) => ({
                visit: index + 1,
                stage,
                enteredAt: '2026-01-09T01:00:00.000Z',
              })),
            }),
          },
        ),
      );
    const status = async (login: string) => (await (await api.as(login)).get(`/api/documents/${id}`)).status;

    beforeAll(async () => {
      await test.database.write(async (tx) => {
        await rows(tx, 'case').insert(caseRow(caseId));
        await rows(tx, 'party').insert([
          partyRow('s1', caseId, 'tenderer', 'demo-tenderer-1'),
          partyRow('s2', caseId, 'bidder', 'demo-bidder-1'),
          partyRow('s3', caseId, 'bidder', 'demo-bidder-2'),
          partyRow('s4', caseId, 'centre', 'demo-centre-kunming'),
        ]);
      });
      const { body } = (await upload('bidder1', 'bid.pdf', pdf)) as Answer;
      id = (body as { id: string }).id;
      await test.database.write(async (tx) => {
        await rows(tx, 'document').update({ id }, { caseId });
        await rows(tx, 'entry').insert({
          id: 'bid-1',
          caseId,
          visit: 1,
          stage: 'bidding',
          action: 'submitBid',
          partyId: 's2',
          bodyId: 'demo-bidder-1',
          userId: 'demo-bidder1',
          receivedAt: '2026-01-06T01:00:00.000Z',
          version: 1,
          state: 'valid',
          form: { price: '1.00', bidDocument: id },
          documents: {},
          salt: 's',
          hash: 'h',
          entryKey: 'key-1',
          answeredAt: null,
        });
      });
    });

    it('is read by its bidder alone before the opening, and by those who may after it', async () => {
      await setCase(['acceptance', 'bidding']);
      expect(await status('bidder1')).toBe(200);
      for (const login of ['tenderer1', 'centre1', 'supervisor1', 'bidder2']) expect(await status(login)).toBe(404);
      await setCase(['acceptance', 'bidding', 'opening', 'evaluation']);
      expect(await status('tenderer1')).toBe(200);
      expect(await status('bidder2')).toBe(404);
    });

    it('belongs to a case that is met in its own letters only, on whatever database', async () => {
      await setCase(['acceptance', 'bidding']);
      const agent = await api.as('bidder1');
      for (const other of [caseId.toUpperCase(), `${caseId} `, caseId.replace('a', 'ä')]) {
        const path = `/api/cases/${encodeURIComponent(other)}`;
        await agent.put(`${path}/drafts/submitBid`).send({ form: {} }).expect(404);
        await agent.post('/api/uploads').send({ name: 'a.pdf', size: 1000, caseId: other }).expect(404);
      }
      await agent.put(`/api/cases/${caseId}/drafts/submitBid`).send({ form: {} }).expect(200);
    });

    it('has drafts for the answers to whatever was asked, however long the name of that is', async () => {
      await setCase(['acceptance', 'bidding']);
      const agent = await api.as('tenderer1');
      for (const about of ['a'.repeat(64), 'b'.repeat(64), 'c'.repeat(3000)]) {
        const path = `/api/cases/${caseId}/drafts/answerQuestion-${about}`;
        await agent
          .put(path)
          .send({ form: { answer: about } })
          .expect(200);
        expect((await agent.get(path)).body).toMatchObject({ form: { answer: about } });
        await agent.delete(path).expect(204);
        expect((await agent.get(path)).body).toEqual({ form: {} });
      }
    });

    it('writes down who reads what is still secret', async () => {
      await setCase(['acceptance', 'documents']);
      const published = openTender as Process;
      const { start } = published;
      const approval = { ...start.form.approval, secretUntil: 'opening', heldBy: ['centre'] } as Field;
      const form = { ...start.form, approval };
      const json: Process = { ...published, version: 'secret-approval', start: { ...start, form } };
      const { body } = (await upload('tenderer1', 'reserve.pdf', pdf)) as Answer;
      const event = {
        seq: 2,
        at: '2026-01-06T01:00:00.000Z',
        kind: 'act',
        stage: 'documents',
        act: {
          action: 'start',
          actor: { role: 'tenderer', party: 's1', person: 'x' },
          receivedAt: '2026-01-06T01:00:00.000Z',
          form: { approval: (body as { id: string }).id },
          key: 'k',
        },
      } as CaseEvent;
      await test.database.write(async (tx) => {
        await rows(tx, 'document').update({ id: (body as { id: string }).id }, { caseId });
        const { process, version, jurisdiction } = json;
        const id = hashOf(json);
        await rows(tx, 'definition').insert({ id, process, version, jurisdiction, json, publishedAt: event.at });
        await rows(tx, 'case').update({ id: caseId }, { definitionId: id });
        const hash = '0'.repeat(64);
        await rows(tx, 'event').insert({
          caseId,
          seq: 2,
          at: event.at,
          kind: 'act',
          stage: 'documents',
          action: 'start',
          actKey: 'k',
          recordKey: 'k',
          json: event,
          previousHash: hash,
          hash,
        });
      });
      const get = async (login: string) =>
        (await (await api.as(login)).get(`/api/documents/${(body as { id: string }).id}`)).status;
      const reads = () => rows(test.database.read, 'audit').findBy({ kind: 'secretRead' });
      expect([await get('tenderer1'), await get('bidder1'), await get('supervisor1')]).toEqual([200, 404, 404]);
      expect(await reads()).toEqual([]);
      expect(await get('centre1')).toBe(200);
      expect(await reads()).toMatchObject([
        { userId: 'demo-centre1', caseId, subject: (body as { id: string }).id, content: { what: 'document' } },
      ]);
      await setCase(['acceptance', 'documents', 'opening']);
      expect([await get('supervisor1'), await get('centre1')]).toEqual([200, 200]);
      expect(await reads()).toHaveLength(1);
    });
  });
});
