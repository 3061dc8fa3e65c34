import type { IssuedPaper } from '../../definitions/language';
import { id, instant, integer, json, key, maybe, primary, string, table } from './table';

/** Documents of the store, those that arrive in parts, and those that the platform makes itself. */

export interface DocumentRow {
  id: string;
  caseId: string | null;
  name: string;
  type: string;
  size: number;
  sha256: string;
  uploadedBy: string;
  bodyId: string;
  uploadedAt: string;
  /** In real time: since when it is there and no form names it. Null once one does: then it stays. */
  unusedSince: string | null;
}

/** A document that the platform itself has made of a case, and what it was made from. Its PDF is the document of that id. */
export interface PaperRow {
  id: string;
  caseId: string;
  /** The event that it was made for: of each kind there is one for an event. */
  seq: number;
  kind: IssuedPaper;
  data: Record<string, unknown>;
  /** SHA-256 of the canonical JSON of the data; it stands on every page. */
  hash: string;
  issuedAt: string;
}

/**
 * A document that arrives in parts, until they are joined. Its instants are real time, whatever the platform's clock
 * shows.
 */
export interface UploadRow {
  id: string;
  userId: string;
  bodyId: string;
  caseId: string | null;
  /** The field of a form that it is for, as the console knows it. */
  field: string | null;
  name: string;
  /** Bytes of the whole, and of every part but the last. */
  size: number;
  partSize: number;
  /** The media type, once the first part is there. */
  type: string | null;
  createdAt: string;
  /** When it is forgotten unless another part comes. */
  expiresAt: string;
  /** The content that the parts are being joined to, how many bytes of it are there, and when that was still so. */
  joinId: string | null;
  joined: number;
  joinAliveAt: string | null;
  /** The document that it became. */
  documentId: string | null;
}

/** A part that has arrived, as a content of its own. */
export interface UploadPartRow {
  uploadId: string;
  /** From 1. */
  number: number;
  contentId: string;
  size: number;
  sha256: string;
}

export const documentTables = {
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
      unusedSince: maybe(instant),
    },
    indices: [['caseId'], ['unusedSince'], ['uploadedBy', 'unusedSince']],
  }),
  paper: table<PaperRow>({
    name: 'paper',
    columns: { id: key, caseId: id, seq: integer, kind: string(30), data: json, hash: id, issuedAt: instant },
    unique: [['caseId', 'seq', 'kind']],
  }),
  upload: table<UploadRow>({
    name: 'upload',
    columns: {
      id: key,
      userId: id,
      bodyId: id,
      caseId: maybe(id),
      field: maybe(string(200)),
      name: string(255),
      size: { kind: 'long' },
      partSize: integer,
      type: maybe(string(120)),
      createdAt: instant,
      expiresAt: instant,
      joinId: maybe(id),
      joined: { kind: 'long' },
      joinAliveAt: maybe(instant),
      documentId: maybe(id),
    },
    indices: [['userId'], ['expiresAt']],
  }),
  uploadPart: table<UploadPartRow>({
    name: 'upload_part',
    columns: { uploadId: key, number: primary(integer), contentId: id, size: integer, sha256: id },
  }),
} as const;
