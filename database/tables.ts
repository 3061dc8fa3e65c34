import type {
  AliasRow,
  AttemptRow,
  BodyRow,
  CaseRow,
  CertificateRow,
  ChangeRow,
  DefinitionRow,
  DocumentRow,
  DraftRow,
  EntryRow,
  EvaluationRow,
  EventRow,
  GateRow,
  LinkRow,
  LoginRow,
  MembershipRow,
  NoticeRow,
  NotificationRow,
  OutboxRow,
  PartyRow,
  ProjectRow,
  RegionRow,
  SealedRow,
  SecretReadRow,
  SerialRow,
  SessionRow,
  SettingRow,
  TaskRow,
  UserRow,
} from './rows';

export type Dialect = 'sqlite' | 'mysql';

/** A column: its kind, whether it may be null, and whether it belongs to the primary key. */
export interface Column {
  readonly kind: 'text' | 'json' | 'integer' | 'boolean' | 'counter' | 'long';
  readonly length?: number;
  readonly nullable?: true;
  readonly primary?: true;
}

/** A table as it stands today. Migrations keep the databases in step with it; a test compares them. */
export interface Table<Row extends object> {
  readonly name: string;
  readonly columns: { readonly [C in keyof Row & string]: Column };
  readonly unique?: readonly (readonly (keyof Row & string)[])[];
  readonly indices?: readonly (readonly (keyof Row & string)[])[];
}

const string = (length: number): Column => ({ kind: 'text', length });
const id: Column = string(64);
const key: Column = { kind: 'text', length: 64, primary: true };
const instant: Column = string(24);
const json: Column = { kind: 'json' };
const integer: Column = { kind: 'integer' };
const flag: Column = { kind: 'boolean' };
const maybe = <C extends Column>(column: C): C & { readonly nullable: true } => ({ ...column, nullable: true });
const primary = <C extends Column>(column: C): C & { readonly primary: true } => ({ ...column, primary: true });
const table = <Row extends object>(definition: Table<Row>): Table<Row> => definition;

