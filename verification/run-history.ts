import { WorkflowNotFoundError, type Client } from '@temporalio/client';
import { historyFromJSON } from '@temporalio/common/lib/proto-utils';
import type { temporal } from '@temporalio/proto';
import { buffer } from 'node:stream/consumers';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { ContentMissing, type DocumentStore } from '../activities/ports/document-store';
import type { RunArchiveRow } from '../database/rows';
import type { ArchivedRun } from '../database/run-archive';
import { sha256 } from '../domain/hash';

const decompress = promisify(gunzip);

/** An event of Temporal's history. */
export type HistoryEvent = temporal.api.history.v1.IHistoryEvent;

/** The history of a run, and where it was found. */
export interface RunHistory {
  readonly runId: string;
  readonly from: 'temporal' | 'archive';
  readonly events: readonly HistoryEvent[];
}

/** The run that this one went on from. */
export const continuedFrom = ({ events }: RunHistory): string | undefined =>
  events[0]?.workflowExecutionStartedEventAttributes?.continuedExecutionRunId || undefined;

/** The first of the runs that continued each other up to this one. */
export const firstRunOf = ({ runId, events }: RunHistory): string =>
  events[0]?.workflowExecutionStartedEventAttributes?.firstExecutionRunId || runId;

/** Real milliseconds that Temporal has to say which run there is, and to hand a history over. */
const patienceMs = { description: 5000, history: 20_000 } as const;

/**
 * The history of a run as Temporal has it, of the newest without an id; undefined when it has forgotten it.
 * @throws the fault of Temporal when it is away; it is not waited for
 */
export async function liveHistory(client: Client, caseId: string, id?: string): Promise<RunHistory | undefined> {
  try {
    const { runId } = await client.withDeadline(Date.now() + patienceMs.description, () =>
      client.workflow.getHandle(caseId, id).describe(),
    );
    const { events } = await client.withDeadline(Date.now() + patienceMs.history, () =>
      client.workflow.getHandle(caseId, runId).fetchHistory(),
    );
    return { runId, from: 'temporal', events: events ?? [] };
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return undefined;
    throw error;
  }
}

/** An archived run as it lies in the store: `undefined` where there is nothing, `damaged` where it is something else. */
export async function readArchive(
  documents: DocumentStore,
  row: RunArchiveRow,
): Promise<ArchivedRun | 'missing' | 'damaged'> {
  try {
    const content = await buffer(await documents.read(row.contentId));
    if (sha256(content) !== row.sha256) return 'damaged';
    return JSON.parse((await decompress(content)).toString()) as ArchivedRun;
  } catch (error) {
    if (error instanceof ContentMissing) return 'missing';
    throw error;
  }
}

/** The history in an archive. */
export const archivedHistory = ({ runId, history }: ArchivedRun): RunHistory => ({
  runId,
  from: 'archive',
  events: historyFromJSON(history).events ?? [],
});
