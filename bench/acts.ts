import { Client, Connection } from '@temporalio/client';
import { openDatabase, type DatabasePlace } from '../database/database';
import { publishDefinitions } from '../database/definitions';
import { startProcesses, type Processes } from '../test/support/processes';
import { table, type Bench, type Say, type Size } from './bench';
import { step } from './bare/workflow';
import { cpuMs } from './cpu-time';
import { logIn, newKey, type HttpPerson } from '../test/support/http-person';
import { percentiles, type Percentiles } from './percentiles';
import { startScript } from './program';
import { actsInOrder, tenActs } from '../test/support/ten-acts';

/** What one series of cases cost. */
export interface Series {
  readonly name: string;
  readonly clients: number;
  readonly cases: number;
  readonly casesPerSecond: number;
  readonly actsPerSecond: number;
  readonly latency: Percentiles;
  /** CPU milliseconds a case, by program. */
  readonly cpu: Readonly<Record<string, number>>;
  readonly eventsPerAct: number;
  readonly bytesPerCase: number;
}

interface Kind {
  readonly name: string;
  /** Runs one case to its end and answers the milliseconds of each act, and the id of its workflow. */
  run(client: number): Promise<{ readonly id: string; readonly acts: readonly number[] }>;
  readonly pids: Readonly<Record<string, number>>;
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

async function measure(kind: Kind, temporal: Client, clients: number, cases: number): Promise<Series> {
  const before = Object.entries(kind.pids).map(([name, pid]) => [name, pid, cpuMs(pid)] as const);
  const begun = performance.now();
  const latencies: number[] = [];
  const ids: string[] = [];
  let left = cases;
  const work = async (client: number): Promise<void> => {
    while (left > 0) {
      left -= 1;
      const { id, acts } = await kind.run(client);
      ids.push(id);
      latencies.push(...acts);
    }
  };
  await Promise.all(Array.from({ length: clients }, (_, client) => work(client)));
  const seconds = (performance.now() - begun) / 1000;
  const cpu = Object.fromEntries(before.map(([name, pid, used]) => [name, (cpuMs(pid) - used) / cases]));
  const seen = await Promise.all(ids.slice(-20).map(async (id) => temporal.workflow.getHandle(id).describe()));
  return {
    name: kind.name,
    clients,
    cases,
    casesPerSecond: cases / seconds,
    actsPerSecond: (cases * actsInOrder.length) / seconds,
    latency: percentiles(latencies),
    cpu,
    eventsPerAct: sum(seen.map(({ historyLength }) => historyLength)) / seen.length / actsInOrder.length,
    bytesPerCase: sum(seen.map(({ historySize }) => historySize ?? 0)) / seen.length,
  };
}

interface Team {
  readonly tenderer: HttpPerson;
  readonly centre: HttpPerson;
}

/** Cases through the platform's API: each act is sent by one person, the next task is read by the other. */
function throughPlatform({ platform, others = {} }: ActsGround, teams: readonly Team[], readsInbox: boolean): Kind {
  return {
    name: readsInbox ? 'platform, reading the inbox after each act' : 'platform',
    pids: {
      temporal: platform.pid('temporal'),
      worker: platform.pid('worker'),
      ...others,
      api: platform.pid('server'),
      client: process.pid,
    },
    async run(client) {
      const team = teams[client];
      if (!team) throw new Error(`There is no client ${client}`);
      const form = { title: `Case ${newKey()}`, region: '530102', industry: 'construction', unit: 'CNY' };
      const started = await team.tenderer.post<{ cases: readonly { id: string }[] }>('/cases', {
        process: tenActs.process,
        jurisdiction: tenActs.jurisdiction,
        form,
        key: newKey(),
      });
      const id = started.cases[0]?.id ?? '';
      const acts: number[] = [];
      for (const [index, { action, role }] of actsInOrder.entries()) {
        const sent = performance.now();
        await team[role].post(`/cases/${id}/acts`, { action, form: { remark: 'agreed' }, key: newKey() });
        const next = actsInOrder[index + 1];
        if (readsInbox && next) await untilInInbox(team[next.role], id, next.action);
        acts.push(performance.now() - sent);
      }
      return { id, acts };
    },
  };
}

async function untilInInbox(person: HttpPerson, caseId: string, action: string): Promise<void> {
  for (;;) {
    const { items } = await person.get<{ items: readonly { action: string }[] }>(`/tasks?caseId=${caseId}&limit=5`);
    if (items.some((task) => task.action === action)) return;
  }
}

const bareName = 'bare Temporal';

/** The least that Temporal itself needs for such cases, on the same server. */
function bareTemporal(temporal: Client, pids: Kind['pids'], withActivity: boolean): Kind {
  return {
    name: withActivity ? bareName : `${bareName}, without the local activity`,
    pids,
    async run() {
      const id = `bare-${newKey()}`;
      const handle = await temporal.workflow.start('bare', {
        workflowId: id,
        taskQueue: 'bare',
        args: [actsInOrder.length, withActivity],
      });
      const acts: number[] = [];
      for (let count = 0; count < actsInOrder.length; count += 1) {
        const sent = performance.now();
        await handle.executeUpdate(step);
        acts.push(performance.now() - sent);
      }
      return { id, acts };
    },
  };
}

/** How many cases a series has at one client and at eight, and how often it is run; the middle round is told. */
export interface ActsSize extends Size {
  readonly alone: number;
  readonly together: number;
  readonly rounds: number;
}

const middle = (series: readonly Series[]): Series => {
  const sorted = [...series].sort((a, b) => a.actsPerSecond - b.actsPerSecond);
  const one = sorted[Math.floor(sorted.length / 2)];
  if (!one) throw new Error('No round was run');
  return one;
};

/** Where the series run. */
export interface ActsGround {
  readonly platform: Processes;
  readonly database: DatabasePlace;
  /** Kinds of the platform's series beside those of bare Temporal. */
  readonly readsInbox: readonly boolean[];
  /** Further programs whose CPU is told, by name. */
  readonly others?: Readonly<Record<string, number>>;
}

/**
 * Cases of ten acts through HTTP at 1 and 8 clients, and a bare Temporal workflow with ten Updates, with an empty local
 * activity and without one, on the same server, in turns in one run.
 */
export async function runSeries(ground: ActsGround, size: ActsSize, say: Say): Promise<readonly Series[]> {
  const { platform } = ground;
  const env = { ...process.env, TEMPORAL_ADDRESS: platform.temporalAddress };
  const bareWorker = await startScript('bench/bare/worker.ts', env, 'bare worker is ready');
  const connection = await Connection.connect({ address: platform.temporalAddress });
  const temporal = new Client({ connection });
  try {
    await publish(ground.database);
    const teams = await Promise.all(
      Array.from({ length: 8 }, async () => ({
        tenderer: await logIn(platform.url, 'tenderer1'),
        centre: await logIn(platform.url, 'centre1'),
      })),
    );
    const pids = { temporal: platform.pid('temporal'), worker: bareWorker.pid, client: process.pid };
    const kinds = [
      bareTemporal(temporal, pids, true),
      bareTemporal(temporal, pids, false),
      ...ground.readsInbox.map((readsInbox) => throughPlatform(ground, teams, readsInbox)),
    ];
    say('warming up');
    for (const kind of kinds) await measure(kind, temporal, 8, Math.min(24, size.together));
    const told: Series[] = [];
    for (const clients of [1, 8] as const) {
      const rounds = new Map<Kind, Series[]>(kinds.map((kind) => [kind, []]));
      for (let round = 1; round <= size.rounds; round += 1) {
        for (const kind of kinds) {
          say(`round ${round} of ${size.rounds}, ${clients} client${clients === 1 ? '' : 's'}: ${kind.name}`);
          const cases = clients === 1 ? size.alone : size.together;
          rounds.get(kind)?.push(await measure(kind, temporal, clients, cases));
        }
      }
      told.push(...[...rounds.values()].map(middle));
    }
    return told;
  } finally {
    await bareWorker.stop();
    await connection.close();
  }
}

/** Acts on the development server of Temporal, all on one machine. */
export const actsBench: Bench<ActsSize> = {
  full: { alone: 20, together: 120, rounds: 3 },
  small: { alone: 4, together: 24, rounds: 1 },

  async run(size, say) {
    const platform = await startProcesses();
    try {
      const database = { kind: 'sqlite', file: `${platform.dataDir}/platform.db` } as const;
      return actsReport(await runSeries({ platform, database, readsInbox: [false, true] }, size, say));
    } finally {
      await platform.close();
    }
  },
};

async function publish(place: DatabasePlace): Promise<void> {
  const database = await openDatabase(place);
  await publishDefinitions(database, [tenActs], new Date().toISOString());
  await database.close();
}

/** The figures as a table in Markdown, and the ratios to bare Temporal. */
export function actsReport(series: readonly Series[]): string {
  const ms = (value: number) => value.toFixed(1);
  const rows = series.map(({ name, clients, cases, casesPerSecond, actsPerSecond, latency, cpu, ...rest }) => {
    const parts = Object.entries(cpu).map(([program, used]) => `${program} ${used.toFixed(0)}`);
    return [
      name,
      clients,
      cases,
      casesPerSecond.toFixed(2),
      actsPerSecond.toFixed(1),
      `${ms(latency.p50)} / ${ms(latency.p95)} / ${ms(latency.p99)}`,
      parts.join(', '),
      rest.eventsPerAct.toFixed(1),
      `${(rest.bytesPerCase / 1024).toFixed(0)} KiB`,
    ];
  });
  const of = (name: string, clients: number) => series.find((one) => one.name === name && one.clients === clients);
  const ratio = (clients: number): string => {
    const [bare, ours] = [of(bareName, clients), of('platform', clients)];
    return bare && ours ? (ours.actsPerSecond / bare.actsPerSecond).toFixed(2) : 'not measured';
  };
  const head = ['', 'clients', 'cases', 'cases/s', 'acts/s', 'p50 / p95 / p99 of an act, ms', 'CPU-ms a case'];
  return [
    table([...head, 'events an act', 'history a case'], rows),
    '',
    `ratio to bare Temporal (1 client): ${ratio(1)}`,
    `ratio to bare Temporal (8 clients): ${ratio(8)}`,
  ].join('\n');
}
