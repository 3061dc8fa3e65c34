import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { ChannelUnavailable, type Message, type MessageChannel } from '../../activities/ports/message-channel';
import { correctedGateway } from '../../adapters/message-channel/corrected-gateway';
import { gatewayChannel } from '../../adapters/message-channel/gateway-channel';
import { keepingChannel } from '../../adapters/message-channel/keeping-channel';
import { smtpChannel } from '../../adapters/message-channel/smtp-channel';
import type { MailServer, PhoneGateway } from '../../configuration';
import { correctInput, templateInput } from '../../database/corrected-inputs';
import { rows } from '../../database/database';
import { openSqlite, testDatabases } from '../support/databases';
import { localhostCertificate } from '../support/localhost-certificate';
import { startMailServer } from '../support/mail-server';
import { startPhoneGateway } from '../support/phone-gateway';

const key = 'k'.repeat(32);
const now = '2026-03-02T01:00:00.000Z';

const message = (id: string, to: string): Message => ({
  id,
  to,
  language: 'zh',
  letter: {
    name: '李四',
    subject: '待办：受理 · 示例道路工程',
    text: '您有一件新的待办。\n',
    html: '<p>您有一件新的待办。</p>\n',
    settingsUrl: 'https://trade.example/profile',
  },
  short: { template: 'task', parameters: { what: '受理', project: '示例道路工程' } },
});

const mailServer = (port: number, more: Partial<MailServer> = {}): MailServer => ({
  kind: 'smtp',
  host: '127.0.0.1',
  port,
  tls: 'none',
  user: undefined,
  password: undefined,
  from: { name: '交易平台', address: 'notice@trade.example' },
  ...more,
});

const phoneGateway = (url: string, more: Partial<PhoneGateway> = {}): PhoneGateway => ({
  kind: 'gateway',
  url,
  key,
  templates: {},
  ...more,
});

