import { id, instant, integer, json, key, primary, string, table } from './table';

/** What is public for good: notices and certificates. */

export interface NoticeRow {
  id: string;
  number: string;
  caseId: string;
  seq: number;
  kind: string;
  process: string;
  region: string;
  industry: string;
  publishedAt: string;
  content: object;
  hash: string;
}

export interface CertificateRow {
  number: string;
  caseId: string;
  issuedAt: string;
  content: Record<string, unknown>;
  hash: string;
  signature: string;
  keyId: string;
}

export const noticeTables = {
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
} as const;
