import { readEmail } from '../domain/contact-address';
import { shortTemplates } from '../domain/message-settings';
import { decoded, withoutSecrets, type Reader, type Rule } from './environment-reader';

/** A mail server, and as whom the platform writes. */
export interface MailServer {
  readonly kind: 'smtp';
  readonly host: string;
  readonly port: number;
  /** Encrypted from the first byte, after STARTTLS (which is then demanded), or not at all. */
  readonly tls: 'immediate' | 'startTls' | 'none';
  readonly user: string | undefined;
  readonly password: string | undefined;
  readonly from: { readonly name: string; readonly address: string };
}

/** An HTTP gateway for SMS or voice, as docs/notifications.md describes it. */
export interface PhoneGateway {
  readonly kind: 'gateway';
  readonly url: string;
  /** Signs requests, and the reports that come back. */
  readonly key: string;
  /** Ids under which templates are registered, by `template` or `template.language`. */
  readonly templates: Readonly<Record<string, string>>;
}

/** Messages are not sent but kept for operators to look at. */
interface Kept {
  readonly kind: 'kept';
}

/** The ways to reach people outside the console; undefined where there is none. */
export interface MessageGateways {
  readonly email: MailServer | Kept | undefined;
  readonly sms: PhoneGateway | Kept | undefined;
  readonly voice: PhoneGateway | Kept | undefined;
}

const isHttp = (text: string): boolean => /^https?:/.test(text) && URL.canParse(text);

/** Where people open the console: as given, else where this machine serves it. */
export function readPublicUrl({ raw, refuse }: Reader, host: string, port: number): string {
  const given = raw('PUBLIC_URL');
  if (given === undefined) return `http://${host === '0.0.0.0' ? '127.0.0.1' : host}:${port}`;
  const url = isHttp(given) ? new URL(given) : undefined;
  if (!url || url.search !== '' || url.hash !== '' || url.username !== '') {
    refuse(
      'PUBLIC_URL',
      [
        '须为打开平台的网址，如 https://trade.example.gov.cn',
        'must be the address at which people open the platform, such as https://trade.example.gov.cn',
      ],
      withoutSecrets(given),
    );
  }
  return given.replace(/\/+$/, '');
}

function readSender({ raw, refuse }: Reader): MailServer['from'] | undefined {
  const given = raw('MAIL_FROM');
  const match = given === undefined ? undefined : /^(?:"?([^"<>\r\n]*?)"?\s*)<([^<>]+)>$/.exec(given);
  const address = readEmail(match?.[2] ?? given ?? '');
  if (address === undefined) {
    refuse('MAIL_FROM', [
      '设了 SMTP_URL，须写明发件人，如 公共资源交易平台 <notice@example.gov.cn>',
      'must name the sender where SMTP_URL is set, such as Trading platform <notice@example.gov.cn>',
    ]);
    return undefined;
  }
  return { name: match?.[1]?.trim() ?? '', address };
}

function readMailServer(reader: Reader): MailServer | undefined {
  const { raw, refuse } = reader;
  const given = raw('SMTP_URL');
  if (given === undefined) return undefined;
  const url = URL.canParse(given) ? new URL(given) : undefined;
  const tls = url?.searchParams.get('tls') ?? undefined;
  const isRead = (part: string) => decoded(part) !== undefined;
  const isSmtp =
    url !== undefined &&
    ['smtp:', 'smtps:'].includes(url.protocol) &&
    url.hostname !== '' &&
    isRead(url.username) &&
    isRead(url.password);
  if (!isSmtp || ![undefined, 'none'].includes(tls) || (tls === 'none' && url.protocol === 'smtps:')) {
    const rule: Rule = [
      '须形如 smtp://用户:密码@主机:587（要求 STARTTLS）或 smtps://用户:密码@主机:465；内网不加密的转发：smtp://主机:25?tls=none',
      'must look like smtp://user:password@host:587 (STARTTLS is demanded) or smtps://user:password@host:465; for a relay without encryption inside the house smtp://host:25?tls=none',
    ];
    refuse('SMTP_URL', rule, withoutSecrets(given));
    return undefined;
  }
  if (tls === 'none' && url.password !== '') {
    const rule: Rule = [
      '不加密的连接（tls=none）不得带密码',
      'a password is not sent over a connection without encryption (tls=none)',
    ];
    refuse('SMTP_URL', rule, withoutSecrets(given));
    return undefined;
  }
  const from = readSender(reader);
  const immediate = url.protocol === 'smtps:';
  return (
    from && {
      kind: 'smtp',
      host: url.hostname.replace(/^\[|\]$/g, ''),
      port: url.port === '' ? (immediate ? 465 : tls === 'none' ? 25 : 587) : Number(url.port),
      tls: immediate ? 'immediate' : tls === 'none' ? 'none' : 'startTls',
      user: url.username === '' ? undefined : decoded(url.username),
      password: url.password === '' ? undefined : decoded(url.password),
      from,
    }
  );
}

