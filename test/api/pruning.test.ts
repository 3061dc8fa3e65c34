import { randomUUID } from 'node:crypto';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pino } from 'pino';
import { IsNull, Not } from 'typeorm';
import { nameDocuments } from '../../api/cases/name-documents';
import { mostUnused } from '../../api/documents/unused-limit';
import { sweepOutbox } from '../../api/outbox/sweep';
import { beginSession } from '../../api/session/sessions';
import { forgetDocuments } from '../../api/upkeep/forget-documents';
import { prune } from '../../api/upkeep/prune';
import { retention } from '../../api/upkeep/retention';
import { insertRow, insertRows, rows } from '../../database/database';
import { waitingDelivery } from '../../database/plan-deliveries';
import type { DocumentRow } from '../../database/rows';
import { catchingUp } from '../../domain/clock';
import { startApi, type Answer, type TestApi } from '../support/api';
import { testDatabases, type TestDatabase } from '../support/databases';
import { describeWithServer } from '../support/describe-with-server';
import { Tender } from '../support/driver';
import { explain } from '../support/explain';
import { startPlatform } from '../support/platform';
import { caseRow } from '../support/rows';

const hour = 3_600_000;
const day = 24 * hour;
const ago = (ms: number): string => new Date(Date.now() - ms).toISOString();
const mb = 1024 * 1024;

