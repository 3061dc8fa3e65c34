import type { Database } from '../database/database';
import { rowManifest } from '../database/row-manifest';
import type { Text } from '../definitions/language';
import { readCaseRows, type CaseRows } from './case-rows';
import { checkRowsSince } from './check-archive';
import { checkCaseRow } from './check-case-row';
import { checkChain } from './check-chain';
import { checkCorrections } from './check-corrections';
import { checkDocuments } from './check-documents';
import { checkEntries } from './check-entries';
import { checkHistory } from './check-history';
import { checkLedger, readLedgerRows } from './check-ledger';
import { checkRanking } from './check-ranking';
import { checkResults } from './check-results';
import { checkSealed } from './check-sealed';
import { historiesOf, type HistoryGround } from './histories';

/** What a verification needs of the platform. */
export interface VerificationGround extends HistoryGround {
  readonly database: Database;
}

/** What a verification has found: nothing, where the case is intact. */
export interface Verdict {
  readonly caseId: string;
  readonly events: number;
  /** Whence its histories came. */
  readonly from: readonly ('temporal' | 'archive')[];
  /** A closed case whose history is not archived yet. */
  readonly waitsForArchive: boolean;
  readonly findings: readonly Text[];
}

/** An open case moves while it is looked at: what seems wrong is looked at again after so many milliseconds. */
const pauseMs = 1000;
const looks = 4;

async function look(ground: VerificationGround, rows: CaseRows): Promise<Verdict> {
  const { database, documents, signer } = ground;
  const caseId = rows.case.id;
  if (rows.case.seq === 0) return { caseId, events: 0, from: [], waitsForArchive: false, findings: [] };
  const histories = await historiesOf(ground, rows);
  const closed = histories.archived.flatMap((run) => (run.rows ? [run.rows] : []));
  const findings = [
    ...checkChain(rows),
    ...histories.findings,
    ...checkHistory(rows, histories.accounts, histories.isWhole),
    ...checkSealed(rows),
    ...checkEntries(rows),
    ...checkCaseRow(rows),
    ...(await checkResults(rows, signer)),
    ...(await checkCorrections(database.read, rows, documents)),
    ...(await checkRanking(database.read, rows)),
    ...checkLedger(await readLedgerRows(database.read, caseId)),
    ...(await checkDocuments(rows, documents)),
  ];
  for (const then of closed) findings.push(...checkRowsSince(then, await rowManifest(database.read, caseId, then)));
  return {
    caseId,
    events: rows.events.length,
    from: [...new Set(histories.accounts.map(({ from }) => from))],
    waitsForArchive: rows.case.closing !== null && rows.archives.length === 0,
    findings,
  };
}

/**
 * Verifies a case: its chain of events, computed anew; the same events as Temporal took them, or as they were archived;
 * the ranking and the book of deposits, computed anew; what was sealed, handed in, evaluated, published, certified and uploaded. Undefined when
 * there is no such case.
 */
export async function verifyCase(ground: VerificationGround, caseId: string): Promise<Verdict | undefined> {
  for (let left = looks; ; left -= 1) {
    const rows = await readCaseRows(ground.database.read, caseId);
    if (!rows) return undefined;
    const verdict = await look(ground, rows);
    const isMoving = rows.case.closing === null && verdict.findings.length > 0;
    if (!isMoving || left === 1) return verdict;
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
  }
}
