import type { Incident, Notification, Page } from '../../api/contract';
import { ChannelUnavailable, type Message, type MessageChannel } from '../../activities/ports/message-channel';
import { insertRow, rows } from '../../database/database';
import { describeWithServer } from '../support/describe-with-server';
import { Tender } from '../support/driver';
import { startPlatform, type Platform } from '../support/platform';

describeWithServer('a case whose messages leave the house', () => {
  let platform: Platform;
  const line = { isDead: true };
  const came: Message[] = [];
  const mail: MessageChannel = {
    name: 'email',
    isSimulated: false,
    async deliver(message) {
      if (line.isDead) throw new ChannelUnavailable('The line is dead');
      came.push(message);
      return { outcome: 'sent' };
    },
    close: () => undefined,
  };
  beforeAll(async () => {
    platform = await startPlatform({ channels: () => [mail] });
    for (const userId of ['centre', 'tenderer', 'bidder-1', 'expert-1']) {
      const verifiedAt = platform.deps.clock.now();
      const contact = { userId, kind: 'email', address: `${userId}@example.com`, verifiedAt };
      await platform.database.write((tx) => insertRow(tx, 'contact', contact));
    }
  });
  afterAll(() => platform.close());

  it('comes to its end while the gateway is dead, and everybody is told once when it works again', async () => {
    const tender = await Tender.open(platform);
    await tender.reach('bidding');
    await platform.deliver();
    await tender.reach('archived');
    expect(await platform.deps.temporal.workflow.getHandle(tender.id).result()).toBe('archived');
    const { items } = await tender.api.get<Page<Incident>>('operator', '/incidents');
    expect(items).toEqual([]);
    const channels = await tender.api.get<{ items: { name: string; error?: string }[] }>('operator', '/channels');
    expect(channels.items[0]).toMatchObject({ name: 'email', error: 'The line is dead' });
    expect(came).toEqual([]);

    line.isDead = false;
    await tender.api.send('operator', 'post', '/channels/email/retry');
    await platform.deliver();
    for (const person of ['centre', 'tenderer', 'bidder1', 'expert1'] as const) {
      const told = await tender.api.get<Page<Notification>>(person, '/notifications?limit=200');
      const { id: userId } = await rows(platform.database.read, 'user').findOneByOrFail({
        login: person.replace(/\d/, '-$&'),
      });
      const letters = came.filter(({ to }) => to === `${userId}@example.com`);
      const reminders = new Set(told.items.filter(({ kind }) => kind === 'reminder').map(({ message }) => message.zh));
      const subjects = letters.map(({ letter }) => letter.subject);
      // a reminder whose limit had passed meanwhile is left out; whatever else was told in the console came by mail
      const expected = told.items.map(({ message }) => message.zh);
      expect(expected.length).toBeGreaterThan(0);
      expect(expected.filter((subject) => !subjects.includes(subject) && !reminders.has(subject))).toEqual([]);
      expect(subjects.filter((subject) => !expected.includes(subject))).toEqual([]);
      expect(subjects).toHaveLength(new Set(letters.map(({ id }) => id)).size);
    }
  });
});
