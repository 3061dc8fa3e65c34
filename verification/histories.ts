import type { Client } from '@temporalio/client';
import type { PayloadCodec } from '@temporalio/common';
import { historyToJSON } from '@temporalio/common/lib/proto-utils';
import type { DocumentStore } from '../activities/ports/document-store';
import type { Signer } from '../activities/ports/signer';
import type { ArchivedRun } from '../database/run-archive';
import { text, type Text } from '../definitions/language';
import { canonicalJson } from '../domain/canonical';
import type { CaseRows } from './case-rows';
import { checkArchive } from './check-archive';
import { accountOf, type RunAccount } from './run-account';
import { archivedHistory, continuedFrom, firstRunOf, liveHistory, readArchive, type RunHistory } from './run-history';

/** Where histories are, and what they are read and checked with. */
export interface HistoryGround {
  readonly temporal: Client;
  readonly codec: PayloadCodec | undefined;
  readonly documents: DocumentStore;
  readonly signer: Signer;
}

/** What is known of the runs of a case, oldest first, from Temporal or, where it has forgotten them, from the archive. */
export interface Histories {
  readonly accounts: readonly RunAccount[];
  /** The runs reach back to the opening of the case. */
  readonly isWhole: boolean;
  readonly archived: readonly ArchivedRun[];
  readonly findings: readonly Text[];
}

const isSame = (live: RunHistory, { history }: ArchivedRun): boolean =>
  canonicalJson(JSON.parse(historyToJSON({ events: [...live.events] }))) === canonicalJson(history);

/** The archived run that no other went on from. */
const newestOf = ({ archives }: CaseRows): string | undefined =>
  archives.find(({ runId }) => !archives.some((other) => other.continuedFrom === runId))?.runId;

/**
 * The newest run of a case that Temporal has. When a case was set back, another run goes on than the one that has
 * written last. A workflow that somebody has begun under the name of the case is none of its runs.
 */
async function newestHistory(temporal: Client, { case: { id, run, firstRun } }: CaseRows) {
  const current = await liveHistory(temporal, id);
  if (run === null || (current && firstRunOf(current) === firstRun)) return current;
  return liveHistory(temporal, id, run);
}

const isNowhere = (runId: string): Text =>
  text(
    `流程 ${runId} 的历史既不在 Temporal 中，也没有可用的存档。`,
    `The history of run ${runId} is neither in Temporal nor in a sound archive.`,
  );

/** Finds and reads the runs of a case, and checks its archives. */
export async function historiesOf(ground: HistoryGround, rows: CaseRows): Promise<Histories> {
  const { temporal, codec, documents, signer } = ground;
  const caseId = rows.case.id;
  const findings: Text[] = [];
  const archives = new Map<string, ArchivedRun>();
  for (const row of rows.archives) {
    const archived = await readArchive(documents, row);
    const faults = await checkArchive(row, archived, signer);
    findings.push(...faults);
    if (typeof archived !== 'string' && faults.length === 0) archives.set(row.runId, archived);
  }

  const accounts: RunAccount[] = [];
  const known = { archived: [...archives.values()], findings };
  const inTemporal = await newestHistory(temporal, rows);
  const { run } = rows.case;
  if (inTemporal && run !== null && run !== inTemporal.runId && !archives.has(run)) {
    // a run that was set back stays in Temporal as long as others do
    if (!(await liveHistory(temporal, caseId, run))) findings.push(isNowhere(run));
  }
  let id = inTemporal?.runId ?? rows.case.run ?? newestOf(rows);
  while (id !== undefined) {
    const runId: string = id;
    const archived = archives.get(runId);
    const live = inTemporal?.runId === runId ? inTemporal : await liveHistory(temporal, caseId, runId);
    if (live && archived && !isSame(live, archived)) {
      findings.push(
        text(
          `流程 ${runId} 的存档与 Temporal 中的历史不同。`,
          `The archive of run ${runId} differs from Temporal's history.`,
        ),
      );
    }
    const history = live ?? (archived && archivedHistory(archived));
    if (!history) {
      findings.push(isNowhere(runId));
      return { ...known, accounts, isWhole: false };
    }
    try {
      accounts.unshift(await accountOf(history, caseId, codec));
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      findings.push(text(`流程 ${runId} 的历史无法读取：${why}`, `The history of run ${runId} cannot be read: ${why}`));
      return { ...known, accounts, isWhole: false };
    }
    id = continuedFrom(history);
  }
  if (accounts.length === 0) {
    findings.push(
      text('案件在 Temporal 中没有历史，也没有存档。', 'The case has no history in Temporal and no archive.'),
    );
  }
  return { ...known, accounts, isWhole: accounts.length > 0 };
}