describe.each(testDatabases)('what only grows, on %s', (_name, open) => {
  let test: TestDatabase;
  let api: TestApi;
  /** Whatever the upkeep could not do. */
  const failures: string[] = [];
  beforeAll(async () => {
    test = await open();
    api = await startApi(test);
    const log = pino({ level: 'error' }, { write: (line: string) => void failures.push(line) });
    Object.assign(api.deps, { log });
  });
  afterEach(() => expect(failures).toEqual([]));
  afterAll(async () => {
    await api.close();
    await test.close();
  });

  const read = () => test.database.read;
  const write = <T>(work: Parameters<typeof test.database.write<T>>[0]) => test.database.write(work);
  const ids = async (table: 'login' | 'attempt' | 'change') =>
    (await rows(read(), table).find()).map((row) => String(row.id)).sort();

  it('loses sessions that ended, and keeps the others', async () => {
    const { token } = await beginSession(test.database, 'demo-bidder1', 1);
    await write((tx) => rows(tx, 'session').updateAll({ expiresAt: ago(1) }));
    const living = await beginSession(test.database, 'demo-bidder2', 1);
    await prune(api.deps);
    const left = await rows(read(), 'session').find();
    expect(left.map(({ userId }) => userId)).toEqual(['demo-bidder2']);
    await api.stranger().get('/api/me').set('cookie', `session=${token}`).expect(401);
    await api.stranger().get('/api/me').set('cookie', `session=${living.token}`).expect(200);
  });

  it('is pruned in a world whose clock has just begun to run fast', async () => {
    const clock = { ...api.deps.clock, setting: catchingUp(Date.now() - 1000, 75, 2) };
    await prune({ ...api.deps, clock });
  });

  it('keeps the record of who signed in for three years, and of guesses at names that nobody has for six months', async () => {
    const login = (id: string, at: string, userId: string | null) => ({
      ...{ id, at, userId, login: id, ok: userId !== null, address: '203.0.113.1' },
    });
    await write((tx) =>
      insertRows(tx, 'login', [
        login('guess-old', ago(185 * day), null),
        login('guess-young', ago(183 * day), null),
        login('person-old', ago(3 * 365 * day + 31 * day), 'demo-bidder1'),
        login('person-young', ago(3 * 365 * day), 'demo-bidder1'),
      ]),
    );
    await prune(api.deps);
    expect(await ids('login')).toEqual(['guess-young', 'person-young']);
  });

  it('keeps what proves something in a case as long as the file of a case', async () => {
    const attempt = (id: string, at: string, userId: string | null) => ({
      ...{ id, at, userId, caseId: 'GC-1', action: 'submitBid', code: 'DeadlinePassed', detail: '' },
    });
    const old = ago(15 * 365 * day + 31 * day);
    await write(async (tx) => {
      await insertRows(tx, 'attempt', [
        attempt('nobody-old', ago(185 * day), null),
        attempt('nobody-young', ago(183 * day), null),
        attempt('person-old', old, 'demo-bidder1'),
        attempt('person-young', ago(15 * 365 * day), 'demo-bidder1'),
      ]);
    });
    await prune(api.deps);
    expect(await ids('attempt')).toEqual(['nobody-young', 'person-young']);
  });

  it('keeps for three years who was told what and whether it reached them, and for a month what was only tried out', async () => {
    const of = (id: string, at: string) => ({
      notification: {
        ...{ id, at, userId: 'demo-bidder1', cause: id, kind: 'task', messageZh: '', messageEn: '' },
        ...{ caseId: null, path: null, readAt: null },
      },
      delivery: {
        ...waitingDelivery(
          {
            ...{ messageId: id, channel: 'email', userId: 'demo-bidder1', kind: 'act' },
            ...{ caseId: null, content: {}, createdAt: at },
          },
          { notBefore: at, notAfter: null, inDigest: false },
        ),
        ...(id !== 'waiting' && { state: 'sent' as const, settledAt: at }),
      },
    });
    const old = ago(3 * 365 * day + 31 * day);
    const told = [of('old', old), of('waiting', old), of('young', ago(3 * 365 * day))];
    const kept = (id: string, at: string) => ({
      ...{ id, at, messageId: id, channel: 'sms', address: '+8613800000001', language: 'zh', subject: '', body: '' },
      times: 1,
    });
    await write(async (tx) => {
      await insertRows(
        tx,
        'notification',
        told.map(({ notification }) => notification),
      );
      await insertRows(
        tx,
        'delivery',
        told.map(({ delivery }) => delivery),
      );
      await insertRows(tx, 'keptMessage', [kept('kept-old', ago(31 * day)), kept('kept-young', ago(29 * day))]);
    });
    await prune(api.deps);
    expect((await rows(read(), 'notification').find()).map(({ id }) => id)).toEqual(['young']);
    const deliveries = (await rows(read(), 'delivery').find()).map(({ messageId }) => messageId);
    expect(deliveries.sort()).toEqual(['waiting', 'young']);
    expect((await rows(read(), 'keptMessage').find()).map(({ id }) => id)).toEqual(['kept-young']);
  });

  it('loses changes of the screen after an hour, and drafts a month after their case ended', async () => {
    await write(async (tx) => {
      for (const at of [ago(61 * 60_000), ago(59 * 60_000)]) {
        await rows(tx, 'change').insert({ at, resource: 'cases', caseId: null, userId: null });
      }
      await insertRows(tx, 'case', [
        caseRow('open'),
        caseRow('closed-late', { closing: 'archived', closedAt: ago(29 * day) }),
        caseRow('closed-early', { closing: 'archived', closedAt: ago(31 * day) }),
      ]);
      const draft = (caseId: string) => ({ userId: 'u', caseId, action: 'a', form: {}, savedAt: ago(400 * day) });
      await insertRows(tx, 'draft', ['new', 'open', 'closed-late', 'closed-early'].map(draft));
    });
    await prune(api.deps);
    expect((await rows(read(), 'change').find()).filter(({ at }) => at < ago(hour))).toEqual([]);
    expect((await rows(read(), 'change').find()).filter(({ at }) => at < ago(58 * 60_000))).toHaveLength(1);
    const left = (await rows(read(), 'draft').findBy({ userId: 'u' })).map(({ caseId }) => caseId).sort();
    expect(left).toEqual(['closed-late', 'new', 'open']);
  });

  it('goes in small transactions, though several processes prune at once', async () => {
    const many = Array.from({ length: 1300 }, (_, index) => ({
      ...{ id: `many-${index}`, at: ago(200 * day), userId: null, login: 'x', ok: false, address: 'x' },
    }));
    await write((tx) => insertRows(tx, 'login', many));
    await Promise.all([1, 2, 3, 4].map(() => prune(api.deps)));
    expect((await ids('login')).filter((id) => id.startsWith('many'))).toEqual([]);
  });

  it('is found by its age, and not by reading everything', async () => {
    // SQLite reads a table whole once it knows that it has few rows
    if (test.database.dialect === 'sqlite') await write((tx) => tx.query('DELETE FROM sqlite_stat1'));
    for (const [sql, index] of [
      [`SELECT id FROM login WHERE user_id IS NULL AND at < ?`, 'ix_login_user_id_at'],
      [`SELECT id FROM session WHERE expires_at < ?`, 'ix_session_expires_at'],
      [`SELECT id FROM document WHERE unused_since < ?`, 'ix_document_unused_since'],
      [`SELECT id FROM change_feed WHERE at < ?`, 'ix_change_feed_at'],
    ] as const) {
      expect(await explain(test, sql, ['2000'])).toContain(index);
    }
  });

  describe('documents that no form names', () => {
    const upload = async (login: string, content: Buffer = Buffer.from('%PDF-1.7\n')) => {
      const { status, body } = (await (
        await api.as(login)
      )
        .post('/api/documents')
        .query({ name: 'a.pdf' })
        .set({ 'content-type': 'application/octet-stream' })
        .send(content)) as Answer;
      return { status, ...(body as { id: string; code?: string; message?: { zh: string; en: string } }) };
    };
    const age = (id: string, unusedSince: string) =>
      write((tx) => rows(tx, 'document').update({ id }, { unusedSince }));
    const isThere = (id: string) => rows(read(), 'document').existsBy({ id });
    const files = () =>
      readdirSync(path.join(api.deps.configuration.dataDir, 'documents'), { recursive: true, withFileTypes: true })
        .filter((each) => each.isFile())
        .map(({ name }) => name);
    const document = (id: string, changes: Partial<DocumentRow> = {}): DocumentRow => ({
      ...{ id, caseId: null, name: 'a.pdf', type: 'application/pdf', size: 1, sha256: 'x', uploadedBy: 'u' },
      ...{ bodyId: 'b', uploadedAt: ago(0), unusedSince: ago(0), ...changes },
    });

    it('go after a day, with their contents; what a form or a draft names stays', async () => {
      const [old, young, named, drafted] = await Promise.all([1, 2, 3, 4].map(() => upload('tenderer1')));
      if (!old || !young || !named || !drafted) throw new Error('Nothing was uploaded');
      await write((tx) => nameDocuments(tx, 'GC-1', [named.id, named.id]));
      await (
        await api.as('tenderer1')
      )
        .put('/api/cases/new/drafts/openTender')
        .send({ form: { approval: drafted.id } })
        .expect(200);
      for (const { id } of [old, drafted]) await age(id, ago(25 * hour));
      await age(young.id, ago(23 * hour));
      await write((tx) => insertRow(tx, 'document', document('from-before', { unusedSince: null })));

      await prune(api.deps);
      expect(await isThere(old.id)).toBe(false);
      for (const id of [young.id, named.id, drafted.id, 'from-before'])
        expect([id, await isThere(id)]).toEqual([id, true]);
      expect(await rows(read(), 'document').findOneBy({ id: named.id })).toMatchObject({
        caseId: 'GC-1',
        unusedSince: null,
      });
      await (await api.as('tenderer1')).get(`/api/documents/${old.id}/content`).expect(404);
      await write((tx) => rows(tx, 'outbox').update({ subject: old.id }, { nextAt: ago(1) }));
      await sweepOutbox(api.deps);
      expect(files()).not.toContain(old.id);
      for (const { id } of [young, named, drafted]) expect(files()).toContain(id);

      await (await api.as('tenderer1')).delete('/api/cases/new/drafts/openTender').expect(204);
      await age(drafted.id, ago(25 * hour));
      await prune(api.deps);
      expect(await isThere(drafted.id)).toBe(false);
    });

    it('are either named or gone, when a form names them at the moment at which they are forgotten', async () => {
      const old = Array.from({ length: 60 }, (_, index) => document(`race-${index}`, { unusedSince: ago(2 * day) }));
      await write((tx) => insertRows(tx, 'document', old));
      const naming = old.map(({ id }) => write((tx) => nameDocuments(tx, 'GC-1', [id])));
      const [outcomes] = await Promise.all([
        Promise.allSettled(naming),
        forgetDocuments(test.database, ago(retention.unusedDocuments)),
        forgetDocuments(test.database, ago(retention.unusedDocuments)),
      ]);
      for (const [index, { status }] of outcomes.entries()) {
        expect([index, await isThere(`race-${index}`)]).toEqual([index, status === 'fulfilled']);
      }
      await expect(write((tx) => nameDocuments(tx, 'GC-1', ['never-there']))).rejects.toThrow('Upload it again');
    });

    it('belong to one of two projects whose forms name them at the same moment', async () => {
      const ids = Array.from({ length: 20 }, (_, index) => `two-${index}`);
      await write((tx) =>
        insertRows(
          tx,
          'document',
          ids.map((id) => document(id)),
        ),
      );
      for (const id of ids) {
        const naming = ['GC-1', 'GC-2'].map((caseId) =>
          write((tx) => nameDocuments(tx, caseId, [id])).then(() => caseId),
        );
        const named = (await Promise.allSettled(naming)).flatMap((one) =>
          one.status === 'fulfilled' ? [one.value] : [],
        );
        expect([named.length, (await rows(read(), 'document').findOneBy({ id }))?.caseId]).toEqual([1, named[0]]);
      }
      await expect(write((tx) => nameDocuments(tx, 'GC-3', ['two-0']))).rejects.toThrow('another project');
    });

    it('are so many for one person, and then uploading is refused with the rule', async () => {
      const unused = Array.from({ length: mostUnused - 1 }, (_, index) =>
        document(`many-${index}`, { uploadedBy: 'demo-bidder3' }),
      );
      await write((tx) => insertRows(tx, 'document', unused));
      expect((await upload('bidder3')).status).toBe(201);
      const before = files().length;
      const refused = await upload('bidder3');
      expect([refused.status, refused.code]).toEqual([409, 'Conflict']);
      expect(refused.message?.zh).toContain(`最多 ${mostUnused} 个、10 MB`);
      expect(refused.message?.en).toContain(`${mostUnused} of 10 MB are allowed`);
      expect(files()).toHaveLength(before);
      const inParts = await (await api.as('bidder3')).post('/api/uploads').send({ name: 'a.pdf', size: 1000 });
      expect([inParts.status, (inParts.body as { code: string }).code]).toEqual([409, 'Conflict']);
      expect((await upload('bidder4')).status).toBe(201);
      await write((tx) => nameDocuments(tx, 'GC-1', ['many-0']));
      expect((await upload('bidder3')).status).toBe(201);
    });

    it('are so large together, also when they arrive all at once', async () => {
      const large = Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(mb - 9)]);
      const all = await Promise.all(Array.from({ length: 16 }, () => upload('bidder5', large)));
      const taken = all.filter(({ status }) => status === 201).length;
      expect(taken).toBeLessThanOrEqual(10);
      expect(all.filter(({ status }) => status === 409)).toHaveLength(16 - taken);
      for (let more = taken; more < 10; more += 1) expect((await upload('bidder5', large)).status).toBe(201);
      expect((await upload('bidder5')).status).toBe(409);
      expect(await rows(read(), 'document').countBy({ uploadedBy: 'demo-bidder5' })).toBe(10);
    });
  });
});

