import path from 'node:path';
import {
  decoded,
  environmentReader,
  type ConfigurationFault,
  type Environment,
  type Reader,
  type Rule,
  withoutSecrets,
} from './configuration/environment-reader';
import { readBank, type BankPlace } from './configuration/bank-place';
import { readExchange, readPlatform, type ExchangePlace, type PlatformIdentity } from './configuration/exchange-place';
import { readPdfFonts, type PdfFonts } from './configuration/pdf-fonts';
import { readMessages, readPublicUrl, type MessageGateways } from './configuration/message-gateways';

export type { ConfigurationFault } from './configuration/environment-reader';
export type { BankPlace } from './configuration/bank-place';
export type { ExchangePlace, PlatformIdentity } from './configuration/exchange-place';
export type { PdfFonts } from './configuration/pdf-fonts';
export type { MailServer, MessageGateways, PhoneGateway } from './configuration/message-gateways';

/** Where the SQL side lives: one file for a single machine, or a MySQL/MariaDB server. */
export type DatabasePlace =
  { readonly kind: 'sqlite'; readonly file: string } | { readonly kind: 'mysql'; readonly url: string };

/** Where contents of documents live: a folder of a single machine, or a bucket of a server that speaks S3. */
export type DocumentPlace =
  | { readonly kind: 'folder'; readonly folder: string }
  | {
      readonly kind: 's3';
      /** Such as `https://s3.example:9000`. */
      readonly endpoint: string;
      readonly region: string;
      readonly bucket: string;
      /** What the names of all objects begin with: empty, or ending with `/`. */
      readonly prefix: string;
      readonly accessKey: string;
      readonly secretKey: string;
      /** Whether the bucket stands in the path of an address rather than in the name of the host. */
      readonly pathStyle: boolean;
    };

/** A key for what travels through Temporal: 32 bytes in base64, under the id that every payload names. */
export interface PayloadKey {
  readonly id: string;
  readonly secret: string;
}

const environments = ['development', 'test', 'production'] as const;
const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;
const seeds = ['demo', 'none'] as const;
const switches = ['on', 'off'] as const;

/** All that a deployment may set, read and checked once. */
export interface Configuration {
  readonly environment: (typeof environments)[number];
  readonly host: string;
  readonly port: number;
  readonly dataDir: string;
  readonly database: DatabasePlace;
  readonly documents: DocumentPlace;
  readonly temporal: {
    /** Whether `npm start` runs a server of its own: so unless TEMPORAL_ADDRESS names one. */
    readonly embedded: boolean;
    readonly address: string;
    readonly namespace: string;
    readonly port: number;
    readonly uiPort: number;
    /** Where people open Temporal's web pages; undefined where TEMPORAL_ADDRESS is set without TEMPORAL_UI_URL. */
    readonly uiUrl: string | undefined;
    /** Whether Temporal's pages show the stacks of the code that a case waits in; that is a third of a worker's work. */
    readonly stacks: boolean;
  };
  /** Seconds that one day lasts; undefined in real time. */
  readonly timeScale: number | undefined;
  readonly sessionHours: number;
  readonly uploadLimitBytes: number;
  readonly logLevel: (typeof logLevels)[number];
  readonly seed: (typeof seeds)[number];
  /** Where people open the console, without a slash at the end; messages lead there. */
  readonly publicUrl: string;
  readonly messages: MessageGateways;
  /** This platform as others know it. */
  readonly platform: PlatformIdentity;
  readonly exchange: ExchangePlace;
  readonly bank: BankPlace;
  readonly pdfFonts: PdfFonts;
  /** The first administrator of an empty production database. */
  readonly administrator: { readonly login: string; readonly password: string } | undefined;
  /** Keys of the payloads in Temporal: the first one encrypts, all of them decrypt. Empty: payloads are plaintext. */
  readonly payloadKeys: readonly PayloadKey[];
}

/** The environment is wrong. Its message lists every fault, Chinese first. */
export class ConfigurationError extends Error {
  override readonly name = 'ConfigurationError';

  constructor(readonly faults: readonly ConfigurationFault[]) {
    const lines = faults.map(({ variable, value, zh, en }) => {
      const said = value === undefined ? variable : `${variable}=${value}`;
      return `  ${said}\n    ${zh}\n    ${en}`;
    });
    super(`环境变量有误 · The environment is wrong:\n${lines.join('\n')}`);
  }
}

function readDatabase({ raw, refuse }: Reader, dataDir: string): DatabasePlace {
  const url = raw('DATABASE_URL');
  if (url === undefined) return { kind: 'sqlite', file: path.join(dataDir, 'platform.db') };
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  const fits = parsed?.protocol === 'mysql:' && parsed.hostname !== '' && parsed.pathname.length > 1;
  if (!fits) {
    const rule: Rule = [
      '须形如 mysql://用户:密码@主机:3306/库名；不设则使用 DATA_DIR 中的 SQLite',
      'must look like mysql://user:password@host:3306/name; unset it to use SQLite in DATA_DIR',
    ];
    refuse('DATABASE_URL', rule, withoutSecrets(url));
  }
  return { kind: 'mysql', url };
}

