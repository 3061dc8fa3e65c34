import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ConfigurationError, readConfiguration } from '../configuration';
import { makeDataFolder } from '../configuration/data-folder';

/** A public key as a platform shows it. */
const key = `MCowBQYDK2VwAyEA${'A'.repeat(43)}=`;

/** The faults of an environment, variable by variable. */
function faultsOf(env: Record<string, string>): string[] {
  try {
    readConfiguration(env);
    return [];
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    return error.faults.map((fault) => fault.variable);
  }
}

describe('the configuration', () => {
  it('runs on a single machine with nothing set', () => {
    expect(readConfiguration({})).toEqual({
      environment: 'development',
      host: '127.0.0.1',
      port: 8080,
      dataDir: path.resolve('var'),
      database: { kind: 'sqlite', file: path.resolve('var/platform.db') },
      documents: { kind: 'folder', folder: path.resolve('var/documents') },
      temporal: {
        embedded: true,
        address: '127.0.0.1:7233',
        namespace: 'default',
        port: 7233,
        uiPort: 8233,
        uiUrl: 'http://127.0.0.1:8233',
        stacks: false,
      },
      timeScale: undefined,
      sessionHours: 12,
      uploadLimitBytes: 209_715_200,
      logLevel: 'info',
      seed: 'demo',
      publicUrl: 'http://127.0.0.1:8080',
      messages: { email: { kind: 'kept' }, sms: { kind: 'kept' }, voice: { kind: 'kept' } },
      platform: { code: undefined, name: '公共资源交易平台', ocidPrefix: 'local' },
      exchange: { kind: 'none' },
      bank: { kind: 'embedded' },
      pdfFonts: {
        regular: path.resolve('node_modules/@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf'),
        bold: path.resolve('node_modules/@expo-google-fonts/noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf'),
      },
      administrator: undefined,
      payloadKeys: [],
    });
  });

  it('takes a deployment with servers of its own', () => {
    const configuration = readConfiguration({
      NODE_ENV: 'production',
      HOST: '0.0.0.0',
      DATABASE_URL: 'mysql://platform:secret@db:3306/platform',
      TEMPORAL_ADDRESS: 'temporal:7233',
      TEMPORAL_UI_URL: 'https://operations.example/temporal/',
      ADMIN_LOGIN: 'admin',
      ADMIN_PASSWORD: 'correct horse battery',
      TIME_SCALE: '0.5',
    });
    expect(configuration.database).toEqual({ kind: 'mysql', url: 'mysql://platform:secret@db:3306/platform' });
    expect(configuration.temporal).toMatchObject({
      embedded: false,
      address: 'temporal:7233',
      uiUrl: 'https://operations.example/temporal',
    });
    expect(configuration).toMatchObject({ seed: 'none', timeScale: 0.5, administrator: { login: 'admin' } });
  });

  it('refuses a font of PDF documents that is not there, and a file that is none', () => {
    expect(faultsOf({ PDF_FONT: '/nowhere/font.ttf' })).toEqual(['PDF_FONT']);
    expect(faultsOf({ PDF_FONT_BOLD: path.resolve('package.json') })).toEqual(['PDF_FONT_BOLD']);
  });

  it('takes a bank over https, an embedded one to try out, and none in production', () => {
    const bankKey = 'k'.repeat(32);
    const connected = { BANK_URL: 'https://bank.example/trade/', BANK_KEY: bankKey };
    expect(readConfiguration(connected).bank).toEqual({
      kind: 'http',
      url: 'https://bank.example/trade',
      key: bankKey,
    });
    expect(readConfiguration({ NODE_ENV: 'test' }).bank).toEqual({ kind: 'embedded' });
    expect(faultsOf({ BANK_URL: 'ftp://bank.example', BANK_KEY: bankKey })).toEqual(['BANK_URL']);
    expect(faultsOf({ BANK_URL: 'https://bank.example', BANK_KEY: 'short' })).toEqual(['BANK_KEY']);
    expect(faultsOf({ BANK_URL: 'https://bank.example' })).toEqual(['BANK_KEY']);
    expect(faultsOf({ BANK_KEY: bankKey })).toEqual(['BANK_KEY']);
    const production = { NODE_ENV: 'production', ADMIN_LOGIN: 'admin', ADMIN_PASSWORD: 'correct horse battery' };
    expect(readConfiguration(production).bank).toEqual({ kind: 'none' });
    expect(faultsOf({ ...production, BANK_URL: 'http://bank.example', BANK_KEY: bankKey })).toEqual(['BANK_URL']);
  });

  it('takes a bucket for the documents, its parts percent-encoded where need be', () => {
    expect(readConfiguration({ STORAGE_URL: 's3://key:secret@objects.example/documents' }).documents).toEqual({
      kind: 's3',
      endpoint: 'https://objects.example',
      region: 'us-east-1',
      bucket: 'documents',
      prefix: '',
      accessKey: 'key',
      secretKey: 'secret',
      pathStyle: true,
    });
    const other = 's3://a%40b:c%2Fd%3A+%3D@[::1]:9000/documents/platform/test/?region=cn-north-1&tls=off&pathStyle=off';
    expect(readConfiguration({ STORAGE_URL: other }).documents).toEqual({
      kind: 's3',
      endpoint: 'http://[::1]:9000',
      region: 'cn-north-1',
      bucket: 'documents',
      prefix: 'platform/test/',
      accessKey: 'a@b',
      secretKey: 'c/d:+=',
      pathStyle: false,
    });
  });

  it.each([
    ['https://key:secret@host/bucket', 's3://KEY:SECRET@host:port/bucket'],
    ['s3://host/bucket', 's3://KEY:SECRET@host:port/bucket'],
    ['s3://key@host/bucket', 's3://KEY:SECRET@host:port/bucket'],
    ['s3://key:%zz@host/bucket', 's3://KEY:SECRET@host:port/bucket'],
    ['s3://key:sec/ret@host/bucket', 's3://KEY:SECRET@host:port/bucket'],
    ['s3://key:secret@host', 's3://KEY:SECRET@host:port/bucket'],
    ['s3://key:secret@host/', 's3://KEY:SECRET@host:port/bucket'],
    ['s3://key:secret@host/Bucket', '3 to 63 small letters'],
    ['s3://key:secret@host/bucket/a%20b', 'a folder after the bucket'],
    ['s3://key:secret@host/bucket//a', 'a folder after the bucket'],
    ['s3://key:secret@host/bucket?tls=false', 'tls=on or off'],
    ['s3://key:secret@host/bucket?region=', 'region=us-east-1'],
    ['s3://key:secret@host/bucket?ssl=off', 'parameters may be region, tls, pathStyle only'],
  ])('refuses STORAGE_URL=%s, and says why', (value, rule) => {
    expect(() => readConfiguration({ STORAGE_URL: value })).toThrow(rule);
  });

  it('counts an empty variable as unset', () => {
    expect(readConfiguration({ PORT: '', DATABASE_URL: ' ' })).toEqual(readConfiguration({}));
  });

  it('lists every wrong variable with its value and the rule, in Chinese and English', () => {
    const env = { PORT: 'eighty', TIME_SCALE: '0', LOG_LEVEL: 'loud' };
    expect(faultsOf(env)).toEqual(['PORT', 'TIME_SCALE', 'LOG_LEVEL']);
    expect(() => readConfiguration(env)).toThrow(
      /PORT=eighty\n.*1 至 65535 的整数\n.*from 1 to 65535[^]*TIME_SCALE=0\n[^]*LOG_LEVEL=loud/,
    );
  });

  it.each([
    ['PORT', '0'],
    ['PORT', '65536'],
    ['PORT', '80.5'],
    ['PORT', '0x50'],
    ['TEMPORAL_UI_PORT', '-1'],
    ['TEMPORAL_ADDRESS', 'http://temporal:7233'],
    ['TEMPORAL_UI_URL', 'temporal'],
    ['TIME_SCALE', '-5'],
    ['TIME_SCALE', 'NaN'],
    ['SESSION_HOURS', '0'],
    ['UPLOAD_LIMIT_MB', '1.5'],
    ['DATABASE_URL', 'postgres://db/platform'],
    ['DATABASE_URL', 'mysql://db'],
    ['NODE_ENV', 'prod'],
    ['SEED', 'yes'],
    ['PUBLIC_URL', 'trade.example'],
    ['PUBLIC_URL', 'https://trade.example/?page=1'],
    ['SMTP_URL', 'mail.example'],
    ['SMTP_URL', 'http://mail.example'],
    ['SMTP_URL', 'smtp://mail.example?tls=maybe'],
    ['SMTP_URL', 'smtps://mail.example?tls=none'],
    ['SMTP_URL', 'smtp://user:password@mail.example?tls=none'],
    ['SMS_TEMPLATES', 'task'],
    ['SMS_TEMPLATES', 'task='],
    ['SMS_TEMPLATES', 'job=SMS_1'],
    ['VOICE_TEMPLATES', 'task.fr=V_1'],
    ['PLATFORM_CODE', 'Kunming'],
    ['PLATFORM_NAME', '名'.repeat(101)],
    ['OCID_PREFIX', 'ocds_1'],
    ['EXCHANGE_URL', 'ftp://hub.example'],
    ['EXCHANGE_KEY', key],
  ])('refuses %s=%s', (variable, value) => {
    expect(faultsOf({ [variable]: value })).toEqual([variable]);
  });

  it('refuses two servers on one port', () => {
    expect(faultsOf({ PORT: '7233' })).toEqual(['TEMPORAL_PORT']);
  });

  it('refuses demo accounts in production', () => {
    expect(faultsOf({ NODE_ENV: 'production', SEED: 'demo' })).toEqual(['SEED']);
  });

  it('refuses half an administrator, and a short password', () => {
    expect(faultsOf({ ADMIN_PASSWORD: 'long enough, surely' })).toEqual(['ADMIN_LOGIN']);
    expect(faultsOf({ ADMIN_LOGIN: 'admin' })).toEqual(['ADMIN_PASSWORD']);
    expect(faultsOf({ ADMIN_LOGIN: 'admin', ADMIN_PASSWORD: 'short' })).toEqual(['ADMIN_PASSWORD']);
  });

  it('takes the keys of the payloads in their order, and refuses what is no key without printing it', () => {
    const [first, second] = ['A'.repeat(43), 'B'.repeat(43)];
    expect(readConfiguration({ PAYLOAD_KEY: ` k2:${first}=, k1:${second}=` }).payloadKeys).toEqual([
      { id: 'k2', secret: `${first}=` },
      { id: 'k1', secret: `${second}=` },
    ]);
    for (const wrong of ['canary', `${first}=`, 'k1:canary', `k 1:${first}=`, `k1:${first}=,k1:${second}=`]) {
      expect(faultsOf({ PAYLOAD_KEY: wrong })).toEqual(['PAYLOAD_KEY']);
      expect(() => readConfiguration({ PAYLOAD_KEY: wrong })).toThrow(/PAYLOAD_KEY=\*\*\*\n.*[一-龥].*\n.*[a-z]/);
      expect(() => readConfiguration({ PAYLOAD_KEY: wrong })).not.toThrow(new RegExp(`canary|${first}`));
    }
  });

  describe('of messages', () => {
    const key = 'k'.repeat(32);
    const publicUrl = { PUBLIC_URL: 'https://trade.example/' };
    const mail = { SMTP_URL: 'smtp://pl%40tform:s%2Fcret@mail.example', MAIL_FROM: '交易平台 <notice@trade.example>' };

    it('takes a mail server, STARTTLS unless it says otherwise, and who writes', () => {
      const { messages, publicUrl: url } = readConfiguration({ ...mail, ...publicUrl });
      expect(url).toBe('https://trade.example');
      expect(messages.email).toEqual({
        kind: 'smtp',
        host: 'mail.example',
        port: 587,
        tls: 'startTls',
        user: 'pl@tform',
        password: 's/cret',
        from: { name: '交易平台', address: 'notice@trade.example' },
      });
      for (const [url, port, tls] of [
        ['smtps://mail.example', 465, 'immediate'],
        ['smtp://relay.example?tls=none', 25, 'none'],
        ['smtp://[::1]:2525', 2525, 'startTls'],
      ] as const) {
        const { email } = readConfiguration({ SMTP_URL: url, MAIL_FROM: 'notice@trade.example' }).messages;
        expect(email).toMatchObject({
          port,
          tls,
          user: undefined,
          from: { name: '', address: 'notice@trade.example' },
        });
      }
    });

    it('takes gateways for SMS and voice, with the ids of their templates', () => {
      const { messages } = readConfiguration({
        SMS_GATEWAY_URL: 'https://sms.example/messages',
        SMS_GATEWAY_KEY: key,
        SMS_TEMPLATES: 'task=SMS_1, reminder = SMS_2,task.en=SMS_3',
      });
      expect(messages).toEqual({
        email: { kind: 'kept' },
        sms: {
          kind: 'gateway',
          url: 'https://sms.example/messages',
          key,
          templates: { task: 'SMS_1', reminder: 'SMS_2', 'task.en': 'SMS_3' },
        },
        voice: { kind: 'kept' },
      });
    });

    it('keeps no messages in production, where nobody looks at them', () => {
      const { messages } = readConfiguration({ NODE_ENV: 'production' });
      expect(messages).toEqual({ email: undefined, sms: undefined, voice: undefined });
    });

    it.each([
      ['a mail server without a sender', { SMTP_URL: 'smtp://mail.example' }, 'MAIL_FROM'],
      ['a sender that is no address', { ...mail, MAIL_FROM: 'notice' }, 'MAIL_FROM'],
      ['a gateway without its key', { SMS_GATEWAY_URL: 'https://sms.example' }, 'SMS_GATEWAY_KEY'],
      ['a short key', { VOICE_GATEWAY_URL: 'https://voice.example', VOICE_GATEWAY_KEY: 'short' }, 'VOICE_GATEWAY_KEY'],
      ['a key without its gateway', { SMS_GATEWAY_KEY: key }, 'SMS_GATEWAY_URL'],
      [
        'a user in the address',
        { SMS_GATEWAY_URL: 'https://u:p@sms.example', SMS_GATEWAY_KEY: key },
        'SMS_GATEWAY_URL',
      ],
      ['links that lead nowhere in production', { NODE_ENV: 'production', ...mail }, 'PUBLIC_URL'],
    ])('refuses %s', (_what, env, variable) => {
      expect(faultsOf(env)).toEqual([variable]);
    });
  });

  it('sends to a platform whose key and own code are set, or into a folder', () => {
    const city = { PLATFORM_CODE: '530100-kunming', EXCHANGE_KEY: key };
    expect(readConfiguration({ ...city, EXCHANGE_URL: 'https://hub.example/' })).toMatchObject({
      platform: { code: '530100-kunming', ocidPrefix: '530100-kunming' },
      exchange: { kind: 'http', url: 'https://hub.example', key },
    });
    expect(readConfiguration({ PLATFORM_CODE: 'one', EXCHANGE_URL: 'file:///srv/out%20box' }).exchange).toEqual({
      kind: 'folder',
      folder: '/srv/out box',
    });
    expect(faultsOf({ EXCHANGE_URL: 'https://hub.example' })).toEqual(['PLATFORM_CODE', 'EXCHANGE_KEY']);
    expect(faultsOf({ ...city, EXCHANGE_URL: 'https://hub.example', EXCHANGE_KEY: 'short' })).toEqual(['EXCHANGE_KEY']);
    expect(faultsOf({ ...city, EXCHANGE_URL: 'https://hub.example?token=1' })).toEqual(['EXCHANGE_URL']);
  });

  it('never prints a password', () => {
    const message = (env: Record<string, string>) => {
      try {
        return JSON.stringify(readConfiguration(env));
      } catch (error) {
        return String(error);
      }
    };
    expect(message({ DATABASE_URL: 'mysql://user:canary@host' })).not.toContain('canary');
    expect(message({ DATABASE_URL: 'mysql://user:canary/x@host' })).not.toContain('canary');
    for (const address of [
      's3://key:canary@host',
      's3://key:canary/@host/bucket',
      's3://key:x@canary@host/Bucket',
      's3://key:canary/bucket',
      's3://key:p@ss/canary@host',
      's3://host/bucket?secret=canary',
      'key:canary@host/bucket',
      'key:canary',
    ])
      expect(message({ STORAGE_URL: address })).not.toContain('canary');
    expect(message({ ADMIN_LOGIN: 'admin', ADMIN_PASSWORD: 'canary' })).not.toContain('canary');
    expect(message({ SMTP_URL: 'smtp://user:canary@host?tls=none' })).not.toContain('canary');
    for (const address of [
      'smtps://canary:canary@host?tls=none',
      'smtp://user:canary/x@host',
      'smtp://user:p@canary@host:port',
      'smtp://user:%zzcanary@host',
      'user:canary@host',
    ])
      expect(message({ SMTP_URL: address, MAIL_FROM: 'notice@trade.example' })).not.toContain('canary');
    expect(message({ PUBLIC_URL: 'https://user:canary@host' })).not.toContain('canary');
    expect(message({ SMS_GATEWAY_URL: 'https://u:canary@host', SMS_GATEWAY_KEY: 'canary' })).not.toContain('canary');
    const city = { PLATFORM_CODE: '530100-kunming', EXCHANGE_KEY: 'canary' };
    expect(message({ ...city, EXCHANGE_URL: 'https://user:canary@hub.example' })).not.toContain('canary');
    expect(message({ ...city, EXCHANGE_URL: 'https://hub.example/?token=canary' })).not.toContain('canary');
    expect(message({ ...city, EXCHANGE_URL: 'https://hub.example' })).not.toContain('canary');
    expect(message({ BANK_URL: 'https://user:canary@bank.example', BANK_KEY: 'canary' })).not.toContain('canary');
    expect(message({ BANK_URL: 'https://bank.example/?key=canary', BANK_KEY: 'canary' })).not.toContain('canary');
    expect(message({ BANK_KEY: 'canary' })).not.toContain('canary');
  });
});

