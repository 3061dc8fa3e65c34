import { openDispatcher, type Dispatcher } from '../../activities/messages/dispatcher';
import { notifier } from '../../activities/notifications';
import {
  ChannelUnavailable,
  type Message,
  type MessageChannel,
  type Outcome,
} from '../../activities/ports/message-channel';
import { keepingChannel } from '../../adapters/message-channel/keeping-channel';
import { resumeChannel } from '../../database/channel-state';
import { claimParcels } from '../../database/claim-deliveries';
import { insertRow, rows } from '../../database/database';
import { waitingDelivery } from '../../database/plan-deliveries';
import type { DeliveryRow } from '../../database/rows';
import { takeReport } from '../../database/settle-deliveries';
import { instantOf } from '../../domain/calendar';
import { defaultMessageSettings, type MessageSettings } from '../../domain/message-settings';
import type { ChannelName } from '../../domain/message-settings';
import type { TaskState } from '../../definitions/language';
import { builtInDefinitions } from '../../definitions/registry';
import { hashOf } from '../../domain/hash';
import { testDatabases, type TestDatabase } from '../support/databases';
import { caseRow, caseState, partyRow } from '../support/rows';
import { makeWorld } from '../support/world';

const hour = 3_600_000;
const publicUrl = 'https://trade.example';
const later = (instant: string, ms: number) => new Date(Date.parse(instant) + ms).toISOString();

