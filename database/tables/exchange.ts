import { flag, id, instant, integer, json, key, maybe, primary, string, table } from './table';

/** The exchange between platforms. Instants marked real are of the real clock, the others of the platform's. */

/** A package that this platform sends; its numbers have no gaps. */
export interface ExchangePackageRow {
  number: number;
  /** What became public, such as `notice:…`; the same cause makes one package. */
  cause: string;
  caseId: string;
  madeAt: string;
  /** The package itself. */
  body: object;
  previousHash: string;
  hash: string;
  acknowledgedAt: string | null;
  acknowledgement: object | null;
}

/** A document that packages of this platform name; only such may be asked for by its hash. */
export interface ExchangeNamedDocumentRow {
  sha256: string;
  documentId: string;
  size: number;
  /** The first package that names it. */
  number: number;
}

/** A sentence for people, with the number of the package that it is about. */
export interface ExchangeProblem {
  readonly code: string;
  readonly zh: string;
  readonly en: string;
  readonly number?: number;
}

/** The platform that this one sends to: how far it is, and why it stands still. */
export interface ExchangeReceiverRow {
  name: string;
  paused: boolean;
  /** Number of the last package that the receiver has acknowledged. */
  acknowledged: number;
  acknowledgedAt: string | null;
  /** A refusal that trying again does not mend: it waits for an operator. */
  refused: ExchangeProblem | null;
  /** What went wrong in the last tries; they go on by themselves. */
  failed: ExchangeProblem | null;
  tries: number;
  /** Real. */
  nextTryAt: string | null;
  /** What the receiver last said of itself, and when (real). */
  standing: object | null;
  standingAt: string | null;
  /** The process that sends, and until when (real) no other does. */
  leaseBy: string | null;
  leaseUntil: string | null;
}

/** A public key of a platform, base64 of its SubjectPublicKeyInfo. */
export interface ExchangeKey {
  readonly keyId: string;
  readonly publicKey: string;
  readonly addedAt: string;
  readonly revokedAt?: string;
}

/** A platform that sends to this one, and how far it is. */
export interface ExchangeSenderRow {
  code: string;
  name: string;
  /** It may send cases of this division and all within it. */
  region: string;
  keys: readonly ExchangeKey[];
  paused: boolean;
  received: number;
  head: string;
  receivedAt: string | null;
  registeredAt: string;
  registeredBy: string | null;
}

/** A package as it was received. */
export interface ExchangeInboxRow {
  sender: string;
  number: number;
  hash: string;
  previousHash: string;
  body: object;
  signature: object;
  /** The exchanged case that it is about. */
  caseKey: string;
  madeAt: string;
  receivedAt: string;
}

/** A case of another platform as its last package tells it. */
export interface ExchangedCaseRow {
  id: string;
  sender: string;
  /** Its id at the sender. */
  caseId: string;
  title: string;
  lot: string | null;
  process: string;
  processTitle: object;
  region: string;
  industry: string;
  buyer: string | null;
  /** Status of the tender in the words of OCDS. */
  status: string | null;
  /** Number of its last package, and how many there were. */
  number: number;
  versions: number;
  release: object;
  firstReceivedAt: string;
  updatedAt: string;
  receivedAt: string;
}

/** A document that packages of a sender name, however often. Without `storeId` it has not arrived whole. */
export interface ExchangeDocumentRow {
  id: string;
  sender: string;
  sha256: string;
  /** The first package that names it. */
  number: number;
  name: string;
  type: string;
  size: number;
  have: number;
  storeId: string | null;
  completedAt: string | null;
}

/** A piece of a document that has not arrived whole. */
export interface ExchangePieceRow {
  storeId: string;
  documentId: string;
  start: number;
  size: number;
}

