import { openDispatcher } from '../../activities/messages/dispatcher';
import {
  ChannelUnavailable,
  type Message,
  type MessageChannel,
  type Outcome,
} from '../../activities/ports/message-channel';
import { keepingChannel } from '../../adapters/message-channel/keeping-channel';
import { insertRow, rows } from '../../database/database';
import { waitingDelivery } from '../../database/plan-deliveries';
import type { DeliveryRow } from '../../database/rows';
import { signBody } from '../../domain/message-signature';
import { defaultMessageSettings } from '../../domain/message-settings';
import type {
  ChannelStatus,
  Delivery,
  DeliveryResults,
  KeptMessage,
  OwnMessages,
  Page,
  Problem,
} from '../../api/contract';
import { startApi, type TestApi } from '../support/api';
import { testDatabases, type TestDatabase } from '../support/databases';

const key = 'k'.repeat(32);
const env = { SMS_GATEWAY_URL: 'https://sms.example/messages', SMS_GATEWAY_KEY: key };
const user = 'demo-centre1';

describe.each(testDatabases)('messages over the API, on %s', (_name, open) => {
  let test: TestDatabase;
  let api: TestApi;
  beforeAll(async () => {
    test = await open();
    api = await startApi(test, env);
  });
  afterAll(async () => {
    await api.close();
    await test.close();
  });
  beforeEach(async () => {
    await test.database.write(async (tx) => {
      for (const table of [
        'contact',
        'contactCode',
        'messageSetting',
        'delivery',
        'channelState',
        'keptMessage',
      ] as const) {
        await rows(tx, table).createQueryBuilder().delete().execute();
      }
    });
  });

  type Agent = Awaited<ReturnType<TestApi['as']>>;
  const own = async (agent: Agent) => (await agent.get('/api/me/messages').expect(200)).body as OwnMessages;
  const problem = (response: { body: unknown }) => response.body as Problem;
  const deliveries = (): Promise<DeliveryRow[]> => rows(test.database.read, 'delivery').find();

  /** Delivers what is due, by channels that do as they are told. */
  const dispatch = (...channels: MessageChannel[]) =>
    openDispatcher(
      {
        database: test.database,
        publicUrl: 'https://trade.example',
        times: () => ({ platform: api.deps.clock.now(), real: new Date(Date.now() + 1000).toISOString() }),
      },
      channels,
      (error) => {
        throw error;
      },
    ).sweep();
  const scripted = (answer: () => Outcome) => {
    const came: Message[] = [];
    const channel: MessageChannel = {
      name: 'email',
      isSimulated: false,
      async deliver(message) {
        came.push(message);
        return answer();
      },
      close: () => undefined,
    };
    return { channel, came };
  };
  /** The code that was sent last, as it stands in the message. */
  async function codeSent(): Promise<string> {
    const mail = scripted(() => ({ outcome: 'sent' }));
    await dispatch(mail.channel);
    return /\d{6}/.exec(mail.came.at(-1)?.letter.text ?? '')?.[0] ?? '';
  }
  /** Lets a minute and more have passed since the last code was sent. */
  const codesAreOlder = (ms = 61_000) =>
    test.database.write(async (tx) => {
      for (const row of await rows(tx, 'contactCode').find()) {
        const createdAt = new Date(Date.parse(row.createdAt) - ms).toISOString();
        const expiresAt = new Date(Date.parse(row.expiresAt) - ms).toISOString();
        await rows(tx, 'contactCode').update({ id: row.id }, { createdAt, expiresAt });
      }
    });
  async function delivery(messageId: string, changes: Partial<DeliveryRow> = {}): Promise<string> {
    const now = api.deps.clock.now();
    const row = waitingDelivery(
      {
        messageId,
        channel: 'email',
        userId: user,
        kind: 'act',
        caseId: 'C-1',
        content: { project: 'SECRET' },
        createdAt: now,
      },
      { notBefore: now, notAfter: null, inDigest: false },
    );
    await test.database.write((tx) => insertRow(tx, 'delivery', { ...row, ...changes }));
    return row.id;
  }
  const contact = (userId = user, address = 'li.si@example.com') =>
    test.database.write((tx) =>
      insertRow(tx, 'contact', { userId, kind: 'email', address, verifiedAt: api.deps.clock.now() }),
    );

  describe('the settings of a person', () => {
    it('are sensible where nothing was chosen, and say which channels there are', async () => {
      const agent = await api.as('centre1');
      expect(await own(agent)).toEqual({
        settings: defaultMessageSettings,
        contacts: [{ kind: 'email' }, { kind: 'phone' }],
        channels: [
          { name: 'email', isSimulated: true },
          { name: 'sms', isSimulated: false },
          { name: 'voice', isSimulated: true },
        ],
      });
    });

    it('are kept for that person alone', async () => {
      const agent = await api.as('centre1');
      const settings = {
        kinds: { task: [], reminder: ['voice', 'email', 'email'], overdue: ['sms'], act: [] },
        quiet: null,
        digestHour: 8,
      };
      for (let times = 0; times < 2; times += 1) await agent.put('/api/me/messages').send(settings).expect(200);
      const kept = { ...settings, kinds: { ...settings.kinds, reminder: ['email', 'voice'] } };
      expect((await own(agent)).settings).toEqual(kept);
      expect((await own(await api.as('centre1b'))).settings).toEqual(defaultMessageSettings);
    });

    it.each([
      ['an unknown channel', { kinds: { ...defaultMessageSettings.kinds, task: ['fax'] } }, 'kinds.task.0'],
      ['an hour that does not exist', { digestHour: 24 }, 'digestHour'],
      ['a time that does not exist', { quiet: { from: '25:00', to: '08:00' } }, 'quiet.from'],
      ['quiet hours without an end', { quiet: { from: '22:00', to: '22:00' } }, 'quiet.to'],
    ])('are refused with the name of the field: %s', async (_what, wrong, path) => {
      const agent = await api.as('centre1');
      const answer = await agent.put('/api/me/messages').send({ ...defaultMessageSettings, ...wrong });
      expect([answer.status, problem(answer).faults?.map((fault) => fault.path)]).toEqual([422, [path]]);
    });

    it('are nobody else’s business', async () => {
      await api.stranger().get('/api/me/messages').expect(401);
      await api.stranger().post('/api/me/contacts/email').send({ address: 'a@example.com' }).expect(401);
    });
  });

  describe('an address', () => {
    it('counts once the code that was sent there has come back', async () => {
      const agent = await api.as('centre1');
      const sent = await agent.post('/api/me/contacts/email').send({ address: ' Li.Si@Example.COM' }).expect(202);
      expect(sent.body).toMatchObject({ address: 'Li.Si@example.com' });
      expect((await own(agent)).contacts[0]).toMatchObject({
        kind: 'email',
        pending: { address: 'Li.Si@example.com' },
      });
      expect((await own(agent)).contacts[0]).not.toHaveProperty('address');
      const code = await codeSent();
      expect(code).toMatch(/^\d{6}$/);
      expect((await deliveries()).map((row) => [row.kind, row.state, row.content])).toEqual([['code', 'sent', {}]]);

      const answer = await agent.put('/api/me/contacts/email').send({ code }).expect(200);
      expect((answer.body as OwnMessages).contacts[0]).toMatchObject({ address: 'Li.Si@example.com' });
      expect((answer.body as OwnMessages).contacts[0]).not.toHaveProperty('pending');
      await agent.put('/api/me/contacts/email').send({ code }).expect(422);
      await agent.delete('/api/me/contacts/email').expect(204);
      expect((await own(agent)).contacts[0]).toEqual({ kind: 'email' });
    });

    it('is told what has become of its code: waiting, held up, sent, kept or not brought', async () => {
      const agent = await api.as('centre1');
      await agent.post('/api/me/contacts/email').send({ address: 'a@example.com' }).expect(202);
      const said = async () => (await own(agent)).contacts[0]?.pending?.code;
      expect(await said()).toBe('waiting');
      const at = api.deps.clock.now();
      const failing = { name: 'email', failingSince: at, failures: 1, error: '421', pausedUntil: at };
      await test.database.write((tx) => rows(tx, 'channelState').insert(failing));
      expect(await said()).toBe('delayed');
      await test.database.write((tx) => rows(tx, 'channelState').delete({ name: 'email' }));
      for (const [state, word] of [
        ['sent', 'sent'],
        ['kept', 'kept'],
        ['failed', 'failed'],
        ['givenUp', 'failed'],
      ] as const) {
        await test.database.write((tx) => rows(tx, 'delivery').update({ kind: 'code' }, { state }));
        expect(await said()).toBe(word);
      }
    });

    it('is a telephone that gets its code by SMS', async () => {
      const agent = await api.as('centre1');
      await agent.post('/api/me/contacts/phone').send({ address: '138 0000 0001' }).expect(202);
      expect(await deliveries()).toMatchObject([{ channel: 'sms', kind: 'code' }]);
    });

    it.each([
      ['email', 'li.si'],
      ['email', 'a@example.com, b@example.com'],
      ['phone', '0871-0000000'],
    ])('is refused with the rule where it is none: %s %s', async (kind, address) => {
      const answer = await (await api.as('centre1')).post(`/api/me/contacts/${kind}`).send({ address });
      expect([answer.status, problem(answer).faults?.[0]?.path]).toEqual([422, 'address']);
      expect(await deliveries()).toEqual([]);
    });

    it('is none of an unknown kind', async () => {
      await (await api.as('centre1')).post('/api/me/contacts/fax').send({ address: 'a@example.com' }).expect(404);
    });

    it('is not proved by guesses: five wrong codes, and the right one is good for nothing', async () => {
      const agent = await api.as('centre1');
      await agent.post('/api/me/contacts/email').send({ address: 'a@example.com' }).expect(202);
      const code = await codeSent();
      const wrong = String((Number(code) + 1) % 1_000_000).padStart(6, '0');
      const guesses = await Promise.all(
        Array.from({ length: 8 }, () => agent.put('/api/me/contacts/email').send({ code: wrong })),
      );
      expect(guesses.map((answer) => answer.status)).toEqual(Array(8).fill(422));
      expect(problem(await agent.put('/api/me/contacts/email').send({ code })).faults?.[0]?.rule).toBe('expired');
      expect((await own(agent)).contacts[0]).not.toHaveProperty('address');
    });

    it('is not proved by a code that is ten minutes old, nor by the one before the last', async () => {
      const agent = await api.as('centre1');
      await agent.post('/api/me/contacts/email').send({ address: 'a@example.com' }).expect(202);
      const first = await codeSent();
      await codesAreOlder();
      await agent.post('/api/me/contacts/email').send({ address: 'b@example.com' }).expect(202);
      const second = await codeSent();
      if (first !== second) await agent.put('/api/me/contacts/email').send({ code: first }).expect(422);
      await codesAreOlder(10 * 60_000);
      const late = await agent.put('/api/me/contacts/email').send({ code: second });
      expect(problem(late).faults?.[0]?.rule).toBe('expired');
    });

    it('is not proved by somebody else’s code', async () => {
      const agent = await api.as('centre1');
      await agent.post('/api/me/contacts/email').send({ address: 'a@example.com' }).expect(202);
      const code = await codeSent();
      await (await api.as('centre1b')).put('/api/me/contacts/email').send({ code }).expect(422);
    });

    it('gets one code a minute and five an hour, and five a day from whoever asks', async () => {
      const agent = await api.as('centre1');
      const ask = (by: Agent, address: string) => by.post('/api/me/contacts/email').send({ address });
      await ask(agent, 'a@example.com').expect(202);
      const tooSoon = await ask(agent, 'a@example.com');
      expect([tooSoon.status, Number(tooSoon.headers['retry-after']) <= 60]).toEqual([429, true]);
      for (let index = 0; index < 4; index += 1) {
        await codesAreOlder();
        await ask(agent, 'a@example.com').expect(202);
      }
      await codesAreOlder();
      await ask(agent, 'other@example.com').expect(429);
      await ask(await api.as('centre1b'), 'a@example.com').expect(429);
      await ask(await api.as('centre1b'), 'other@example.com').expect(202);
    });

    it('gets its codes one after the other, also when they are asked for all at once', async () => {
      const agent = await api.as('centre1');
      const answers = await Promise.all(
        Array.from({ length: 6 }, () => agent.post('/api/me/contacts/email').send({ address: 'a@example.com' })),
      );
      expect(answers.map((answer) => answer.status).sort()).toEqual([202, 429, 429, 429, 429, 429]);
    });
  });

  describe('the report of a gateway', () => {
    const report = (body: object, more: { key?: string; at?: number; sent?: string } = {}) => {
      const text = JSON.stringify(body);
      const timestamp = more.at ?? Math.floor(Date.now() / 1000);
      return api
        .stranger()
        .post('/api/delivery-reports/sms')
        .set('content-type', 'application/json')
        .set('signature-timestamp', String(timestamp))
        .set('signature', signBody(more.key ?? key, timestamp, text))
        .send(more.sent ?? text);
    };

    it('settles what was sent', async () => {
      const arrived = await delivery('m1', { channel: 'sms', state: 'sent', sentAt: api.deps.clock.now() });
      const lost = await delivery('m2', { channel: 'sms', state: 'sent', sentAt: api.deps.clock.now() });
      await test.database.write(async (tx) => {
        await rows(tx, 'delivery').update({ id: arrived }, { parcel: 'p1' });
        await rows(tx, 'delivery').update({ id: lost }, { parcel: 'p2' });
      });
      for (let times = 0; times < 2; times += 1) await report({ id: 'p1', state: 'delivered' }).expect(204);
      await report({ id: 'p2', state: 'undelivered', why: '+8613800000001 is switched off' }).expect(204);
      const found = new Map((await deliveries()).map((row) => [row.parcel, row]));
      expect(found.get('p1')).toMatchObject({ state: 'delivered' });
      expect(found.get('p2')).toMatchObject({ state: 'failed', why: 'undelivered', error: '*** is switched off' });
    });

    it.each([
      ['another key', { key: 'w'.repeat(32) }],
      ['an old signature', { at: Math.floor(Date.now() / 1000) - 600 }],
      ['another body', { sent: '{"id":"p1","state":"undelivered"}' }],
    ])('is refused with %s', async (_what, more) => {
      await delivery('m1', { channel: 'sms', state: 'sent', parcel: 'p1' });
      await report({ id: 'p1', state: 'delivered' }, more).expect(403);
      expect((await deliveries())[0]?.state).toBe('sent');
    });

    it('is refused for an unknown message, channel, word, and at any length', async () => {
      await report({ id: 'unknown', state: 'delivered' }).expect(404);
      await api.stranger().post('/api/delivery-reports/voice').send({}).expect(404);
      await api.stranger().post('/api/delivery-reports/email').send({}).expect(404);
      await report({ id: 'p1', state: 'perhaps' }).expect(422);
      await report({ id: 'p1', state: 'delivered', why: 'x'.repeat(5000) }).expect(413);
      await report({}, { sent: '{' }).expect(403);
    });
  });

  describe('for operators', () => {
    const list = async (query = '') => {
      const operator = await api.as('operator1');
      return ((await operator.get(`/api/deliveries${query}`).expect(200)).body as Page<Delivery>).items;
    };
    const retry = async (ids: string[]) => {
      const operator = await api.as('operator1');
      const answer = await operator.post('/api/deliveries/retry').send({ ids }).expect(200);
      return (answer.body as DeliveryResults).results.map(({ ok, message }) => message?.en ?? ok);
    };

    it('there is a list of what left and what did not, without what it says or to which address', async () => {
      await contact();
      await delivery('m1', { state: 'failed', why: 'refused', error: '550 *** is unknown' });
      await delivery('m2');
      const items = await list();
      expect(items).toHaveLength(2);
      expect(JSON.stringify(items)).not.toMatch(/SECRET|li\.si/);
      expect(await list('?state=failed')).toMatchObject([
        {
          kind: 'act',
          channel: 'email',
          state: 'failed',
          why: 'refused',
          user: { id: user, name: '示例中心经办' },
          address: 'l***@example.com',
          caseId: 'C-1',
        },
      ]);
      expect(await list('?channel=sms')).toEqual([]);
    });

    it('it is nobody else’s', async () => {
      for (const login of [
        'centre1',
        'supervisor1',
        'inspector1',
        'administration1',
        'tenderer1',
        'bidder1',
        'expert1',
      ]) {
        const agent = await api.as(login);
        for (const path of ['/deliveries', '/channels', '/kept-messages']) await agent.get(`/api${path}`).expect(403);
        await agent
          .post('/api/deliveries/retry')
          .send({ ids: ['x'] })
          .expect(403);
        await agent
          .post('/api/deliveries/give-up')
          .send({ ids: ['x'], reason: '不再需要通知' })
          .expect(403);
        await agent.post('/api/channels/email/retry').expect(403);
        await agent.post('/api/channels/email/test').expect(403);
      }
    });

    it('what went nowhere is tried again under another id, and what may have arrived under its own', async () => {
      await contact();
      const refused = await delivery('m1', { state: 'failed', why: 'refused' });
      const unsure = await delivery('m2', { state: 'failed', why: 'tooOften' });
      const before = new Map((await deliveries()).map((row) => [row.id, row.parcel]));
      expect(await retry([refused, unsure])).toEqual([true, true]);
      const after = new Map((await deliveries()).map((row) => [row.id, row]));
      expect(after.get(refused)?.parcel).not.toBe(before.get(refused));
      expect(after.get(unsure)?.parcel).toBe(before.get(unsure));
      const mail = scripted(() => ({ outcome: 'sent' }));
      await dispatch(mail.channel);
      expect((await list()).map(({ state, why }) => [state, why])).toEqual([
        ['sent', undefined],
        ['sent', undefined],
      ]);
    });

    it('the deliveries of a digest are tried again together', async () => {
      await contact();
      const changes = { parcel: 'p1', inDigest: true, state: 'failed', why: 'refused' } as const;
      const ids = [await delivery('m1', changes), await delivery('m2', changes), await delivery('m3', changes)];
      expect(await retry([ids[0] ?? '', ids[1] ?? ''])).toEqual([true, true]);
      const mail = scripted(() => ({ outcome: 'sent' }));
      await dispatch(mail.channel);
      expect(mail.came.map(({ letter }) => letter.subject)).toEqual(['通知汇总（3 条）']);
    });

    it('there is an answer for each of many, and what is settled, under way or out of date stays as it is', async () => {
      const ids = [
        await delivery('m1', { state: 'failed', why: 'refused' }),
        await delivery('m2', { state: 'sent' }),
        await delivery('m3', { attempts: 1 }),
        await delivery('m4', { kind: 'code', state: 'failed', why: 'refused' }),
        'unknown',
      ];
      expect(await retry(ids)).toEqual([
        true,
        'It has been sent, or given up, already',
        'It is being sent just now',
        'What it says is out of date; it is not sent again',
        'There is no such delivery',
      ]);
    });

    it('what is given up says by whom and why, and is not sent any more', async () => {
      await contact();
      const id = await delivery('m1', { state: 'failed', why: 'refused', error: '550 no such user' });
      const other = await delivery('m2', { kind: 'reminder' });
      const operator = await api.as('operator1');
      const give = (reason: string) => operator.post('/api/deliveries/give-up').send({ ids: [id, other], reason });
      await give('no').expect(422);
      const answer = await give('此人已离职，无需通知').expect(200);
      const { results } = answer.body as DeliveryResults;
      const proposalId = results[0]?.proposalId ?? '';
      // that somebody has something to do concerns their rights: another person confirms
      expect(results).toEqual([
        { id, ok: true, proposalId },
        { id: other, ok: true },
      ]);
      await (await api.as('operator1b')).post(`/api/proposals/${proposalId}/confirm`).expect(200);
      const mail = scripted(() => ({ outcome: 'sent' }));
      await dispatch(mail.channel);
      expect(mail.came).toEqual([]);
      for (const item of await list()) {
        expect(item).toMatchObject({
          state: 'givenUp',
          why: 'byOperator',
          reason: '此人已离职，无需通知',
          decidedBy: { id: 'demo-operator1' },
        });
      }
    });

    it('a channel that is out of order says since when and why, and is tried at once when told to', async () => {
      await contact();
      await delivery('m1');
      await delivery('m2', { state: 'failed', why: 'refused' });
      const dead = scripted(() => {
        throw new ChannelUnavailable('connect ECONNREFUSED');
      });
      await dispatch(dead.channel);
      const operator = await api.as('operator1');
      const channels = async () =>
        ((await operator.get('/api/channels').expect(200)).body as { items: ChannelStatus[] }).items;
      expect(await channels()).toEqual([
        {
          name: 'email',
          means: 'kept',
          failingSince: api.deps.clock.now(),
          error: 'connect ECONNREFUSED',
          waiting: 1,
          failed: 1,
          reachesMe: false,
        },
        { name: 'sms', means: 'gateway', waiting: 0, failed: 0, reachesMe: false },
        { name: 'voice', means: 'kept', waiting: 0, failed: 0, reachesMe: false },
      ]);
      const mail = scripted(() => ({ outcome: 'sent' }));
      expect(await dispatch(mail.channel)).toBe(0);
      await operator.post('/api/channels/email/retry').expect(202);
      expect(await dispatch(mail.channel)).toBe(1);
      expect((await channels())[0]).toEqual({
        name: 'email',
        means: 'kept',
        waiting: 0,
        failed: 1,
        reachesMe: false,
      });
      await operator.post('/api/channels/fax/retry').expect(404);
    });

    it('a test message goes to one’s own address', async () => {
      const operator = await api.as('operator1');
      await operator.post('/api/channels/email/test').expect(409);
      await contact('demo-operator1', 'operator@example.com');
      await operator.post('/api/channels/email/test').expect(202);
      await dispatch(keepingChannel('email', test.database, api.deps.clock.now));
      const answer = await operator.get('/api/kept-messages').expect(200);
      expect((answer.body as Page<KeptMessage>).items).toMatchObject([
        { channel: 'email', address: 'operator@example.com', subject: '测试消息', times: 1 },
      ]);
      expect(await list()).toMatchObject([{ kind: 'test', state: 'kept' }]);
    });
  });
});

describe('messages in production without a gateway', () => {
  it('are not offered, nor is any address asked for', async () => {
    const [first] = testDatabases;
    if (!first) throw new Error('There is no database');
    const test = await first[1]();
    const api = await startApi(test, { NODE_ENV: 'production' });
    try {
      const agent = await api.as('centre1');
      expect(((await agent.get('/api/me/messages').expect(200)).body as OwnMessages).channels).toEqual([]);
      await agent.post('/api/me/contacts/email').send({ address: 'a@example.com' }).expect(409);
      await agent.post('/api/me/contacts/phone').send({ address: '13800000001' }).expect(409);
      const operator = await api.as('operator1');
      await operator.post('/api/channels/email/test').expect(404);
    } finally {
      await api.close();
      await test.close();
    }
  });
});