/** Takes up connections and says nothing. */
async function startSilence() {
  const server = createServer();
  const sockets = new Set<{ destroy(): void }>();
  server.on('connection', (socket) => sockets.add(socket));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    close: async () => {
      sockets.forEach((socket) => socket.destroy());
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** A channel over what stands behind it. */
interface Bench {
  readonly channel: MessageChannel;
  readonly to: string;
  /** Ids of the messages that have reached the other side, as it tells them apart. */
  reached(): Promise<readonly string[]>;
  /** What the other side does with the next. */
  setMood(mood: 'well' | 'unknownRecipient' | 'hangs' | 'answerLost' | 'shutsDown'): void;
  close(): Promise<void>;
}

const benches: readonly (readonly [name: string, open: () => Promise<Bench>])[] = [
  [
    'e-mail over SMTP',
    async () => {
      const server = await startMailServer();
      const channel = smtpChannel(mailServer(server.port), { connectMs: 3000, silenceMs: 3000 });
      return {
        channel,
        to: 'li.si@example.com',
        reached: async () => [...new Set(server.received.map((mail) => mail.messageId ?? ''))],
        setMood: (mood) => void (server.mood = mood),
        close: async () => {
          channel.close();
          await server.close();
        },
      };
    },
  ],
  ...(['sms', 'voice'] as const).map(
    (name) =>
      [
        `${name} over a gateway`,
        async (): Promise<Bench> => {
          const gateway = await startPhoneGateway(key);
          const channel = gatewayChannel(name, phoneGateway(gateway.url), 'https://trade.example/reports', 3000);
          return {
            channel,
            to: '+8613800000001',
            reached: async () => gateway.rung.map(({ id }) => id),
            setMood: (mood) => void (gateway.mood = mood),
            close: () => gateway.close(),
          };
        },
      ] as const,
  ),
];

describe.each(benches)('%s', (_name, open) => {
  let bench: Bench;
  beforeEach(async () => {
    bench = await open();
  });
  afterEach(() => bench.close());

  it('delivers a message', async () => {
    expect(await bench.channel.deliver(message('m1', bench.to))).toEqual({ outcome: 'sent' });
    expect(await bench.reached()).toHaveLength(1);
    expect(bench.channel.isSimulated).toBe(false);
  });

  it('is the same to the other side when the same message comes twice, and another when another comes', async () => {
    await bench.channel.deliver(message('m1', bench.to));
    await bench.channel.deliver(message('m1', bench.to));
    expect(await bench.reached()).toHaveLength(1);
    await bench.channel.deliver(message('m2', bench.to));
    expect(await bench.reached()).toHaveLength(2);
  });

  it('says for good that an address is unknown, without telling it', async () => {
    bench.setMood('unknownRecipient');
    const outcome = await bench.channel.deliver(message('m1', bench.to));
    expect(outcome.outcome).toBe('refused');
    expect(JSON.stringify(outcome)).not.toMatch(/li\.si|13800000001/);
    expect(JSON.stringify(outcome)).toMatch(/no such user|not in service/);
  });

  it.each(['hangs', 'shutsDown'] as const)(
    'is out of order where the other side %s, and works again later',
    async (mood) => {
      bench.setMood(mood);
      await expect(bench.channel.deliver(message('m1', bench.to))).rejects.toThrow(ChannelUnavailable);
      bench.setMood('well');
      await bench.channel.deliver(message('m1', bench.to));
      expect(await bench.reached()).toHaveLength(1);
    },
  );

  it('is worth another try when the answer was lost, which the other side knows for the same message', async () => {
    bench.setMood('answerLost');
    await expect(bench.channel.deliver(message('m1', bench.to))).rejects.toThrow();
    bench.setMood('well');
    expect(await bench.channel.deliver(message('m1', bench.to))).toEqual({ outcome: 'sent' });
    expect(await bench.reached()).toHaveLength(1);
  });
});

describe.each(testDatabases)('the channel that keeps messages, on %s', (_name, open) => {
  it('keeps a message once, counts how often it came, and refuses what is no address', async () => {
    const { database, close } = await open();
    try {
      for (const [name, to, wrong] of [
        ['email', 'li.si@example.com', 'li.si'],
        ['sms', '+8613800000001', '13800000001'],
        ['voice', '+8613800000001', 'nobody'],
      ] as const) {
        const channel = keepingChannel(name, database, () => now);
        expect(channel).toMatchObject({ name, isSimulated: true });
        expect(await channel.deliver(message('m1', to))).toEqual({ outcome: 'kept' });
        expect(await channel.deliver(message('m1', to))).toEqual({ outcome: 'kept' });
        expect(await channel.deliver(message('m2', wrong))).toMatchObject({ outcome: 'refused' });
      }
      const kept = await rows(database.read, 'keptMessage').find({ order: { channel: 'ASC' } });
      expect(
        kept.map(({ channel, times, subject, body, address }) => [channel, times, subject, body, address]),
      ).toEqual([
        ['email', 2, '待办：受理 · 示例道路工程', '您有一件新的待办。\n', 'li.si@example.com'],
        ['sms', 2, 'task', 'what: 受理\nproject: 示例道路工程', '+8613800000001'],
        ['voice', 2, 'task', 'what: 受理\nproject: 示例道路工程', '+8613800000001'],
      ]);
    } finally {
      await close();
    }
  });
});

describe('e-mail', () => {
  const to = 'li.si@example.com';
  const quick = { connectMs: 3000, silenceMs: 3000 };

  /** Delivers once by a server that was started with these options. */
  async function deliver(
    serverOptions: Parameters<typeof startMailServer>[0],
    settings: Partial<MailServer>,
    options: Parameters<typeof smtpChannel>[1] = {},
    mood: Awaited<ReturnType<typeof startMailServer>>['mood'] = 'well',
    sent: Message = message('m1', to),
  ) {
    const server = await startMailServer(serverOptions);
    server.mood = mood;
    const channel = smtpChannel(mailServer(server.port, settings), { ...quick, ...options });
    try {
      return { outcome: await channel.deliver(sent), server };
    } catch (error) {
      return { error, server };
    } finally {
      channel.close();
      await server.close();
    }
  }

  it('says who wrote, that a program did, to whom, and what, in text and HTML', async () => {
    const { server } = await deliver({}, {});
    const [mail] = server.received;
    expect(mail?.from?.value).toEqual([{ name: '交易平台', address: 'notice@trade.example' }]);
    expect(mail?.to).toMatchObject({ value: [{ name: '李四', address: to }] });
    expect(mail?.subject).toBe('待办：受理 · 示例道路工程');
    expect(mail?.text).toBe('您有一件新的待办。\n');
    expect(mail?.html).toContain('<p>您有一件新的待办。</p>');
    expect(mail?.messageId).toBe('<m1@trade.example>');
    expect(mail?.headers.get('auto-submitted')).toBe('auto-generated');
    const lines = mail?.headerLines.map(({ line }) => line) ?? [];
    expect(lines).toContain('List-ID: <notifications.trade.example>');
    expect(lines).toContain('List-Unsubscribe: <https://trade.example/profile>');
    expect(server.recipients).toEqual([to]);
  });

  it('lets no title add a header or a recipient', async () => {
    const hostile = message('m1', to);
    const subject = '待办\r\nBcc: other@example.com\r\n\r\n<script>';
    const letter = { ...hostile.letter, subject, name: 'X\r\nCc: other@example.com' };
    const { server } = await deliver({}, {}, {}, 'well', { ...hostile, letter });
    const [mail] = server.received;
    expect(server.recipients).toEqual([to]);
    expect([mail?.cc, mail?.bcc]).toEqual([undefined, undefined]);
    expect(mail?.headerLines.map((line) => line.key)).not.toContain('bcc');
  });

  it.each([
    ['greylists', 'come back later'],
    ['putsOffContent', 'the disk is full'],
  ] as const)('tries one message again that the server puts off, not all: %s', async (mood, said) => {
    const { error } = await deliver({}, {}, {}, mood);
    expect(error).toBeInstanceOf(Error);
    expect(error).not.toBeInstanceOf(ChannelUnavailable);
    expect(String(error)).toContain(said);
    expect(String(error)).not.toContain('li.si');
  });

  it('gives up a message whose content is refused for good', async () => {
    expect((await deliver({}, {}, {}, 'refusesContent')).outcome).toMatchObject({ outcome: 'refused' });
  });

  it.each(['refusesSender', 'hangsUp', 'hangs', 'shutsDown'] as const)(
    'is out of order where the server %s',
    async (mood) => {
      expect((await deliver({}, {}, {}, mood)).error).toBeInstanceOf(ChannelUnavailable);
    },
  );

  it('is out of order where nobody listens, or nobody speaks', async () => {
    const gone = await startMailServer();
    await gone.close();
    const dead = smtpChannel(mailServer(gone.port), quick);
    await expect(dead.deliver(message('m1', to))).rejects.toThrow(ChannelUnavailable);
    const silence = await startSilence();
    const dumb = smtpChannel(mailServer(silence.port), quick);
    await expect(dumb.deliver(message('m1', to))).rejects.toThrow(ChannelUnavailable);
    await silence.close();
  });

  it('ends the whole attempt in time, however the server spins it out', async () => {
    const { error } = await deliver({}, {}, { silenceMs: 60_000, wholeMs: 300 }, 'hangs');
    expect(error).toBeInstanceOf(ChannelUnavailable);
  });

  describe('over an encrypted connection', () => {
    const { cert: ca } = localhostCertificate;
    const login = { user: 'platform', password: 'secret', host: 'localhost' };

    it('logs in after STARTTLS', async () => {
      const { outcome, server } = await deliver({ authOptional: false }, { ...login, tls: 'startTls' }, { ca });
      expect(outcome).toEqual({ outcome: 'sent' });
      expect(server.received).toHaveLength(1);
    });

    it('logs in where it is encrypted from the first byte', async () => {
      const { outcome } = await deliver({ authOptional: false, secure: true }, { ...login, tls: 'immediate' }, { ca });
      expect(outcome).toEqual({ outcome: 'sent' });
    });

    it('sends neither password nor message to a server that offers no encryption', async () => {
      let asked = false;
      const onAuth = () => void (asked = true);
      const { error, server } = await deliver(
        { disabledCommands: ['STARTTLS'], allowInsecureAuth: true, onAuth },
        { ...login, tls: 'startTls' },
        { ca },
      );
      expect(error).toBeInstanceOf(ChannelUnavailable);
      expect([asked, server.recipients]).toEqual([false, []]);
    });

    it('does not believe a certificate that nobody vouches for', async () => {
      const { error, server } = await deliver({}, { ...login, tls: 'startTls' });
      expect(error).toBeInstanceOf(ChannelUnavailable);
      expect(server.recipients).toEqual([]);
    });

    it('is out of order with a wrong password, and where no login is offered', async () => {
      const wrong = { ...login, password: 'wrong', tls: 'startTls' } as const;
      expect((await deliver({ authOptional: false }, wrong, { ca })).error).toBeInstanceOf(ChannelUnavailable);
      const none = { disabledCommands: ['AUTH'] };
      expect((await deliver(none, { ...login, tls: 'startTls' }, { ca })).error).toBeInstanceOf(ChannelUnavailable);
    });
  });
});

describe('a gateway for telephones', () => {
  const reports = 'https://trade.example/api/delivery-reports/sms';
  const to = '+8613800000001';

  it('is called by the id of a template that an operator has corrected', async () => {
    const test = await openSqlite();
    const gateway = await startPhoneGateway(key);
    try {
      const place = phoneGateway(gateway.url, { templates: { task: 'SMS_1001' } });
      const channel = correctedGateway('sms', place, reports, test.database);
      const name = templateInput('sms', 'task', 'zh');
      await test.database.write((tx) => correctInput(tx, name, { configured: 'SMS_1001', corrected: 'SMS_1009' }));
      await channel.deliver(message('m1', to));
      await channel.deliver({ ...message('m2', to), language: 'en' });
      expect(gateway.requests.map(({ template }) => template)).toEqual(['SMS_1009', 'SMS_1001']);
    } finally {
      await gateway.close();
      await test.close();
    }
  });

  it('is asked in the words of the documented protocol, with the id under which a template is registered', async () => {
    const gateway = await startPhoneGateway(key);
    try {
      const templates = { task: 'SMS_1001', 'task.en': 'SMS_2001' };
      const channel = gatewayChannel('sms', phoneGateway(gateway.url, { templates }), reports);
      await channel.deliver(message('m1', to));
      await channel.deliver({ ...message('m2', to), language: 'en' });
      await channel.deliver({ ...message('m3', to), short: { template: 'test', parameters: {} } });
      expect(gateway.requests[0]).toEqual({
        id: 'm1',
        channel: 'sms',
        to,
        template: 'SMS_1001',
        parameters: { what: '受理', project: '示例道路工程' },
        language: 'zh',
        reportTo: reports,
      });
      expect(gateway.requests.map(({ template }) => template)).toEqual(['SMS_1001', 'SMS_2001', 'test']);
    } finally {
      await gateway.close();
    }
  });

  it('is out of order for a wrong key, too many requests, another address, and when nobody listens', async () => {
    const gateway = await startPhoneGateway(key);
    const right = gatewayChannel('sms', phoneGateway(gateway.url), reports, 3000);
    const wrong = gatewayChannel('sms', phoneGateway(gateway.url, { key: 'w'.repeat(32) }), reports, 3000);
    await expect(wrong.deliver(message('m1', to))).rejects.toThrow(/401 WrongSignature/);
    await expect(wrong.deliver(message('m1', to))).rejects.toThrow(ChannelUnavailable);
    gateway.mood = 'overloaded';
    await expect(right.deliver(message('m1', to))).rejects.toThrow(ChannelUnavailable);
    gateway.mood = 'elsewhere';
    await expect(right.deliver(message('m1', to))).rejects.toThrow(ChannelUnavailable);
    await gateway.close();
    await expect(right.deliver(message('m1', to))).rejects.toThrow(ChannelUnavailable);
    expect(gateway.rung).toEqual([]);
  });
});
