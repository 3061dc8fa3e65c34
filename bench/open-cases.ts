import { Client, Connection } from '@temporalio/client';
import { openDatabase } from '../database/database';
import { publishDefinitions } from '../database/definitions';
import { logIn, newKey } from '../test/support/http-person';
import { startProcesses, type Processes } from '../test/support/processes';
import { quickTender } from '../test/support/quick-tender';
import { table, type Bench, type Say } from './bench';
import { residentMib } from './memory';

/** How many cases wait for a date, and how many clients open them. */
interface OpenCasesSize extends Readonly<Record<string, number>> {
  readonly cases: number;
  readonly clients: number;
}

const waitDays = 30;

/** Opens cases, each of which then waits for a date with a timer. */
async function openCases(platform: Processes, { cases, clients }: OpenCasesSize, say: Say): Promise<string[]> {
  const ids: string[] = [];
  let left = cases;
  const work = async (): Promise<void> => {
    const tenderer = await logIn(platform.url, 'tenderer1');
    const { process: name, jurisdiction } = quickTender;
    while (left > 0) {
      left -= 1;
      const form = { title: `Case ${newKey()}`, region: '530102', industry: 'construction', unit: 'CNY' };
      const body = { process: name, jurisdiction, form, key: newKey() };
      const started = await tenderer.post<{ cases: readonly { id: string }[] }>('/cases', body);
      const caseId = started.cases[0]?.id ?? '';
      const bidDeadline = new Date(Date.now() + waitDays * 86_400_000).toISOString();
      await tenderer.post(`/cases/${caseId}/acts`, { action: 'publishNotice', form: { bidDeadline }, key: newKey() });
      ids.push(caseId);
      if (ids.length % 100 === 0) say(`${ids.length} of ${cases} cases are open`);
    }
  };
  await Promise.all(Array.from({ length: clients }, work));
  return ids;
}

/** Asks every case where it stands, which brings each of them back into a worker; milliseconds until all have answered. */
async function askAll(temporal: Client, ids: readonly string[], say: Say): Promise<number> {
  const begun = performance.now();
  const waiting = [...ids];
  let answered = 0;
  const work = async (): Promise<void> => {
    for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
      const { state } = await temporal.workflow.getHandle(id).query<{ state: { stage: string } }>('state');
      if (state.stage !== 'bidding') throw new Error(`${id} stands in ${state.stage}`);
      answered += 1;
      if (answered % 500 === 0) say(`${answered} of ${ids.length} cases have answered`);
    }
  };
  await Promise.all(Array.from({ length: 16 }, work));
  return performance.now() - begun;
}

const programs = ['temporal', 'worker', 'server'] as const;
const memoryOf = (platform: Processes): string[] =>
  programs.map((program) => residentMib(platform.pid(program)).toFixed(0));

/** Many cases that wait for a date: what they cost in memory, and how long it takes until all are back after a crash. */
export const openCasesBench: Bench<OpenCasesSize> = {
  full: { cases: 5000, clients: 8 },
  small: { cases: 60, clients: 4 },

  async run(size, say) {
    const platform = await startProcesses();
    const connection = Connection.lazy({ address: platform.temporalAddress });
    const temporal = new Client({ connection });
    try {
      const database = await openDatabase({ kind: 'sqlite', file: `${platform.dataDir}/platform.db` });
      await publishDefinitions(database, [quickTender], new Date().toISOString());
      await database.close();
      const empty = memoryOf(platform);
      const ids = await openCases(platform, size, say);
      const open = memoryOf(platform);
      say('killing all programs');
      for (const program of ['server', 'worker', 'temporal'] as const) await platform.kill(program);
      const began = performance.now();
      for (const program of programs) await platform.start(program);
      await platform.ready();
      const readyMs = performance.now() - began;
      const allMs = await askAll(temporal, ids, say);
      const after = memoryOf(platform);
      const seconds = (ms: number) => (ms / 1000).toFixed(1);
      return [
        table(
          ['memory, MiB', 'Temporal', 'worker', 'API'],
          [
            ['no case', ...empty],
            [`${ids.length} open cases`, ...open],
            ['after the restart, all asked', ...after],
          ],
        ),
        '',
        `all killed; ready again after ${seconds(readyMs)} s; all ${ids.length} cases have answered ${seconds(allMs)} s later`,
      ].join('\n');
    } finally {
      await connection.close();
      await platform.close();
    }
  },
};