/** Something between two platforms that an operator should know. The same thing again is counted. */
export interface ExchangeIncidentRow {
  id: string;
  /** Code of the other platform. */
  peer: string;
  direction: 'sending' | 'receiving';
  problem: ExchangeProblem;
  times: number;
  firstAt: string;
  lastAt: string;
  resolvedAt: string | null;
  resolvedBy: string | null;
}

export const exchangeTables = {
  exchangePackage: table<ExchangePackageRow>({
    name: 'exchange_package',
    columns: {
      number: primary(integer),
      cause: string(120),
      caseId: id,
      madeAt: instant,
      body: json,
      previousHash: id,
      hash: id,
      acknowledgedAt: maybe(instant),
      acknowledgement: maybe(json),
    },
    unique: [['cause']],
    indices: [['caseId']],
  }),
  exchangeNamedDocument: table<ExchangeNamedDocumentRow>({
    name: 'exchange_named_document',
    columns: { sha256: key, documentId: id, size: { kind: 'long' }, number: integer },
  }),
  exchangeReceiver: table<ExchangeReceiverRow>({
    name: 'exchange_receiver',
    columns: {
      name: key,
      paused: flag,
      acknowledged: integer,
      acknowledgedAt: maybe(instant),
      refused: maybe(json),
      failed: maybe(json),
      tries: integer,
      nextTryAt: maybe(instant),
      standing: maybe(json),
      standingAt: maybe(instant),
      leaseBy: maybe(id),
      leaseUntil: maybe(instant),
    },
  }),
  exchangeSender: table<ExchangeSenderRow>({
    name: 'exchange_sender',
    columns: {
      code: primary(string(40)),
      name: string(100),
      region: string(6),
      keys: json,
      paused: flag,
      received: integer,
      head: id,
      receivedAt: maybe(instant),
      registeredAt: instant,
      registeredBy: maybe(id),
    },
  }),
  exchangeInbox: table<ExchangeInboxRow>({
    name: 'exchange_inbox',
    columns: {
      sender: primary(string(40)),
      number: primary(integer),
      hash: id,
      previousHash: id,
      body: json,
      signature: json,
      caseKey: id,
      madeAt: instant,
      receivedAt: instant,
    },
    indices: [['caseKey', 'number']],
  }),
  exchangedCase: table<ExchangedCaseRow>({
    name: 'exchanged_case',
    columns: {
      id: key,
      sender: string(40),
      caseId: id,
      title: string(200),
      lot: maybe(string(220)),
      process: string(60),
      processTitle: json,
      region: string(6),
      industry: string(60),
      buyer: maybe(string(200)),
      status: maybe(string(30)),
      number: integer,
      versions: integer,
      release: json,
      firstReceivedAt: instant,
      updatedAt: instant,
      receivedAt: instant,
    },
    unique: [['sender', 'caseId']],
    indices: [
      ['updatedAt', 'id'],
      ['region', 'updatedAt'],
    ],
  }),
  exchangeDocument: table<ExchangeDocumentRow>({
    name: 'exchange_document',
    columns: {
      id: key,
      sender: string(40),
      sha256: id,
      number: integer,
      name: string(255),
      type: string(120),
      size: { kind: 'long' },
      have: { kind: 'long' },
      storeId: maybe(id),
      completedAt: maybe(instant),
    },
    unique: [['sender', 'sha256']],
    indices: [['sender', 'storeId', 'number']],
  }),
  exchangePiece: table<ExchangePieceRow>({
    name: 'exchange_piece',
    columns: { storeId: key, documentId: id, start: { kind: 'long' }, size: { kind: 'long' } },
    unique: [['documentId', 'start']],
  }),
  exchangeIncident: table<ExchangeIncidentRow>({
    name: 'exchange_incident',
    columns: {
      id: key,
      peer: string(40),
      direction: string(10),
      problem: json,
      times: integer,
      firstAt: instant,
      lastAt: instant,
      resolvedAt: maybe(instant),
      resolvedBy: maybe(id),
    },
    indices: [['resolvedAt', 'lastAt']],
  }),
} as const;
