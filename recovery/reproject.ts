import type { Client } from '@temporalio/client';
import type { DataConverter } from '@temporalio/common';
import { Worker, type InjectedSinks, type WorkflowBundleOption } from '@temporalio/worker';
import { rows, type Database } from '../database/database';
import { projectCase, type RunOfCase } from '../database/projection';
import type { CaseRecord } from '../definitions/language';
import { caseHistories } from './case-histories';
import type { RecordSinks } from './written-records';

/** What cases are rebuilt with. */
export interface ReprojectionGround {
  readonly database: Database;
  readonly temporal: Client;
  readonly dataConverter: DataConverter | undefined;
  readonly workflowBundle: WorkflowBundleOption;
  readonly now: () => string;
}

/** How a case was found and is left. */
export type Reprojected =
  | { readonly caseId: string; readonly is: 'whole' }
  | { readonly caseId: string; readonly is: 'rebuilt'; readonly events: number }
  | { readonly caseId: string; readonly is: 'askedToRestate' }
  | { readonly caseId: string; readonly is: 'unknownToTemporal' }
  | { readonly caseId: string; readonly is: 'failed'; readonly why: string };

interface Writing {
  readonly records: readonly CaseRecord[];
  readonly run: RunOfCase;
}

/** What the code of this version writes when it replays the histories of a case. @throws Error when they do not fit */
async function writingsOf(ground: ReprojectionGround, caseId: string): Promise<Writing[]> {
  const writings: Writing[] = [];
  const sinks: InjectedSinks<RecordSinks> = {
    records: {
      written: { fn: (_info, _id, records, run) => void writings.push({ records, run }), callDuringReplay: true },
    },
  };
  const { workflowBundle, dataConverter, temporal } = ground;
  const options = { workflowBundle, sinks, ...(dataConverter && { dataConverter }) };
  for (const { workflowId, history } of await caseHistories(temporal, caseId)) {
    await Worker.runReplayHistory(options, history, workflowId);
  }
  return writings;
}

/**
 * Brings the rows of a case to where Temporal knows it to stand, by replaying its history: after a restore they may lie
 * behind, or ahead. What was kept as rows only (entries, sealed forms, parties) is not made anew by this.
 */
export async function reprojectCase(ground: ReprojectionGround, caseId: string): Promise<Reprojected> {
  const { database, temporal, now } = ground;
  try {
    const writings = await writingsOf(ground, caseId);
    const last = writings.at(-1)?.records.at(-1);
    if (!last) return { caseId, is: 'unknownToTemporal' };
    const before = await rows(database.read, 'case').findOneByOrFail({ id: caseId });
    if (before.seq > last.event.seq) {
      await temporal.workflow.getHandle(caseId).signal('restate');
      return { caseId, is: 'askedToRestate' };
    }
    if (before.seq === last.event.seq && before.head === last.hash) return { caseId, is: 'whole' };
    for (const { records, run } of writings) await projectCase(database, caseId, records, now(), run);
    return { caseId, is: 'rebuilt', events: last.event.seq - before.seq };
  } catch (error) {
    return { caseId, is: 'failed', why: error instanceof Error ? error.message : String(error) };
  }
}
