import { canonicalJson } from '../domain/canonical';
import type { RowManifest } from './row-manifest';
import type { RunArchiveRow } from './rows';

/** What is archived of a run of a case's workflow, as compressed JSON. Encrypted payloads stay encrypted. */
export interface ArchivedRun {
  readonly format: 'case-run/1';
  readonly caseId: string;
  readonly runId: string;
  readonly continuedFrom: string | null;
  /** Temporal's own JSON of a history, as its command line exports and replays it. */
  readonly history: object;
  /** With the last run of a closed case: the rows as they were then. */
  readonly rows?: RowManifest;
}

/** The text under which the platform puts its signature when it archives a run. */
export const archiveText = ({
  caseId,
  runId,
  continuedFrom,
  events,
  sha256,
  size,
  archivedAt,
}: Omit<RunArchiveRow, 'contentId' | 'signature' | 'keyId'>): string =>
  canonicalJson({ caseId, runId, continuedFrom, events, sha256, size, archivedAt });
