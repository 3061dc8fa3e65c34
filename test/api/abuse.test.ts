import { randomUUID } from 'node:crypto';
import request from 'supertest';
import { mostEntries } from '../../api/cases/make-entry';
import { insertRow, rows } from '../../database/database';
import { hasTestServer } from '../support/temporal';
import { Tender } from '../support/driver';
import { startPlatform, type Platform } from '../support/platform';
import { people, type PersonName } from '../support/world';

const describeWithServer = hasTestServer ? describe : describe.skip;

interface Answer {
  readonly status: number;
  readonly code: string | undefined;
  readonly body: Record<string, unknown>;
  readonly text: string;
}

describeWithServer('what people try who should not', () => {
  let platform: Platform;
  /** One case in bidding with a bid of bidder1, one just registered with a title that means harm. */
  let bidding: Tender;
  let fresh: Tender;
  const title = '=HYPERLINK("http://evil","<img src=x onerror=alert(1)>")';

  beforeAll(async () => {
    platform = await startPlatform();
    bidding = await Tender.open(platform);
    await bidding.reach('bidding');
    await bidding.submitBid('bidder1', '9000000');
    fresh = await Tender.open(platform, { start: { title, industry: 'construction' } });
  }, 120_000);
  afterAll(() => platform.close());

  const call = async (
    as: PersonName,
    method: 'get' | 'post' | 'put' | 'delete',
    path: string,
    body?: object | string,
    headers: Record<string, string> = {},
  ): Promise<Answer> => {
    const agent = request(platform.app);
    const sent = agent[method](`/api${path}`).set({ cookie: platform.cookie(as), ...headers });
    const response = await (body === undefined ? sent : sent.send(body));
    const answer = response.body as Record<string, unknown>;
    return { status: response.status, code: answer['code'] as string | undefined, body: answer, text: response.text };
  };
  const upload = async (as: PersonName, name: string, content: Buffer | string, type = 'application/octet-stream') =>
    call(as, 'post', `/documents?name=${encodeURIComponent(name)}`, content, { 'content-type': type });
  const entry = (as: PersonName, action: string, form: object, key: string = randomUUID(), caseId = bidding.id) =>
    call(as, 'post', `/cases/${caseId}/entries`, { action, form, key });
  const entryCount = () => rows(platform.database.read, 'entry').countBy({ caseId: bidding.id });

  it('guesses numbers of cases: another region, another tenderer and no case at all look the same', async () => {
    for (const path of ['', '/timeline', '/entries', '/documents', '/evaluation', '/notices']) {
      for (const as of ['otherTenderer', 'otherCentre', 'otherSupervisor', 'expert6', 'bidder4', 'operator'] as const) {
        const hidden = await call(as, 'get', `/cases/${fresh.id}${path}`);
        const none = await call(as, 'get', `/cases/GC530100-2026-99999${path}`);
        expect([hidden.status, hidden.code]).toEqual([404, 'NotFound']);
        expect({ ...hidden.body, id: '' }).toEqual({ ...none.body, id: '' });
      }
    }
    for (const [as, id] of [
      ['otherCentre', fresh.id],
      ['otherSupervisor', fresh.id],
      ['otherTenderer', fresh.id],
      ['bidder4', fresh.id],
    ] as const) {
      const act = { action: 'accept', form: {}, key: randomUUID() };
      expect((await call(as, 'post', `/cases/${id}/acts`, act)).code).toBe('NotFound');
    }
  });

  it('acts in a role that is not theirs in the case', async () => {
    const act = (as: PersonName, action: string, caseId: string) =>
      call(as, 'post', `/cases/${caseId}/acts`, { action, form: {}, key: randomUUID() });
    expect((await act('provinceCentre', 'accept', fresh.id)).code).toBe('RoleMayNotAct');
    expect((await act('tenderer', 'accept', fresh.id)).code).toBe('RoleMayNotAct');
    expect((await act('supervisor', 'accept', fresh.id)).code).toBe('RoleMayNotAct');
    expect((await act('inspector', 'suspend', bidding.id)).code).toBe('RoleMayNotAct');
    expect((await act('bidder1', 'issueAddendum', bidding.id)).code).toBe('RoleMayNotAct');
    expect((await entry('tenderer', 'downloadDocuments', { contact: '我' })).code).toBe('RoleMayNotAct');
    expect((await entry('bidder1', 'answerQuestion', { answer: '我' })).status).toBe(409);
    expect(
      (await call('bidder1', 'post', `/cases/${bidding.id}/acts`, { action: 'submitBid', form: {}, key: randomUUID() }))
        .status,
    ).toBe(409);
  });

  it('acts as a membership of somebody else', async () => {
    const { status, code } = await call('bidder1', 'put', '/session/acting', { membershipId: 'm-centre' });
    expect([status, code]).toEqual([403, 'NotAllowed']);
    expect((await call('bidder1', 'get', '/me')).body['acting']).toMatchObject({ role: 'bidder' });
  });

  it('sends names that mean something to JavaScript', async () => {
    const before = await entryCount();
    for (const form of [
      '{"__proto__":{"contact":"无"}}',
      '{"constructor":{"prototype":{"contact":"无"}},"contact":"有"}',
      '{"__proto__":null,"toString":"x","contact":"有"}',
      '{"contact":{"toString":"x"}}',
      '{"contact":["有"]}',
      '[]',
      'null',
      '"contact"',
    ]) {
      const body = `{"action":"downloadDocuments","key":"${randomUUID()}","form":${form}}`;
      const answer = await call('bidder4', 'post', `/cases/${bidding.id}/entries`, body, {
        'content-type': 'application/json',
      });
      expect([form, answer.status < 500]).toEqual([form, true]);
      if (answer.status < 300) expect(form).toContain('"contact":"有"');
    }
    expect(({} as { contact?: unknown }).contact).toBeUndefined();
    for (const action of ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'start']) {
      expect([action, (await entry('bidder4', action, {})).status]).toEqual([action, 409]);
      const act = { action, form: {}, key: randomUUID() };
      expect([action, (await call('tenderer', 'post', `/cases/${bidding.id}/acts`, act)).status]).toEqual([
        action,
        409,
      ]);
    }
    expect((await entryCount()) - before).toBeLessThanOrEqual(2);
  });

  it('sends forms of any size and shape', async () => {
    const long = '长'.repeat(400_000);
    expect((await entry('bidder4', 'downloadDocuments', { contact: long })).status).toBe(413);
    expect((await entry('bidder4', 'downloadDocuments', { contact: 'x'.repeat(900_000) })).status).toBe(422);
    expect(
      (
        await call('bidder4', 'post', `/cases/${bidding.id}/entries`, '{"action":', {
          'content-type': 'application/json',
        })
      ).status,
    ).toBe(422);
    const deep = `${'['.repeat(20_000)}${']'.repeat(20_000)}`;
    const nested = `{"action":"downloadDocuments","key":"${randomUUID()}","form":{"contact":${deep}}}`;
    const answer = await call('bidder4', 'post', `/cases/${bidding.id}/entries`, nested, {
      'content-type': 'application/json',
    });
    expect(answer.status).toBe(422);
    const draft = `{"form":{"contact":${deep}}}`;
    const path = `/cases/${bidding.id}/drafts/downloadDocuments`;
    const kept = await call('bidder4', 'put', path, draft, { 'content-type': 'application/json' });
    expect([kept.status, kept.text]).toEqual([422, expect.stringContaining('"path":"form","rule":"unreadable"')]);
    expect((await entry('bidder4', 'downloadDocuments', { contact: '有', more: 1 })).status).toBe(422);
    expect((await entry('bidder4', 'downloadDocuments', { contact: '\ud800 lone' })).status).toBeLessThan(500);
  });

  it('writes what reads otherwise than it is', async () => {
    // "gpj.exe" shown as "exe.jpg"
    const turned = await entry('bidder4', 'downloadDocuments', { contact: '李四\u202egpj.exe' });
    expect([turned.status, turned.text]).toEqual([422, expect.stringContaining('"rule":"unreadable"')]);
    const names = [
      '单位\u200b bidder-1',
      '单位 bidder-1\u202e',
      '单位\nbidder-1',
      '示例⼀号建设有限公司',
      '\u2066单位',
    ];
    for (const name of names) {
      const answer = await call('centre', 'post', '/bodies', { name, kinds: ['bidder'], region: '530100' });
      expect([name, answer.status, answer.text]).toEqual([name, 422, expect.stringContaining('不可见')]);
    }
    const fine = { name: '示例（昆明）建设有限公司 No.1', kinds: ['bidder'], region: '530100' };
    expect((await call('centre', 'post', '/bodies', fine)).status).toBe(201);
    for (const name of ['示例(昆明)建设有限公司 No.1', '示例（昆明）建设有限公司 Ｎｏ.１']) {
      const twin = await call('centre', 'post', '/bodies', { ...fine, name });
      expect([name, twin.status, twin.text]).toEqual([name, 409, expect.stringContaining('同名单位')]);
    }
    const { body: other } = await call('centre', 'post', '/bodies', { ...fine, name: '示例另一建设有限公司' });
    const path = `/bodies/${(other['body'] as { id: string }).id}`;
    expect((await call('centre', 'put', path, fine)).text).toContain('同名单位');
    const account = {
      login: 'seen-1',
      password: 'abcdefghij12',
      memberships: [{ role: 'tenderer', bodyId: 'tenderer-a' }],
    };
    const person = await call('tenderer', 'post', '/users', { ...account, name: '张\u200d三' });
    expect([person.status, person.text]).toEqual([422, expect.stringContaining('"path":"name"')]);
  });

  it('puts the document of another body into one’s bid', async () => {
    const { body } = await upload('bidder1', '别人的.pdf', '%PDF-1.4\n', 'application/pdf');
    await entry('bidder2', 'downloadDocuments', { contact: '李四' });
    const stolen = await entry('bidder2', 'submitBid', { price: '9100000', bidDocument: body['id'] });
    const invented = await entry('bidder2', 'submitBid', { price: '9100000', bidDocument: randomUUID() });
    expect([stolen.status, { ...stolen.body, id: '' }]).toEqual([422, { ...invented.body, id: '' }]);
    for (const path of [`/documents/${String(body['id'])}`, `/documents/${String(body['id'])}/content`]) {
      for (const as of ['bidder2', 'tenderer', 'centre', 'supervisor', 'operator'] as const) {
        expect((await call(as, 'get', path)).status).toBe(404);
      }
    }
  });

  it('reads the draft of another', async () => {
    const path = `/cases/${bidding.id}/drafts/submitBid`;
    expect((await call('bidder1', 'put', path, { form: { price: '8888888' } })).status).toBe(200);
    for (const as of ['bidder2', 'tenderer', 'centre', 'operator'] as const) {
      expect((await call(as, 'get', path)).body).toEqual({ form: {} });
      await call(as, 'delete', path);
    }
    expect((await call('bidder1', 'get', path)).body['form']).toEqual({ price: '8888888' });
    expect((await call('otherTenderer', 'put', `/cases/${fresh.id}/drafts/accept`, { form: {} })).status).toBe(404);
  });

  it('races for a task: one gets it, and only a colleague can be given it', async () => {
    const { body } = await call('centre', 'get', `/tasks?caseId=${fresh.id}`);
    const id = String(
      (body['items'] as { id: string; action: string }[]).find(({ action }) => action === 'accept')?.id,
    );
    const claims = await Promise.all(
      Array.from({ length: 10 }, (_, index) =>
        call(index % 2 ? 'centre' : 'centreColleague', 'post', `/tasks/${id}/claim`),
      ),
    );
    const winners = new Set(
      claims.filter(({ status }) => status === 200).map(({ body }) => (body['claimedBy'] as { id: string }).id),
    );
    expect(winners.size).toBe(1);
    const [winner] = [...winners];
    const [owner, other] =
      winner === 'centre' ? (['centre', 'centreColleague'] as const) : (['centreColleague', 'centre'] as const);
    expect((await call(other, 'post', `/tasks/${id}/release`)).code).toBe('AlreadyTaken');
    expect((await call(other, 'post', `/tasks/${id}/delegate`, { userId: people[other].login })).code).toBe(
      'AlreadyTaken',
    );
    for (const stranger of ['tenderer', 'province-centre', 'nobody']) {
      expect((await call(owner, 'post', `/tasks/${id}/delegate`, { userId: stranger })).status).toBe(403);
    }
    for (const as of ['otherCentre', 'tenderer', 'bidder1', 'operator'] as const) {
      expect((await call(as, 'post', `/tasks/${id}/claim`)).status).toBe(404);
      expect((await call(as, 'get', `/tasks/${id}/colleagues`)).status).toBe(404);
    }
    expect((await call('provinceCentre', 'post', `/tasks/${id}/claim`)).status).toBe(403);
    expect((await call(owner, 'post', `/tasks/${id}/release`)).status).toBe(200);
  });

  it('replays the key of another, in other letters too', async () => {
    const key = randomUUID();
    const mine = await entry('bidder3', 'downloadDocuments', { contact: '王五' }, key);
    expect(mine.status).toBe(201);
    expect((await entry('bidder3', 'downloadDocuments', { contact: '王五' }, key.toUpperCase())).body).toEqual(
      mine.body,
    );
    expect((await entry('bidder4', 'downloadDocuments', { contact: '赵六' }, key)).code).toBe('KeyReused');
    expect((await entry('bidder4', 'downloadDocuments', { contact: '赵六' }, `${key} `)).status).toBe(422);
    const act = randomUUID();
    const objection = { action: 'objectToDocuments', form: { objection: '一' }, key: act };
    expect((await call('bidder3', 'post', `/cases/${bidding.id}/acts`, objection)).status).toBe(200);
    const replay = await call('bidder1', 'post', `/cases/${bidding.id}/acts`, objection);
    expect(replay.code).toBe('KeyReused');
  });

  it('gets no receipt of a first bid, act or project for a second one under the same key', async () => {
    await entry('bidder2', 'downloadDocuments', { contact: '李四' });
    const { body: uploaded } = await upload('bidder2', '投标.pdf', '%PDF-1.4\n', 'application/pdf');
    const bid = (price: string) => ({ price, bidDocument: uploaded['id'] });
    const key = randomUUID();
    const first = await entry('bidder2', 'submitBid', bid('9300000'), key);
    expect(first.status).toBe(201);
    expect((await entry('bidder2', 'submitBid', bid('9300000'), key)).body).toEqual(first.body);
    for (const form of [bid('9200000'), { ...bid('9300000'), duration: '90' }, { price: '\ud800' }]) {
      expect((await entry('bidder2', 'submitBid', form, key)).code).toBe('KeyReused');
    }
    const { body: own } = await call('bidder2', 'get', `/cases/${bidding.id}/entries?action=submitBid`);
    expect((own['items'] as { values: object }[]).map(({ values }) => values)).toEqual([
      expect.objectContaining({ price: '9300000.00' }),
    ]);
    const both = await Promise.all(
      ['9100000', '9000001'].map((price) => entry('bidder2', 'submitBid', bid(price), 'at-once-1')),
    );
    expect(both.map(({ status, code }) => code ?? status).sort()).toEqual([201, 'KeyReused']);
    await entry('bidder2', 'withdrawBid', {});

    const act = (addendum: string) =>
      call('tenderer', 'post', `/cases/${bidding.id}/acts`, {
        action: 'issueAddendum',
        form: { addendum, affectsBids: false },
        key: 'addendum-1',
      });
    const issued = await act('图纸更正');
    expect(issued.status).toBe(200);
    expect((await act('图纸更正')).body).toEqual(issued.body);
    expect((await act('图纸再次更正')).code).toBe('KeyReused');

    const project = (title: string) => {
      const form = { title, region: '530100', industry: 'construction', unit: 'CNY', better: 'lower' };
      return call('tenderer', 'post', '/cases', { process: 'openTender', jurisdiction: 'CN', key: 'project-1', form });
    };
    const opened = await project('甲工程');
    expect(opened.status).toBe(201);
    expect((await project('甲工程')).body).toEqual(opened.body);
    expect((await project('乙工程')).code).toBe('KeyReused');
  });

  it('makes up cursors', async () => {
    const paths = [
      '/cases',
      '/tasks',
      '/notifications',
      '/bodies',
      '/public/notices',
      `/cases/${bidding.id}/entries`,
      `/cases/${bidding.id}/timeline`,
    ];
    const made = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const cursors = [
      'x',
      '-1',
      '1e400',
      'Infinity',
      '0.5',
      made([1, 2]),
      made(["' OR 1=1 --", "' OR 1=1 --"]),
      made([{ a: 1 }, []]),
      made(['', '']),
      Buffer.from('2026-01-01T00:00:00.000Z').toString('base64url'),
    ];
    for (const path of paths) {
      for (const cursor of cursors) {
        const { status } = await call('bidder2', 'get', `${path}?cursor=${encodeURIComponent(cursor)}`);
        expect([path, cursor, [200, 422].includes(status)]).toEqual([path, cursor, true]);
      }
    }
    const all = (await call('otherTenderer', 'get', `/cases?cursor=${made(['9999', 'zzz'])}`)).body['items'];
    expect(all).toEqual([]);
  });

  it('searches for signs that mean something to SQL', async () => {
    for (const q of ['%', '_', '__________', '!', '\\', "'", "%' OR '1'='1", '％']) {
      for (const path of [`/cases?q=`, `/tasks?scope=all&q=`, `/bodies?q=`, `/users?q=`, '/public/notices?q=']) {
        const { status, body } = await call('tenderer', 'get', `${path}${encodeURIComponent(q)}`);
        expect([path, q, status, body['items']]).toEqual([path, q, 200, []]);
      }
      const { status, body } = await call('tenderer', 'get', `/search?q=${encodeURIComponent(q)}`);
      expect([q, status, body]).toEqual([q, 200, { cases: [], bodies: [], notices: [] }]);
    }
  });

  it('writes formulas and markup into a title: a spreadsheet and a browser get text', async () => {
    const { text: csv } = await call('centre', 'get', '/cases/export');
    expect(csv).toContain(`"'=HYPERLINK(""http://evil""`);
    for (const cell of csv.split(/\r\n/).flatMap((line) => line.split(/","/))) expect(cell).not.toMatch(/^"?\s*[=+@]/);
    const response = await request(platform.app).get(`/api/cases/${fresh.id}`).set('cookie', platform.cookie('centre'));
    expect((response.body as { title: string }).title).toBe(title);
    expect(response.headers['content-type']).toContain('application/json');
    expect(response.headers['x-content-type-options']).toBe('nosniff');
  });

  it('exports what it may only read', async () => {
    const { text: csv } = await call('bidder4', 'get', '/cases/export');
    expect(csv).not.toContain(fresh.id);
    expect((await call('expert6', 'get', '/cases/export')).text).not.toContain('GC530100');
  });

  it.each([
    ['../../../etc/passwd.pdf', 'passwd.pdf'],
    ['..\\..\\windows\\系统.pdf', '系统.pdf'],
    ['/etc/cron.d/x.pdf', 'x.pdf'],
    ['a\u0000b\r\nset-cookie: x.pdf', 'abset-cookie: x.pdf'],
    ['\u202efdp.exe.pdf', 'fdp.exe.pdf'],
    ['x";filename="y.pdf', 'x";filename="y.pdf'],
  ])('gives a file the name %j', async (given, kept) => {
    const { status, body } = await upload('bidder1', given, '%PDF-1.4\n', 'application/pdf');
    expect([status, body['name']]).toEqual([201, kept]);
    const response = await request(platform.app)
      .get(`/api/documents/${String(body['id'])}/content`)
      .set('cookie', platform.cookie('bidder1'));
    const header = String(response.headers['content-disposition']);
    expect(header).toMatch(/^inline; filename="[^"\r\n]*"; filename\*=UTF-8''[^"\r\n]*$/);
  });

  it.each([
    ['page.pdf', '<html><script>alert(1)</script>'],
    ['page.html', '<html><script>alert(1)</script>'],
    ['picture.svg', '<svg onload="alert(1)"/>'],
    ['picture.png', '<html>'],
    ['table.xlsx', '%PDF-1.4'],
    ['program.exe', 'MZ'],
    ['.pdf', '%PDF-1.4'],
    ['nothing.pdf', ''],
    ['noextension', '%PDF-1.4'],
  ])('does not take %s for what it says it is', async (name, content) => {
    const { status } = await upload('bidder1', name, content, 'application/pdf');
    expect([415, 422]).toContain(status);
  });

  it('shows a text that is markup as text, in a sandbox', async () => {
    const { body } = await upload('bidder1', 'page.txt', '<html><script>alert(1)</script>', 'text/html');
    const response = await request(platform.app)
      .get(`/api/documents/${String(body['id'])}/content`)
      .set('cookie', platform.cookie('bidder1'));
    expect(response.headers).toMatchObject({
      'content-type': 'text/plain; charset=utf-8',
      'x-content-type-options': 'nosniff',
    });
    expect(response.headers['content-security-policy']).toContain('sandbox');
  });

  it('asks who of the experts must stay out, to learn which bodies bid', async () => {
    const experts = async () => {
      const { status, body } = await call('centre', 'get', `/experts?caseId=${bidding.id}`);
      expect(status).toBe(200);
      return body['items'] as { userId: string; avoid?: unknown }[];
    };
    const before = await experts();
    await platform.database.write((tx) =>
      rows(tx, 'membership').insert({ id: 'm-insider', userId: 'expert-1', bodyId: 'bidder-1', role: 'bidder' }),
    );
    expect(await experts()).toEqual(before);
    for (const as of ['provinceCentre', 'supervisor', 'tenderer', 'otherCentre'] as const) {
      expect((await call(as, 'get', `/experts?caseId=${bidding.id}`)).status).toBeGreaterThanOrEqual(403);
    }
  });

  it('bids for what it tenders itself', async () => {
    await platform.database.write(async (tx) => {
      await rows(tx, 'body').update({ id: 'tenderer-a' }, { kinds: ['tenderer', 'bidder'] });
      await rows(tx, 'membership').insert({ id: 'm-both', userId: 'tenderer', bodyId: 'tenderer-a', role: 'bidder' });
    });
    expect((await call('tenderer', 'put', '/session/acting', { membershipId: 'm-both' })).status).toBe(200);
    const refused = await entry('tenderer', 'downloadDocuments', { contact: '我' });
    expect([refused.status, refused.code]).toEqual([403, 'NotAllowed']);
    expect((await call('tenderer', 'put', '/session/acting', { membershipId: 'm-tenderer' })).status).toBe(200);
  });

  it('bids through the colleague’s second body: nobody stands on two sides, nor for two bidders', async () => {
    const member = (id: string, userId: string, bodyId: string, role: string) =>
      platform.database.write((tx) => rows(tx, 'membership').insert({ id, userId, bodyId, role }));
    const acting = async (as: PersonName, membershipId: string) =>
      expect((await call(as, 'put', '/session/acting', { membershipId })).status).toBe(200);
    await member('m-tenderer-bids', 'tenderer-colleague', 'bidder-5', 'bidder');
    await acting('tendererColleague', 'm-tenderer-bids');
    const own = await entry('tendererColleague', 'downloadDocuments', { contact: '我' });
    expect([own.status, own.code, own.text]).toEqual([403, 'NotAllowed', expect.stringContaining('art. 34')]);

    expect((await entry('bidder5', 'downloadDocuments', { contact: '同事' })).status).toBe(201);
    await acting('tendererColleague', 'm-tenderer-colleague');
    const form = { addendum: '更正', affectsBids: false };
    const act = { action: 'issueAddendum', form, key: randomUUID() };
    const asTenderer = await call('tendererColleague', 'post', `/cases/${bidding.id}/acts`, act);
    expect([asTenderer.status, asTenderer.code]).toEqual([403, 'NotAllowed']);
    const { body: view } = await call('tendererColleague', 'get', `/cases/${bidding.id}`);
    const addendum = (view['actions'] as { action: string; open: boolean; refusal?: { code: string } }[]).find(
      ({ action }) => action === 'issueAddendum',
    );
    expect(addendum).toMatchObject({ open: false, refusal: { code: 'NotAllowed' } });
    await platform.database.write((tx) => rows(tx, 'membership').delete({ id: 'm-tenderer-bids' }));

    await member('m-two-bidders', 'bidder-6', 'bidder-5', 'bidder');
    const second = await entry('bidder6', 'downloadDocuments', { contact: '我' });
    expect([second.status, second.text]).toEqual([403, expect.stringContaining('art. 40')]);
    await platform.database.write((tx) => rows(tx, 'membership').delete({ id: 'm-two-bidders' }));
    expect((await entry('bidder6', 'downloadDocuments', { contact: '我' })).status).toBe(201);
  });

  it('asks without end', async () => {
    const question = await rows(platform.database.read, 'entry').findOneByOrFail({ bodyId: 'bidder-1' });
    const { partyId } = await rows(platform.database.read, 'entry').findOneByOrFail({ bodyId: 'bidder-3' });
    const many = Array.from({ length: mostEntries }, (_, index) => ({
      ...question,
      id: randomUUID(),
      action: 'askQuestion',
      partyId,
      bodyId: 'bidder-3',
      userId: 'bidder-3',
      version: index + 1,
      entryKey: randomUUID(),
      answeredAt: question.receivedAt,
    }));
    await platform.database.write(async (tx) => {
      for (const one of many) await insertRow(tx, 'entry', one);
    });
    expect((await entry('bidder3', 'askQuestion', { question: '还有吗' })).code).toBe('Conflict');
    await platform.database.write((tx) => rows(tx, 'entry').delete({ action: 'askQuestion', bodyId: 'bidder-3' }));
  });

  it('puts a committee together of bidders, of oneself and of strangers', async () => {
    const tender = await Tender.open(platform);
    await tender.reach('evaluation');
    await platform.database.write((tx) =>
      rows(tx, 'membership').insert({ id: 'm-centre-expert', userId: 'centre', bodyId: 'institute', role: 'expert' }),
    );
    const form = (...userIds: string[]) => ({ members: userIds.map((userId) => ({ userId, kind: 'expert' })) });
    const committee = async (...userIds: string[]) => {
      const act = { action: 'formCommittee', form: form(...userIds), key: randomUUID() };
      const { status, body } = await call('centre', 'post', `/cases/${tender.id}/acts`, act);
      return [
        status,
        ...((body['faults'] ?? []) as { path: string; rule: string }[]).map((one) => `${one.path} ${one.rule}`),
      ];
    };
    const others = ['expert-2', 'expert-3', 'expert-4', 'expert-5'] as const;
    expect(await committee('bidder-1', ...others)).toEqual([422, 'members.0 notInPool']);
    expect(await committee('nobody', ...others)).toEqual([422, 'members.0 notInPool']);
    expect(await committee('tenderer', ...others)).toEqual([422, 'members.0 notInPool']);
    expect(await committee('centre', ...others)).toEqual([422, 'members.0 oneself']);
    // expert-1 also works for bidder-1
    expect(await committee('expert-1', ...others)).toEqual([422, 'members.0 mustAvoid']);
    // the law keeps out whoever watches over the tender (IR 46)
    const staff = { 'housing-kunming': 'supervisor', 'centre-kunming': 'centre', 'inspection-province': 'inspector' };
    for (const [bodyId, role] of Object.entries(staff)) {
      const id = `m-staff-${role}`;
      await platform.database.write((tx) => rows(tx, 'membership').insert({ id, userId: 'expert-6', bodyId, role }));
      expect([role, ...(await committee('expert-6', ...others))]).toEqual([role, 422, 'members.0 mustAvoid']);
      await platform.database.write((tx) => rows(tx, 'membership').delete({ id }));
    }
    expect(await committee('expert-6', ...others)).toEqual([200]);
    const act = { action: 'replaceMember', form: { member: 'expert-6', substitute: 'expert-1', reason: '更换' } };
    const refused = await call('centre', 'post', `/cases/${tender.id}/acts`, { ...act, key: randomUUID() });
    expect([refused.status, refused.text]).toEqual([
      422,
      expect.stringContaining('"path":"substitute","rule":"mustAvoid"'),
    ]);
    // a connection that came after the appointment
    for (const [bodyId, role] of [
      ['bidder-1', 'bidder'],
      ['tenderer-a', 'tenderer'],
      ['housing-kunming', 'supervisor'],
    ] as const) {
      await platform.database.write((tx) =>
        rows(tx, 'membership').insert({ id: 'm-late', userId: 'expert-2', bodyId, role }),
      );
      const { status, code, text } = await call('expert2', 'post', `/cases/${tender.id}/acts`, {
        action: 'submitSheet',
        form: {},
        key: randomUUID(),
      });
      expect([bodyId, status, code, text]).toEqual([bodyId, 403, 'NotAllowed', expect.stringContaining('art. 46')]);
      await platform.database.write((tx) => rows(tx, 'membership').delete({ id: 'm-late' }));
    }
    await tender.handInSheet('expert2');
  }, 120_000);
});