const storageForm: Rule = [
  '须形如 s3://访问密钥:私有密钥@主机:端口/存储桶（密钥中的特殊字符须按 URL 编码）；不设则使用 DATA_DIR 中的文件夹',
  'must look like s3://KEY:SECRET@host:port/bucket, special signs of the keys percent-encoded; unset it to use a folder in DATA_DIR',
];
const storageParameters = ['region', 'tls', 'pathStyle'];

/** What is wrong with an address of a bucket, if anything. */
function storageFault(url: URL, accessKey: string | undefined, secretKey: string | undefined): Rule | undefined {
  const [, bucket = '', ...folders] = url.pathname.replace(/\/$/, '').split('/');
  if (url.protocol !== 's3:' || url.hostname === '' || url.hash !== '' || !accessKey || !secretKey) return storageForm;
  if (bucket === '') return storageForm;
  if (!/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(bucket)) {
    return [
      '存储桶名须为 3 至 63 个小写字母、数字、点或连字符',
      'the bucket must have 3 to 63 small letters, digits, dots or hyphens',
    ];
  }
  if (!folders.every((folder) => /^[\w.-]+$/.test(folder) && !/^\.+$/.test(folder))) {
    return [
      '存储桶后的文件夹只能含字母、数字、下划线、点和连字符',
      'a folder after the bucket may have letters, digits, underscores, dots and hyphens only',
    ];
  }
  for (const [name, value] of url.searchParams) {
    if (!storageParameters.includes(name)) {
      return [`参数只能为 ${storageParameters.join('、')}`, `parameters may be ${storageParameters.join(', ')} only`];
    }
    if (name === 'region' ? !/^[\w-]+$/.test(value) : !['on', 'off'].includes(value)) {
      return [
        '参数须形如 region=us-east-1、tls=on 或 off、pathStyle=on 或 off',
        'parameters must look like region=us-east-1, tls=on or off, pathStyle=on or off',
      ];
    }
  }
  return undefined;
}

function readDocuments({ raw, refuse }: Reader, dataDir: string): DocumentPlace {
  const folder: DocumentPlace = { kind: 'folder', folder: path.join(dataDir, 'documents') };
  const address = raw('STORAGE_URL');
  if (address === undefined) return folder;
  const url = URL.canParse(address) ? new URL(address) : undefined;
  const [accessKey, secretKey] = [decoded(url?.username ?? ''), decoded(url?.password ?? '')];
  const fault = url ? storageFault(url, accessKey, secretKey) : storageForm;
  if (fault || !url) {
    refuse('STORAGE_URL', fault ?? storageForm, withoutSecrets(address));
    return folder;
  }
  const [, bucket = '', ...folders] = url.pathname.replace(/\/$/, '').split('/');
  return {
    kind: 's3',
    endpoint: `${url.searchParams.get('tls') === 'off' ? 'http' : 'https'}://${url.host}`,
    region: url.searchParams.get('region') ?? 'us-east-1',
    bucket,
    prefix: folders.map((name) => `${name}/`).join(''),
    accessKey: accessKey ?? '',
    secretKey: secretKey ?? '',
    pathStyle: url.searchParams.get('pathStyle') !== 'off',
  };
}

function readTemporal({ raw, refuse, port, oneOf }: Reader): Configuration['temporal'] {
  const given = raw('TEMPORAL_ADDRESS');
  if (given !== undefined && !/^[^\s:/]+:\d{1,5}$/.test(given)) {
    refuse('TEMPORAL_ADDRESS', ['须为 主机:端口，如 temporal:7233', 'must be host:port, such as temporal:7233']);
  }
  const uiUrl = raw('TEMPORAL_UI_URL');
  if (uiUrl !== undefined && !(/^https?:/.test(uiUrl) && URL.canParse(uiUrl))) {
    refuse('TEMPORAL_UI_URL', ['须为 http 或 https 网址', 'must be an http or https address']);
  }
  const ownPort = port('TEMPORAL_PORT', 7233);
  const uiPort = port('TEMPORAL_UI_PORT', 8233);
  return {
    embedded: given === undefined,
    address: given ?? `127.0.0.1:${ownPort}`,
    namespace: raw('TEMPORAL_NAMESPACE') ?? 'default',
    port: ownPort,
    uiPort,
    uiUrl: uiUrl?.replace(/\/$/, '') ?? (given === undefined ? `http://127.0.0.1:${uiPort}` : undefined),
    stacks: oneOf('WORKFLOW_STACKS', switches, 'off') === 'on',
  };
}

/** Shown in the place of a secret. */
const hidden = '***';