const templateNames: readonly string[] = shortTemplates.flatMap((name) => [name, `${name}.zh`, `${name}.en`]);

/** `task=SMS_1001,reminder=SMS_1002,task.en=SMS_2001` */
function readTemplates({ raw, refuse }: Reader, variable: string): Record<string, string> {
  const pairs = (raw(variable) ?? '').split(',').filter((pair) => pair.trim() !== '');
  const entries = pairs.map((pair) => pair.split('=').map((part) => part.trim()));
  const isWrong = entries.some(
    ([name = '', id = '', ...rest]) => !templateNames.includes(name) || id === '' || rest.length > 0,
  );
  if (isWrong) {
    refuse(variable, [
      `须形如 task=模板号,reminder=模板号；名称为 ${shortTemplates.join('、')}，可加 .zh 或 .en`,
      `must look like task=ID,reminder=ID; the names are ${shortTemplates.join(', ')}, with .zh or .en where languages differ`,
    ]);
    return {};
  }
  return Object.fromEntries(entries) as Record<string, string>;
}

const leastKey = 32;

function readPhoneGateway(reader: Reader, prefix: 'SMS' | 'VOICE'): PhoneGateway | undefined {
  const { raw, refuse } = reader;
  const url = raw(`${prefix}_GATEWAY_URL`);
  const key = raw(`${prefix}_GATEWAY_KEY`);
  const templates = readTemplates(reader, `${prefix}_TEMPLATES`);
  if (url === undefined && key === undefined) return undefined;
  if (url === undefined || !isHttp(url) || new URL(url).username !== '') {
    const rule: Rule = [
      '须为网关的 http 或 https 网址，不含用户名和密码',
      'must be the http or https address of the gateway, without a user or password',
    ];
    refuse(`${prefix}_GATEWAY_URL`, rule, url && withoutSecrets(url));
  }
  if (key === undefined || key.length < leastKey) {
    const rule: Rule = [
      `与网关约定的密钥，须至少 ${leastKey} 位`,
      `the key shared with the gateway must have at least ${leastKey} characters`,
    ];
    refuse(`${prefix}_GATEWAY_KEY`, rule, key && '***');
  }
  return { kind: 'gateway', url: url ?? '', key: key ?? '', templates };
}

/** What no gateway is named for is kept for operators; in production, where nobody looks there, it is off. */
export function readMessages(reader: Reader, environment: 'development' | 'test' | 'production'): MessageGateways {
  const unset = environment === 'production' ? undefined : ({ kind: 'kept' } as const);
  const messages: MessageGateways = {
    email: readMailServer(reader) ?? unset,
    sms: readPhoneGateway(reader, 'SMS') ?? unset,
    voice: readPhoneGateway(reader, 'VOICE') ?? unset,
  };
  const leadsOut = [messages.email, messages.sms, messages.voice].some((gateway) => gateway && gateway.kind !== 'kept');
  if (environment === 'production' && leadsOut && reader.raw('PUBLIC_URL') === undefined) {
    reader.refuse('PUBLIC_URL', [
      '设了邮件、短信或语音网关，须设本项：消息中的链接指向它',
      'must be set together with a mail server or gateway: the links of messages lead there',
    ]);
  }
  return messages;
}
