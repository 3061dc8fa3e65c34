import { Client, Connection, WorkflowNotFoundError } from '@temporalio/client';
import { setTimeout as sleep } from 'node:timers/promises';
import { openDatabase, rows, type Database } from '../../database/database';
import { publishDefinitions } from '../../database/definitions';
import type { EventRow } from '../../database/rows';
import { unansweredTask } from '../../api/set-backs/free-case';
import { chainHash, chainStart } from '../../domain/hash';
import { actsInOrder, tenActs } from './ten-acts';
import { logIn, newKey, type HttpPerson } from './http-person';
import { startProcesses, type Processes, type ProcessesOptions } from './processes';

/** What an act was answered. */
export interface Answered {
  readonly seq: number;
  readonly hash: string;
  readonly stage: string;
  readonly closing?: string;
}

/** A platform of processes with cases of ten acts, and the eyes to look at what is left after something was killed. */
export interface RelayWorld {
  readonly platform: Processes;
  readonly database: Database;
  readonly people: Readonly<Record<'tenderer' | 'centre', HttpPerson>>;
  open(): Promise<string>;
  /** Takes act number 1 to 10 of a case. */
  act(caseId: string, number: number, key?: string): Promise<Answered>;
  events(caseId: string): Promise<EventRow[]>;
  /** How much has still to be told to cases. */
  waitingInOutbox(): Promise<number>;
  /** What Temporal says of a case. */
  stand(caseId: string): Promise<{ readonly seq: number; readonly head: string }>;
  /** Sets a case back to before its last act, as the platform does with one that cannot go on; it takes it again. */
  setBack(caseId: string): Promise<void>;
  /** The run of a case that its row names. */
  runOf(caseId: string): Promise<string | null>;
  /** The runs of a case that are in the archive. */
  archivedRuns(caseId: string): Promise<readonly string[]>;
  /** Has Temporal forget the runs of a case, as after its retention. */
  forgetInTemporal(caseId: string): Promise<void>;
  /** @throws Error that says what is wrong with the chain, or where database and Temporal do not agree */
  check(caseId: string): Promise<void>;
  close(): Promise<void>;
}

/** Starts it. Call `close` when done. */
export async function startRelayWorld(options: ProcessesOptions = {}): Promise<RelayWorld> {
  const platform = await startProcesses(options);
  const url = options.env?.['DATABASE_URL'];
  const database = await openDatabase(
    url === undefined ? { kind: 'sqlite', file: `${platform.dataDir}/platform.db` } : { kind: 'mysql', url },
  );
  await publishDefinitions(database, [tenActs], new Date().toISOString());
  const people = {
    tenderer: await logIn(platform.url, 'tenderer1'),
    centre: await logIn(platform.url, 'centre1'),
  };
  const connection = Connection.lazy({ address: platform.temporalAddress });
  const temporal = new Client({ connection });

  const events = (caseId: string): Promise<EventRow[]> =>
    rows(database.read, 'event').find({ where: { caseId }, order: { seq: 'ASC' } });

  const stand = async (caseId: string) =>
    temporal.workflow.getHandle(caseId).query<{ seq: number; head: string }>('state');

  return {
    platform,
    database,
    people,
    events,
    stand,
    waitingInOutbox: () => rows(database.read, 'outbox').count(),
    async open() {
      const form = { title: `Case ${newKey()}`, region: '530102', industry: 'construction', unit: 'CNY' };
      const { process, jurisdiction } = tenActs;
      const started = await people.tenderer.post<{ cases: readonly { id: string }[] }>('/cases', {
        ...{ process, jurisdiction, form, key: newKey() },
      });
      return started.cases[0]?.id ?? '';
    },
    async act(caseId, number, key = newKey()) {
      const step = actsInOrder[number - 1];
      if (!step) throw new Error(`There is no act ${number}`);
      const { action, role } = step;
      return people[role].post<Answered>(`/cases/${caseId}/acts`, { action, form: { remark: 'agreed' }, key });
    },
    async setBack(caseId) {
      const { runId } = await temporal.workflow.getHandle(caseId).describe();
      const execution = { workflowId: caseId, runId };
      const { history } = await temporal.workflowService.getWorkflowExecutionHistoryReverse({
        ...{ namespace: 'default', execution, maximumPageSize: 40 },
      });
      // as if its end had not been sent
      const [, ...events] = history?.events ?? [];
      const workflowTaskFinishEventId = unansweredTask(events);
      if (!workflowTaskFinishEventId) throw new Error(`${caseId} has taken no act`);
      await temporal.workflowService.resetWorkflowExecution({
        ...{ namespace: 'default', workflowExecution: execution, workflowTaskFinishEventId },
        ...{ reason: 'test', requestId: newKey() },
      });
    },
    async runOf(caseId) {
      return (await rows(database.read, 'case').findOneByOrFail({ id: caseId })).run;
    },
    async archivedRuns(caseId) {
      const archived = await rows(database.read, 'runArchive').find({
        where: { caseId },
        order: { archivedAt: 'ASC' },
      });
      return archived.map(({ runId }) => runId);
    },
    async forgetInTemporal(caseId) {
      const { workflowService } = temporal;
      const ofCase = { namespace: 'default', query: `WorkflowId = '${caseId}'` };
      const { executions } = await workflowService.listWorkflowExecutions(ofCase);
      for (const { execution: workflowExecution } of executions) {
        if (workflowExecution)
          await workflowService.deleteWorkflowExecution({ namespace: 'default', workflowExecution });
      }
      const isKnown = () =>
        temporal.workflow
          .getHandle(caseId)
          .describe()
          .then(
            () => true,
            (error: unknown) => {
              if (error instanceof WorkflowNotFoundError) return false;
              throw error;
            },
          );
      while (await isKnown()) await sleep(100);
    },
    async check(caseId) {
      const found = await events(caseId);
      let head = chainStart;
      for (const [index, event] of found.entries()) {
        if (event.seq !== index + 1) throw new Error(`${caseId}: event ${index + 1} is missing`);
        if (event.previousHash !== head) throw new Error(`${caseId}: the chain breaks before event ${event.seq}`);
        head = chainHash(head, event.json);
        if (event.hash !== head) throw new Error(`${caseId}: event ${event.seq} is not what its hash says`);
      }
      const known = await stand(caseId);
      if (known.seq !== found.length || known.head !== head)
        throw new Error(`${caseId}: Temporal stands at ${known.seq}, the database at ${found.length}`);
    },
    async close() {
      await connection.close();
      await database.close();
      await platform.close();
    },
  };
}