function readAdministrator({ raw, refuse }: Reader): Configuration['administrator'] {
  const login = raw('ADMIN_LOGIN');
  const password = raw('ADMIN_PASSWORD');
  if (login === undefined && password === undefined) return undefined;
  if (login === undefined) {
    refuse('ADMIN_LOGIN', ['设了 ADMIN_PASSWORD，也须设本项', 'must be set together with ADMIN_PASSWORD']);
    return undefined;
  }
  if (password === undefined || password.length < 12) {
    refuse('ADMIN_PASSWORD', ['首位管理员的密码须至少 12 位', 'must have at least 12 characters'], password && hidden);
    return undefined;
  }
  return { login, password };
}

function readPayloadKeys({ raw, refuse }: Reader): readonly PayloadKey[] {
  const keys = (raw('PAYLOAD_KEY') ?? '')
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part) => {
      const [id = '', ...rest] = part.split(':');
      return { id, secret: rest.join(':') };
    });
  const isKey = ({ id, secret }: PayloadKey) => /^[A-Za-z0-9_-]{1,32}$/.test(id) && /^[A-Za-z0-9+/]{43}=$/.test(secret);
  if (!keys.every(isKey)) {
    const rule: Rule = [
      '须形如 编号:密钥，多个以逗号分隔，第一个用于加密；密钥为 32 字节的 base64（openssl rand -base64 32）',
      'must look like id:key, several with commas between, the first one encrypts; a key is 32 bytes in base64 (openssl rand -base64 32)',
    ];
    refuse('PAYLOAD_KEY', rule, hidden);
  } else if (new Set(keys.map(({ id }) => id)).size < keys.length) {
    refuse('PAYLOAD_KEY', ['同一编号出现了两次', 'has the same id twice'], hidden);
  }
  return keys;
}

function refuseSharedPorts({ refuse }: Reader, port: number, temporal: Configuration['temporal']): void {
  if (!temporal.embedded) return;
  const taken = new Map<number, string>();
  const wanted = { PORT: port, TEMPORAL_PORT: temporal.port, TEMPORAL_UI_PORT: temporal.uiPort };
  for (const [variable, each] of Object.entries(wanted)) {
    const other = taken.get(each);
    if (other !== undefined) refuse(variable, [`与 ${other} 相同`, `is the same as ${other}`], String(each));
    taken.set(each, variable);
  }
}

/**
 * Reads and checks the environment.
 * @throws ConfigurationError that lists every wrong variable with its value and its rule
 */
export function readConfiguration(env: Environment): Configuration {
  const reader = environmentReader(env);
  const { faults, raw, refuse, number, oneOf } = reader;

  const environment = oneOf('NODE_ENV', environments, 'development');
  const dataDir = path.resolve(raw('DATA_DIR') ?? 'var');
  const platform = readPlatform(reader);
  const seed = oneOf('SEED', seeds, environment === 'production' ? 'none' : 'demo');
  if (environment === 'production' && seed === 'demo') {
    refuse('SEED', [
      '演示账号的密码是公开的，NODE_ENV=production 时不得使用',
      'demo logins are public: never with NODE_ENV=production',
    ]);
  }

  const host = raw('HOST') ?? '127.0.0.1';
  const port = reader.port('PORT', 8080);
  const configuration: Configuration = {
    environment,
    host,
    port,
    dataDir,
    database: readDatabase(reader, dataDir),
    documents: readDocuments(reader, dataDir),
    temporal: readTemporal(reader),
    timeScale: number('TIME_SCALE', undefined, (value) => value > 0, [
      '一天持续的秒数，须大于 0；不设为真实时间',
      'seconds that one day lasts: a number above 0; unset it for real time',
    ]),
    sessionHours: number('SESSION_HOURS', 12, (value) => value > 0 && value <= 720, [
      '登录有效小时数，须大于 0 且不超过 720',
      'hours that a login lasts: above 0, at most 720',
    ]),
    uploadLimitBytes:
      number('UPLOAD_LIMIT_MB', 200, (value) => Number.isInteger(value) && value >= 1 && value <= 10_240, [
        '上传文件的上限（MB），须为 1 至 10240 的整数',
        'largest upload in MB: a whole number from 1 to 10240',
      ]) *
      1024 *
      1024,
    logLevel: oneOf('LOG_LEVEL', logLevels, 'info'),
    seed,
    publicUrl: readPublicUrl(reader, host, port),
    messages: readMessages(reader, environment),
    platform,
    exchange: readExchange(reader, platform.code),
    bank: readBank(reader, environment),
    pdfFonts: readPdfFonts(reader),
    administrator: readAdministrator(reader),
    payloadKeys: readPayloadKeys(reader),
  };
  refuseSharedPorts(reader, configuration.port, configuration.temporal);
  if (faults.length > 0) throw new ConfigurationError(faults);
  return configuration;
}
