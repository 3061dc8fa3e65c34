import type { Client } from '@temporalio/client';
import type { DataConverter } from '@temporalio/common';
import { Worker, type InjectedSinks, type WorkflowBundleOption } from '@temporalio/worker';
import { IsNull, MoreThan } from 'typeorm';
import { rows, type Database } from '../database/database';
import { definitionOf } from '../database/definitions';
import { checkDefinition, type StageManifest, type Text } from '../definitions/language';
import { newestHistory } from './case-histories';
import type { RecordSinks } from './written-records';

/** What is compared: the open cases, and the code that is to conduct them. */
export interface UpgradeGround {
  readonly database: Database;
  readonly temporal: Client;
  readonly dataConverter: DataConverter | undefined;
  readonly workflowBundle: WorkflowBundleOption;
  readonly manifest: StageManifest;
}

/**
 * What the new code means for an open case: it goes on; or its pinned definition misses something that the code needs,
 * so it needs a mapping to a newer one; or its history does not replay, and the code must be mended before.
 */
export interface UpgradeVerdict {
  readonly caseId: string;
  readonly process: string;
  readonly version: string;
  readonly is: 'fits' | 'needsMapping' | 'blocked';
  readonly why?: Text;
}

const page = 200;

/** What the replay would write is not looked at; without a receiver Temporal calls every piece of it an error. */
const sinks: InjectedSinks<RecordSinks> = { records: { written: { fn: () => undefined } } };

async function* openCases({ read }: Database) {
  for (let after = ''; ;) {
    const found = await rows(read, 'case').find({
      where: { closing: IsNull(), seq: MoreThan(0), id: MoreThan(after) },
      order: { id: 'ASC' },
      select: { id: true, definitionId: true },
      take: page,
    });
    yield* found;
    const last = found.at(-1);
    if (!last) return;
    after = last.id;
  }
}

/** Replays every open case against the code; nothing is changed anywhere. */
export async function* checkUpgrade(ground: UpgradeGround): AsyncGenerator<UpgradeVerdict> {
  const { database, temporal, workflowBundle, dataConverter, manifest } = ground;
  for await (const { id: caseId, definitionId } of openCases(database)) {
    const definition = await definitionOf(database.read, definitionId);
    const { process, version } = definition;
    const about = { caseId, process, version };
    const [fault] = checkDefinition(definition, manifest);
    if (fault) {
      const { at, message } = fault;
      yield { ...about, is: 'needsMapping', why: { zh: `${at}：${message.zh}`, en: `${at}: ${message.en}` } };
      continue;
    }
    const found = await newestHistory(temporal, caseId);
    if (!found) {
      yield { ...about, is: 'blocked', why: { zh: 'Temporal 中没有其历史', en: 'Temporal has no history of it' } };
      continue;
    }
    try {
      const options = { workflowBundle, sinks, ...(dataConverter && { dataConverter }) };
      await Worker.runReplayHistory(options, found.history, caseId);
      yield { ...about, is: 'fits' };
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      yield { ...about, is: 'blocked', why: { zh: why, en: why } };
    }
  }
}