export const tables = {
  region: table<RegionRow>({
    name: 'region',
    columns: { code: primary(string(6)), parent: maybe(string(6)), nameZh: string(100), nameEn: string(100) },
  }),
  body: table<BodyRow>({
    name: 'body',
    columns: {
      id: key,
      name: string(200),
      kinds: json,
      uscc: maybe(string(18)),
      region: string(6),
      industries: json,
      active: flag,
    },
    unique: [['uscc']],
    indices: [['name']],
  }),
  user: table<UserRow>({
    name: 'user_account',
    columns: {
      id: key,
      login: string(60),
      name: string(100),
      passwordHash: string(250),
      locale: string(2),
      active: flag,
      createdAt: instant,
    },
    unique: [['login']],
  }),
  membership: table<MembershipRow>({
    name: 'membership',
    columns: { id: key, userId: id, bodyId: id, role: string(30) },
    unique: [['userId', 'bodyId', 'role']],
    indices: [['bodyId', 'role']],
  }),
  session: table<SessionRow>({
    name: 'session',
    columns: { id: key, userId: id, membershipId: id, createdAt: instant, expiresAt: instant },
    indices: [['userId']],
  }),
  login: table<LoginRow>({
    name: 'login',
    columns: { id: key, at: instant, login: string(100), userId: maybe(id), ok: flag, address: string(64) },
    indices: [['login', 'at']],
  }),
  definition: table<DefinitionRow>({
    name: 'definition',
    columns: {
      id: key,
      process: string(60),
      version: string(60),
      jurisdiction: string(10),
      json,
      publishedAt: instant,
    },
    unique: [['process', 'version']],
  }),
  project: table<ProjectRow>({
    name: 'project',
    columns: { id: key, title: string(200), openedBy: id, key: id, createdAt: instant },
    unique: [['openedBy', 'key']],
  }),
  case: table<CaseRow>({
    name: 'case_file',
    columns: {
      id: key,
      projectId: id,
      title: string(200),
      lot: maybe(string(220)),
      process: string(60),
      definitionId: id,
      stage: string(60),
      closing: maybe(string(60)),
      region: string(6),
      industry: string(60),
      unit: string(3),
      tendererId: id,
      agencyId: maybe(id),
      isPublic: flag,
      openedAt: instant,
      closedAt: maybe(instant),
      updatedAt: instant,
      deadlineAt: maybe(instant),
      suspendedAt: maybe(instant),
      dueAt: maybe(instant),
      incidents: integer,
      seq: integer,
      head: id,
      salt: id,
      state: json,
    },
    indices: [
      ['updatedAt', 'id'],
      ['openedAt', 'id'],
      ['deadlineAt', 'id'],
      ['region', 'updatedAt'],
      ['tendererId', 'updatedAt'],
      ['agencyId', 'updatedAt'],
      ['projectId'],
      ['stage', 'updatedAt'],
      ['closing', 'definitionId'],
      ['incidents'],
    ],
  }),
  party: table<PartyRow>({
    name: 'case_party',
    columns: {
      id: key,
      caseId: id,
      role: string(30),
      bodyId: maybe(id),
      userId: maybe(id),
      kind: maybe(string(30)),
      since: instant,
      leftAt: maybe(instant),
    },
    unique: [['caseId', 'role', 'bodyId', 'userId']],
    indices: [
      ['bodyId', 'caseId'],
      ['userId', 'caseId'],
    ],
  }),
  alias: table<AliasRow>({
    name: 'person_alias',
    columns: { caseId: key, alias: key, userId: id },
  }),
  event: table<EventRow>({
    name: 'case_event',
    columns: {
      caseId: key,
      seq: primary(integer),
      at: instant,
      kind: string(20),
      stage: string(60),
      action: maybe(string(60)),
      actKey: maybe(id),
      recordKey: id,
      json,
      previousHash: id,
      hash: id,
    },
    unique: [['caseId', 'actKey']],
  }),
  task: table<TaskRow>({
    name: 'task',
    columns: {
      id: key,
      caseId: id,
      taskKey: string(190),
      action: string(60),
      stage: string(60),
      role: string(30),
      partyId: maybe(id),
      bodyId: maybe(id),
      userId: maybe(id),
      about: maybe(string(80)),
      region: string(6),
      industry: string(60),
      since: instant,
      dueAt: maybe(instant),
      provisional: flag,
      revision: string(40),
      claimedBy: maybe(id),
    },
    unique: [['caseId', 'taskKey']],
    indices: [
      ['bodyId', 'role', 'dueAt'],
      ['userId', 'dueAt'],
      ['region', 'dueAt'],
    ],
  }),
  gate: table<GateRow>({
    name: 'gate',
    columns: {
      caseId: key,
      visit: integer,
      stage: string(60),
      open: flag,
      suspended: flag,
      closesAt: maybe(instant),
      closes: json,
    },
  }),
  entry: table<EntryRow>({
    name: 'entry',
    columns: {
      id: key,
      caseId: id,
      visit: integer,
      stage: string(60),
      action: string(60),
      partyId: id,
      bodyId: id,
      userId: id,
      receivedAt: instant,
      version: integer,
      state: string(10),
      form: json,
      documents: json,
      salt: id,
      hash: id,
      entryKey: id,
      answeredAt: maybe(instant),
    },
    unique: [
      ['caseId', 'entryKey'],
      ['caseId', 'action', 'partyId', 'version'],
    ],
  }),
  sealed: table<SealedRow>({
    name: 'sealed',
    columns: { id: key, caseId: id, action: string(60), values: json, salt: id, hash: id, createdAt: instant },
    indices: [['caseId']],
  }),
  document: table<DocumentRow>({
    name: 'document',
    columns: {
      id: key,
      caseId: maybe(id),
      name: string(255),
      type: string(120),
      size: { kind: 'long' },
      sha256: id,
      uploadedBy: id,
      bodyId: id,
      uploadedAt: instant,
    },
    indices: [['caseId']],
  }),
  draft: table<DraftRow>({
    name: 'draft',
    columns: { userId: key, caseId: key, action: primary(string(60)), form: json, savedAt: instant },
  }),
  evaluation: table<EvaluationRow>({
    name: 'evaluation',
    columns: { caseId: key, visit: primary(integer), result: json, lottery: maybe(json), hash: id, createdAt: instant },
  }),
  notice: table<NoticeRow>({
    name: 'notice',
    columns: {
      id: key,
      number: string(80),
      caseId: id,
      seq: integer,
      kind: string(60),
      process: string(60),
      region: string(6),
      industry: string(60),
      publishedAt: instant,
      content: json,
      hash: id,
    },
    unique: [['number'], ['caseId', 'seq', 'kind']],
    indices: [
      ['publishedAt', 'id'],
      ['caseId'],
      ['process', 'publishedAt', 'id'],
      ['kind', 'publishedAt', 'id'],
      ['region', 'publishedAt', 'id'],
      ['industry', 'publishedAt', 'id'],
    ],
  }),
  certificate: table<CertificateRow>({
    name: 'certificate',
    columns: {
      number: primary(string(80)),
      caseId: id,
      issuedAt: instant,
      content: json,
      hash: id,
      signature: string(200),
      keyId: id,
    },
    indices: [['caseId']],
  }),
  notification: table<NotificationRow>({
    name: 'notification',
    columns: {
      id: key,
      userId: id,
      cause: string(190),
      at: instant,
      kind: string(20),
      messageZh: string(500),
      messageEn: string(500),
      caseId: maybe(id),
      readAt: maybe(instant),
    },
    unique: [['userId', 'cause']],
    indices: [['userId', 'at']],
  }),
  change: table<ChangeRow>({
    name: 'change_feed',
    columns: {
      id: { kind: 'counter', primary: true },
      at: instant,
      resource: string(30),
      caseId: maybe(id),
      userId: maybe(id),
    },
  }),
  link: table<LinkRow>({
    name: 'case_link',
    columns: { caseId: key, toCaseId: key, kind: string(30) },
    indices: [['toCaseId']],
  }),
  secretRead: table<SecretReadRow>({
    name: 'secret_read',
    columns: { id: key, at: instant, userId: id, caseId: id, what: string(120) },
    indices: [['caseId', 'at']],
  }),
  attempt: table<AttemptRow>({
    name: 'attempt',
    columns: {
      id: key,
      at: instant,
      userId: maybe(id),
      caseId: maybe(id),
      action: maybe(string(60)),
      code: string(30),
      detail: string(500),
    },
    indices: [['caseId', 'at']],
  }),
  outbox: table<OutboxRow>({
    name: 'outbox',
    columns: {
      kind: primary(string(30)),
      subject: key,
      stamp: id,
      since: instant,
      nextAt: instant,
      tries: integer,
    },
    indices: [['nextAt']],
  }),
  serial: table<SerialRow>({ name: 'serial', columns: { name: key, last: integer } }),
  setting: table<SettingRow>({ name: 'setting', columns: { name: key, value: json } }),
} as const;

export type TableName = keyof typeof tables;