describeWithServer('the documents of a tender', () => {
  it('are all named by its forms, and none is forgotten', async () => {
    const platform = await startPlatform();
    try {
      const approval = async () => (await Tender.open(platform)).api.upload('tenderer', '批复.pdf');
      const tender = await Tender.open(platform, { start: { approval: await approval() } });
      await tender.api.upload('tenderer', '未使用.pdf');
      await tender.reach('archived');
      const documents = rows(platform.database.read, 'document');
      // the certificate is printed while the case goes on, and a busy machine takes its time
      for (let tries = 0; tries < 300 && (await tender.view()).certificate === undefined; tries += 1) await sleep(30);
      const kept = await documents.countBy({ unusedSince: IsNull() });
      // seven that people handed in, and the certificate as the platform printed it
      expect(kept).toBe(8);
      expect(await documents.countBy({ unusedSince: Not(IsNull()) })).toBe(1);
      await platform.database.write((tx) =>
        rows(tx, 'document').update({ unusedSince: Not(IsNull()) }, { unusedSince: ago(2 * day) }),
      );
      await prune(platform.deps);
      expect(await documents.count()).toBe(kept);
      const { items } = await tender.api.get<{ items: { id: string }[] }>('centre', `/cases/${tender.id}/documents`);
      expect(items.map(({ id }) => id)).toContain(tender.plan.start?.['approval']);
      for (const { id } of items) await tender.api.get('centre', `/documents/${id}`);
      await expect(tender.enter('askQuestion', 'bidder1', { question: randomUUID() })).rejects.toThrow('CaseClosed');
    } finally {
      await platform.close();
    }
  }, 120_000);
});