describe.each(testDatabases)('messages that leave the house, on %s', (_name, open) => {
  let test: TestDatabase;
  let platform: string;
  let real: string;
  const times = () => ({ platform, real });
  /** Lets the same time pass on both clocks. */
  const pass = (ms: number) => {
    platform = later(platform, ms);
    real = later(real, ms);
  };

  beforeAll(async () => {
    test = await open();
    await makeWorld(test.database);
  });
  afterAll(() => test.close());
  beforeEach(async () => {
    platform = instantOf('2026-03-02', '10:00');
    // rows are written at the real time of this machine, however slow it is
    real = later(new Date().toISOString(), hour);
    await test.database.write(async (tx) => {
      for (const table of [
        'contact',
        'messageSetting',
        'delivery',
        'channelState',
        'keptMessage',
        'notification',
      ] as const) {
        await rows(tx, table).createQueryBuilder().delete().execute();
      }
      await rows(tx, 'user').createQueryBuilder().update().set({ active: true, locale: 'zh' }).execute();
    });
  });

  /** A channel that does as it is told, and remembers what came. */
  const scripted = (name: MessageChannel['name'], answer: (message: Message) => Promise<Outcome> | Outcome) => {
    const came: Message[] = [];
    const channel: MessageChannel = {
      name,
      isSimulated: false,
      async deliver(message) {
        came.push(message);
        return answer(message);
      },
      close: () => undefined,
    };
    return { channel, came };
  };
  const dispatcher = (...channels: MessageChannel[]): Dispatcher =>
    openDispatcher({ database: test.database, publicUrl, times }, channels, (error) => {
      throw error;
    });

  const contact = (userId: string, kind: 'email' | 'phone', address: string) =>
    test.database.write((tx) => insertRow(tx, 'contact', { userId, kind, address, verifiedAt: platform }));
  const wants = (userId: string, settings: Partial<MessageSettings>) =>
    test.database.write((tx) =>
      insertRow(tx, 'messageSetting', { userId, settings: { ...defaultMessageSettings, ...settings } }),
    );
  const deliveries = (): Promise<DeliveryRow[]> =>
    rows(test.database.read, 'delivery').find({ order: { createdAt: 'ASC', id: 'ASC' } });
  const states = async () => (await deliveries()).map(({ state, why }) => (why === null ? state : `${state}: ${why}`));

  let cases = 0;
  /** A case in which the centre has a task; answers how its effects tell people. */
  const tellerOf = (channels: readonly ChannelName[]) => {
    const notify = notifier(() => platform, channels);
    return {
      tasks: (id: string) => test.database.write((tx) => notify.tasks(tx, id)),
      limits: (id: string, keys: readonly string[], kind: 'reminder' | 'overdue') =>
        test.database.write((tx) => notify.limits(tx, id, keys, kind)),
    };
  };
  async function caseWithTask(dueAt?: string) {
    cases += 1;
    const id = `GC530100-2026-${String(cases).padStart(5, '0')}`;
    const task: TaskState = {
      key: 'accept/1',
      action: 'accept',
      stage: 'acceptance',
      role: 'centre',
      since: platform,
      revision: '1',
      provisional: false,
      ...(dueAt !== undefined && { dueAt }),
    };
    await test.database.write(async (tx) => {
      await rows(tx, 'case').insert({
        ...caseRow(id, { definitionId: hashOf(builtInDefinitions[0]), title: '示例道路工程', lot: '一标段' }),
        state: caseState(id, { tasks: [task] }),
      });
      await rows(tx, 'party').insert(partyRow(`p-${id}`, id, 'centre', 'centre-kunming'));
    });
    const tell = tellerOf(['email', 'sms', 'voice']);
    return { id, tell, task };
  }
  /** One plain delivery by e-mail to the clerk of the centre. */
  async function delivery(messageId: string, changes: Partial<DeliveryRow> = {}) {
    const planned = { messageId, channel: 'email' as const, userId: 'centre', kind: 'task', caseId: 'C-1' };
    const content = { what: { zh: '受理', en: 'Accept' }, project: '示例道路工程' };
    const row = waitingDelivery(
      { ...planned, content, createdAt: platform },
      { notBefore: platform, notAfter: null, inDigest: false },
    );
    await test.database.write((tx) => insertRow(tx, 'delivery', { ...row, nextTryAt: real, ...changes }));
  }

  describe('when somebody is told', () => {
    it('are planned for the channels that the person wants and has an address for, and written once', async () => {
      await contact('centre', 'email', 'centre@example.com');
      await contact('centre', 'phone', '+8613800000001');
      await wants('centre-colleague', { kinds: { task: [], reminder: ['voice'], overdue: [], act: ['email'] } });
      await contact('centre-colleague', 'email', 'colleague@example.com');
      await contact('centre-colleague', 'phone', '+8613800000002');
      const { tell, id } = await caseWithTask(later(platform, 48 * hour));
      for (let times = 0; times < 2; times += 1) {
        await tell.tasks(id);
        await tell.limits(id, ['accept/1'], 'reminder');
      }
      expect(await rows(test.database.read, 'notification').count()).toBe(4);
      const found = (await deliveries()).map((row) => `${row.userId} ${row.kind} ${row.channel}`);
      expect(found.sort()).toEqual([
        'centre reminder email',
        'centre reminder sms',
        'centre task email',
        'centre-colleague reminder voice',
      ]);
    });

    it('are not planned for a channel that this deployment has not', async () => {
      await contact('centre', 'email', 'centre@example.com');
      const { id } = await caseWithTask();
      await tellerOf(['sms']).tasks(id);
      expect(await deliveries()).toEqual([]);
      expect(await rows(test.database.read, 'notification').count()).toBe(2);
    });

    it('say in each form what the console says, in the language of the person, and lead to the case', async () => {
      await contact('centre', 'email', 'centre@example.com');
      await contact('centre', 'phone', '+8613800000001');
      const { tell, id } = await caseWithTask(instantOf('2026-03-04', '17:00'));
      await tell.limits(id, ['accept/1'], 'reminder');
      const mail = scripted('email', () => ({ outcome: 'sent' }));
      const sms = scripted('sms', () => ({ outcome: 'sent' }));
      await dispatcher(mail.channel, sms.channel).sweep();
      const [notification] = await rows(test.database.read, 'notification').findBy({ userId: 'centre' });
      const [letter] = mail.came.map((message) => message.letter);
      expect(notification?.messageZh).toBe('即将到期：受理（2026-03-04 17:00 止） · 示例道路工程（一标段）');
      expect(letter?.subject).toBe(notification?.messageZh);
      expect(letter?.text).toContain(`查看项目: ${publicUrl}/cases/${id}`);
      expect(letter?.html).toContain(`<a href="${publicUrl}/cases/${id}">`);
      expect(sms.came[0]).toMatchObject({
        to: '+8613800000001',
        short: {
          template: 'reminder',
          parameters: { what: '受理', project: '示例道路工程（一标段）', due: '2026-03-04 17:00' },
        },
      });

      await test.database.write((tx) => rows(tx, 'user').update({ id: 'centre' }, { locale: 'en' }));
      await tell.limits(id, ['accept/1'], 'overdue');
      await dispatcher(mail.channel).sweep();
      expect(mail.came[1]?.letter.subject).toBe('Overdue: Accept (was due 2026-03-04 17:00) · 示例道路工程（一标段）');
      expect(mail.came[1]?.letter.text).toContain('Dear 人员 centre,');
    });

    it('write what people typed as text, not as HTML', async () => {
      await contact('centre', 'email', 'centre@example.com');
      await delivery('m1', {
        content: { what: { zh: '受理', en: '' }, project: '<img src=x onerror="alert(1)"> & Co' },
      });
      const mail = scripted('email', () => ({ outcome: 'sent' }));
      await dispatcher(mail.channel).sweep();
      expect(mail.came[0]?.letter.html).not.toMatch(/<img|onerror="|& Co/);
      expect(mail.came[0]?.letter.text).toContain('<img src=x onerror="alert(1)"> & Co');
    });

    it('shorten for a telephone what its networks would not pass', async () => {
      await contact('centre', 'phone', '+8613800000001');
      await delivery('m1', { channel: 'sms', content: { what: { zh: '受理', en: '' }, project: '路'.repeat(60) } });
      const sms = scripted('sms', () => ({ outcome: 'sent' }));
      await dispatcher(sms.channel).sweep();
      expect(sms.came[0]?.short.parameters['project']).toBe(`${'路'.repeat(34)}…`);
    });
  });

  describe('on their way', () => {
    beforeEach(() => contact('centre', 'email', 'centre@example.com'));

    it('are sent once, however many workers look for them at the same time', async () => {
      for (let index = 0; index < 30; index += 1) await delivery(`m${index}`);
      const mail = scripted('email', async () => {
        await new Promise((resolve) => setTimeout(resolve, 5));
        return { outcome: 'sent' };
      });
      const workers = [1, 2, 3].map(() => dispatcher(mail.channel));
      await Promise.all(workers.map((worker) => worker.sweep()));
      expect(mail.came.map(({ id }) => id).sort()).toEqual([...new Set(mail.came.map(({ id }) => id))].sort());
      expect(mail.came).toHaveLength(30);
      expect([...new Set(await states())]).toEqual(['sent']);
    });

    it('go out again under the same id when a worker died after it had sent and before it wrote that down', async () => {
      await delivery('m1');
      const keeping = keepingChannel('email', test.database, () => platform);
      const [parcel] = await claimParcels(test.database, 'email', times(), 180_000, 8);
      expect(parcel?.attempt).toBe(1);
      await keeping.deliver({
        id: parcel?.id ?? '',
        to: 'centre@example.com',
        language: 'zh',
        letter: { name: '', subject: '', text: '', html: '', settingsUrl: '' },
        short: { template: 'task', parameters: {} },
      });
      // the worker is gone; nobody takes over before its time is up
      expect(await dispatcher(keeping).sweep()).toBe(0);
      pass(180_000);
      expect(await dispatcher(keeping).sweep()).toBe(1);
      const kept = await rows(test.database.read, 'keptMessage').find();
      expect(kept.map(({ times: came }) => came)).toEqual([2]);
      expect(await deliveries()).toMatchObject([{ state: 'kept', attempts: 2 }]);
    });

    it('are given up for good where the address is unknown, and tried no more', async () => {
      await delivery('m1');
      const mail = scripted('email', () => ({ outcome: 'refused', why: '550 no such user' }));
      await dispatcher(mail.channel).sweep();
      pass(48 * hour);
      await dispatcher(mail.channel).sweep();
      expect(mail.came).toHaveLength(1);
      expect(await deliveries()).toMatchObject([{ state: 'failed', why: 'refused', error: '550 no such user' }]);
    });

    it('do not hold each other up when one is put off, which is tried ever more seldom, for three days', async () => {
      await delivery('m1');
      await delivery('m2');
      const mail = scripted('email', ({ id }) => {
        if (id === putOff) throw new Error('450 come back later');
        return { outcome: 'sent' };
      });
      const [first] = await deliveries();
      const putOff = first?.id;
      await dispatcher(mail.channel).sweep();
      expect((await states()).sort()).toEqual(['sent', 'waiting']);
      pass(29_000);
      expect(await dispatcher(mail.channel).sweep()).toBe(0);
      pass(1000);
      expect(await dispatcher(mail.channel).sweep()).toBe(1);
      pass(30_000);
      expect(await dispatcher(mail.channel).sweep()).toBe(0);
      for (let tries = 0; tries < 100; tries += 1) {
        pass(hour);
        await dispatcher(mail.channel).sweep();
      }
      expect((await deliveries()).find(({ id }) => id === putOff)).toMatchObject({
        state: 'failed',
        why: 'tooOften',
        error: '450 come back later',
      });
      expect(mail.came.length).toBeLessThan(90);
    });

    it('wait together while their channel is out of order, with one trying it, and go out when it works again', async () => {
      for (let index = 0; index < 20; index += 1) await delivery(`m${index}`);
      let isDead = true;
      const mail = scripted('email', () => {
        if (isDead) throw new ChannelUnavailable('connect ECONNREFUSED');
        return { outcome: 'sent' };
      });
      await dispatcher(mail.channel).sweep();
      const first = mail.came.length;
      expect(first).toBeLessThanOrEqual(8);
      const state = () => rows(test.database.read, 'channelState').findOneByOrFail({ name: 'email' });
      expect(await state()).toMatchObject({ failingSince: platform, failures: 1, error: 'connect ECONNREFUSED' });
      const since = platform;
      for (let tries = 0; tries < 5; tries += 1) {
        pass(6 * 60_000);
        await dispatcher(mail.channel).sweep();
      }
      expect(mail.came.length).toBe(first + 5);
      expect(await state()).toMatchObject({ failingSince: since, failures: 6 });
      expect([...new Set(await states())]).toEqual(['waiting']);

      isDead = false;
      expect(await dispatcher(mail.channel).sweep()).toBe(0);
      await resumeChannel(test.database, 'email', real);
      await dispatcher(mail.channel).sweep();
      expect([...new Set(await states())]).toEqual(['sent']);
      expect(await state()).toMatchObject({ failingSince: null, failures: 0, error: null });
    });

    it('go round one message that brings down the channel each time', async () => {
      for (let index = 0; index < 12; index += 1) await delivery(`m${index}`);
      const poisoned = (await deliveries())[0]?.id;
      const mail = scripted('email', ({ id }) => {
        if (id === poisoned) throw new ChannelUnavailable('hung up');
        return { outcome: 'sent' };
      });
      for (let tries = 0; tries < 10; tries += 1) {
        await dispatcher(mail.channel).sweep();
        pass(60_000);
      }
      expect((await states()).filter((state) => state === 'sent')).toHaveLength(11);
    });

    it('go nowhere for somebody who has left, or without an address, or when they would come too late', async () => {
      await contact('tenderer', 'email', 'tenderer@example.com');
      await test.database.write((tx) => rows(tx, 'user').update({ id: 'tenderer' }, { active: false }));
      await delivery('m1', { userId: 'tenderer' });
      await delivery('m2', { userId: 'agency' });
      await delivery('m3', { kind: 'reminder', notAfter: platform });
      await delivery('m4', { kind: 'reminder', notAfter: later(platform, 1000) });
      const mail = scripted('email', () => ({ outcome: 'sent' }));
      await dispatcher(mail.channel).sweep();
      const found = (await deliveries()).map((row) => `${row.messageId} ${row.state} ${row.why ?? ''}`.trim());
      expect(found.sort()).toEqual(['m1 givenUp inactive', 'm2 givenUp noAddress', 'm3 givenUp tooLate', 'm4 sent']);
    });

    it('believe a report about what was sent, also one that is faster than the answer, and only the first', async () => {
      await delivery('m1');
      await delivery('m2');
      const report = (id: string, delivered: boolean) =>
        takeReport(test.database, 'email', id, { delivered, why: 'not in service' }, platform);
      const mail = scripted('email', async ({ id }) => {
        await report(id, true);
        return { outcome: 'sent' };
      });
      await dispatcher(mail.channel).sweep();
      expect(await states()).toEqual(['delivered', 'delivered']);
      const [first] = await deliveries();
      expect(await report(first?.id ?? '', false)).toBe(true);
      expect(await states()).toEqual(['delivered', 'delivered']);
      expect(await report('nothing', true)).toBe(false);

      await delivery('m3');
      await dispatcher(scripted('email', () => ({ outcome: 'sent' })).channel).sweep();
      const sent = (await deliveries()).find((row) => row.messageId === 'm3');
      await report(sent?.id ?? '', false);
      expect((await deliveries()).find((row) => row.messageId === 'm3')).toMatchObject({
        state: 'failed',
        why: 'undelivered',
        error: 'not in service',
      });
    });
  });

  describe('that wait', () => {
    it('ring in the morning, unless they were read before', async () => {
      await contact('centre', 'phone', '+8613800000001');
      platform = instantOf('2026-03-02', '23:00');
      const dueAt = instantOf('2026-03-03', '12:00');
      const one = await caseWithTask(dueAt);
      const other = await caseWithTask(dueAt);
      await one.tell.limits(one.id, ['accept/1'], 'reminder');
      await other.tell.limits(other.id, ['accept/1'], 'reminder');
      const sms = scripted('sms', () => ({ outcome: 'sent' }));
      expect(await dispatcher(sms.channel).sweep()).toBe(0);
      await test.database.write((tx) => rows(tx, 'notification').update({ caseId: one.id }, { readAt: platform }));
      pass(9 * hour - 1000);
      expect(await dispatcher(sms.channel).sweep()).toBe(0);
      pass(1000);
      await dispatcher(sms.channel).sweep();
      expect(sms.came).toHaveLength(1);
      expect((await states()).sort()).toEqual(['givenUp: read', 'sent']);
    });

    it('come as one digest, which is the same at every attempt, and the next day as another', async () => {
      await contact('centre', 'email', 'centre@example.com');
      await wants('centre', { digestHour: 18 });
      const told = [await caseWithTask(), await caseWithTask(), await caseWithTask()];
      for (const { tell, id } of told) await tell.tasks(id);
      let answers: (() => Outcome)[] = [
        () => {
          throw new Error('the answer was lost');
        },
      ];
      const mail = scripted('email', () => answers.shift()?.() ?? { outcome: 'sent' });
      expect(await dispatcher(mail.channel).sweep()).toBe(0);
      pass(8 * hour);
      expect(await dispatcher(mail.channel).sweep()).toBe(1);

      // one more comes between two attempts
      const late = await caseWithTask();
      await late.tell.tasks(late.id);
      pass(60_000);
      await dispatcher(mail.channel).sweep();
      expect(mail.came).toHaveLength(2);
      expect(mail.came[1]).toEqual(mail.came[0]);
      expect(mail.came[0]?.letter.subject).toBe('通知汇总（3 条）');
      for (const { id } of told) expect(mail.came[0]?.letter.text).toContain(`/cases/${id}`);
      expect((await states()).filter((state) => state === 'sent')).toHaveLength(3);

      answers = [];
      pass(24 * hour);
      await dispatcher(mail.channel).sweep();
      expect(mail.came[2]?.id).not.toBe(mail.came[0]?.id);
      expect(mail.came[2]?.letter.subject).toContain('待办：受理');
      expect([...new Set(await states())]).toEqual(['sent']);
    });

    it('are gathered once, however many workers gather them', async () => {
      await contact('centre', 'email', 'centre@example.com');
      for (let index = 0; index < 12; index += 1) await delivery(`m${index}`, { parcel: null, inDigest: true });
      const mail = scripted('email', () => ({ outcome: 'sent' }));
      await Promise.all([1, 2, 3].map(() => dispatcher(mail.channel).sweep()));
      const subjects = mail.came.map(({ letter }) => letter.subject);
      expect(subjects).toEqual(['通知汇总（12 条）']);
    });
  });
});