describe('the data folder', () => {
  const home = mkdtempSync(path.join(tmpdir(), 'data-folder-'));
  afterAll(() => rmSync(home, { recursive: true, force: true }));

  it('is made with those above it, and closed to others', () => {
    const folder = path.join(home, 'a', 'b');
    makeDataFolder(folder);
    makeDataFolder(folder);
    expect(statSync(folder).mode & 0o777).toBe(0o700);
  });

  it.each([
    ['a file', () => path.join(home, 'file')],
    ['below a file', () => path.join(home, 'file', 'x')],
    ['where no folder can be made', () => '/proc/x/y'],
  ])('is refused: %s', (_what, place) => {
    writeFileSync(path.join(home, 'file'), '');
    expect(() => makeDataFolder(place())).toThrow(`DATA_DIR=${place()}\n`);
  });

  it.each(['server', 'worker', 'scripts/migrate'])('is named by %s alone, which ends', (program) => {
    const { status, stderr } = spawnSync(process.execPath, ['scripts/run.mjs', `${program}.ts`], {
      cwd: path.join(__dirname, '..'),
      encoding: 'utf8',
      timeout: 60_000,
      env: { PATH: process.env['PATH'] ?? '', NODE_ENV: 'test', SEED: 'none', DATA_DIR: '/proc/x' },
    });
    expect(status).toBe(1);
    expect(stderr).toContain('no folder can be made there');
  });
});
