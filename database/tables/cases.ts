import { flag, id, instant, integer, json, key, maybe, primary, string, table } from './table';

/** Cases: what they follow, where each stands, who takes part, what has happened, what is to be done. */

export interface DefinitionRow {
  id: string;
  process: string;
  version: string;
  jurisdiction: string;
  json: object;
  publishedAt: string;
}

export interface ProjectRow {
  id: string;
  title: string;
  /** Person and idempotency key that opened it. */
  openedBy: string;
  key: string;
  createdAt: string;
}

export interface CaseRow {
  id: string;
  projectId: string;
  title: string;
  lot: string | null;
  process: string;
  definitionId: string;
  stage: string;
  closing: string | null;
  region: string;
  industry: string;
  unit: string;
  tendererId: string;
  agencyId: string | null;
  isPublic: boolean;
  openedAt: string;
  closedAt: string | null;
  updatedAt: string;
  deadlineAt: string | null;
  suspendedAt: string | null;
  /** When the earliest of its tasks is due. */
  dueAt: string | null;
  /** Effects that keep failing and wait for an operator. */
  incidents: number;
  seq: number;
  head: string;
  /** The first run of its workflow, and the one that has written last; null before that was kept. */
  firstRun: string | null;
  run: string | null;
  /** Salt of the aliases of the people of this case. */
  salt: string;
  state: object;
}

/** A body or person in a role of a case; its id is all that the workflow knows. */
export interface PartyRow {
  id: string;
  caseId: string;
  role: string;
  bodyId: string | null;
  userId: string | null;
  /** For committee members: expert or representative. */
  kind: string | null;
  since: string;
  leftAt: string | null;
}

/** One stay of a case in a stage, kept beside its state to be counted; whose it is stands with it, so that no case is read. */
export interface VisitRow {
  caseId: string;
  visit: number;
  definitionId: string;
  stage: string;
  region: string;
  industry: string;
  enteredAt: string;
  leftAt: string | null;
  /** How long it was, by the platform's clock; null while it lasts. */
  minutes: number | null;
  /** Something was not done in time in it. */
  isLate: boolean;
}

/** What a case was awarded for, since its award is public. */
export interface AwardRow {
  caseId: string;
  region: string;
  industry: string;
  at: string;
  /** The unit of the amount, and how many of its smallest parts. */
  unit: string;
  parts: string;
}

/** Which user an alias of a case stands for. */
export interface AliasRow {
  caseId: string;
  alias: string;
  userId: string;
}

export interface EventRow {
  caseId: string;
  seq: number;
  at: string;
  kind: string;
  stage: string;
  action: string | null;
  actKey: string | null;
  recordKey: string;
  json: object;
  previousHash: string;
  hash: string;
}

export interface TaskRow {
  id: string;
  caseId: string;
  taskKey: string;
  action: string;
  stage: string;
  role: string;
  partyId: string | null;
  bodyId: string | null;
  userId: string | null;
  about: string | null;
  region: string;
  industry: string;
  since: string;
  dueAt: string | null;
  provisional: boolean;
  revision: string;
  claimedBy: string | null;
}

export interface LinkRow {
  caseId: string;
  toCaseId: string;
  kind: string;
}

/** The archived history of a run of a case's workflow. The signature is over what `archive-seal.ts` says. */
export interface RunArchiveRow {
  runId: string;
  caseId: string;
  /** The run that it went on from. */
  continuedFrom: string | null;
  events: number;
  /** In the document store. */
  contentId: string;
  sha256: string;
  size: number;
  archivedAt: string;
  signature: string;
  keyId: string;
}

/** A case that could not go on, and that the platform has set back in its history: see `docs/temporal.md`. */
export interface SetBackRow {
  id: string;
  caseId: string;
  at: string;
  /** The run that could not go on, and its event up to which its history was kept. */
  fromRun: string;
  event: number;
  /** The run that goes on from there; null until Temporal has named it. */
  toRun: string | null;
  /** When the rows of the case were first found to agree with it again. */
  agreedAt: string | null;
  closedAt: string | null;
  /** The operator who has seen to it; null where nobody had to. */
  closedBy: string | null;
}

export const caseTables = {
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
      firstRun: maybe(id),
      run: maybe(id),
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
      // all that a search looks at, so that no case is read whole before it is found
      [
        ...(['updatedAt', 'id', 'title', 'lot', 'region', 'industry', 'tendererId', 'agencyId'] as const),
        ...(['isPublic', 'seq'] as const),
      ],
      // what is counted is counted from the index alone
      [
        'closing',
        'definitionId',
        'stage',
        'region',
        'industry',
        'isPublic',
        'seq',
        'dueAt',
        'suspendedAt',
        'deadlineAt',
      ],
      ['openedAt', 'region', 'industry', 'isPublic', 'seq'],
      ['closedAt', 'region', 'industry', 'isPublic', 'seq'],
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
  visit: table<VisitRow>({
    name: 'stage_visit',
    columns: {
      caseId: key,
      visit: primary(integer),
      definitionId: id,
      stage: string(60),
      region: string(6),
      industry: string(60),
      enteredAt: instant,
      leftAt: maybe(instant),
      minutes: maybe(integer),
      isLate: flag,
    },
    indices: [['leftAt', 'definitionId', 'stage', 'region', 'industry', 'minutes', 'isLate']],
  }),
  award: table<AwardRow>({
    name: 'award',
    columns: { caseId: key, region: string(6), industry: string(60), at: instant, unit: string(3), parts: string(20) },
    indices: [['at', 'unit', 'region', 'industry', 'parts']],
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
      ['claimedBy', 'dueAt'],
      ['region', 'dueAt'],
      ['dueAt', 'id'],
    ],
  }),
  link: table<LinkRow>({
    name: 'case_link',
    columns: { caseId: key, toCaseId: key, kind: string(30) },
    indices: [['toCaseId']],
  }),
  runArchive: table<RunArchiveRow>({
    name: 'run_archive',
    columns: {
      runId: key,
      caseId: id,
      continuedFrom: maybe(id),
      events: integer,
      contentId: id,
      sha256: id,
      size: { kind: 'long' },
      archivedAt: instant,
      signature: string(200),
      keyId: id,
    },
    indices: [['caseId']],
  }),
  setBack: table<SetBackRow>({
    name: 'set_back',
    columns: {
      id: key,
      caseId: id,
      at: instant,
      fromRun: id,
      event: integer,
      toRun: maybe(id),
      agreedAt: maybe(instant),
      closedAt: maybe(instant),
      closedBy: maybe(id),
    },
    indices: [['caseId'], ['closedAt', 'at']],
  }),
} as const;
