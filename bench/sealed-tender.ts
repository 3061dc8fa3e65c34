import { IsNull, Not } from 'typeorm';
import { openDatabase, rows, type Database } from '../database/database';
import { startProcesses, type Processes } from '../test/support/processes';
import { calledExperts } from '../replay/called-experts';
import { CaseDesk } from '../replay/case-desk';
import { castFor, startProject, type Cast } from '../replay/cast';
import { contact } from '../replay/bidding';
import { keyFrom } from '../replay/key-from';
import { People } from '../replay/people';
import { readClock, type PlatformClock } from '../replay/platform-clock';
import { playUntil } from '../replay/play-case';
import { planScores } from '../replay/score-plan';
import { inLanes, type Script } from '../replay/script';
import type { SealingBidder } from '../replay/sealing';
import { apiAt, Session } from '../replay/session';
import { seedBidders } from './bids';
import type { Say } from './bench';

/** Real seconds that a day of the platform lasts: the twenty days of the law are over in less than a minute. */
const secondsPerDay = 2;

/** A tender of the version that is in force, on a platform of its own, that takes bids. */
export interface SealedTender {
  readonly platform: Processes;
  readonly clock: PlatformClock;
  readonly desk: CaseDesk;
  readonly cast: Cast;
  readonly bidders: readonly SealingBidder[];
  /** When no bid is taken any more, in real milliseconds since 1970. */
  readonly deadline: number;
  /** How many bids the platform has opened, or found that it cannot. */
  countOpened(): Promise<number>;
  close(): Promise<void>;
}

/** How many bid, how long they have in real seconds at least, and what the platform takes of each. */
export interface SealedTenderPlan {
  readonly bidders: number;
  readonly seconds: number;
  readonly uploadLimitMb: number;
}

const script: Script = {
  process: 'openTender',
  title: '密封投标测试工程',
  tenderer: '密封投标测试招标人',
  region: '530102',
  industry: 'construction',
  unit: 'CNY',
  better: 'lower',
  method: 'lowestPrice',
  bids: [],
};

/** Starts a platform and plays a tender through its API until bids are taken; every bidder has the tender document. */
export async function openSealedTender(plan: SealedTenderPlan, say: Say): Promise<SealedTender> {
  const { bidders: count, seconds, uploadLimitMb } = plan;
  const platform = await startProcesses({
    env: { TIME_SCALE: String(secondsPerDay), UPLOAD_LIMIT_MB: String(uploadLimitMb) },
  });
  const database = await openDatabase({ kind: 'sqlite', file: `${platform.dataDir}/platform.db` });
  const close = async () => {
    await database.close();
    await platform.close();
  };
  try {
    const api = apiAt(platform.url);
    const people = await People.meet(api);
    const clock = await readClock(new Session(api));
    const cast = await castFor(script, people);
    say(`seeding ${count} bidders`);
    const bidders = await sessionsOf(platform, database, count);
    const [caseId = ''] = await startProject(script, cast, people, 'bench');
    const desk = new CaseDesk(caseId, 'bench', clock, () => undefined);
    const pace = { bidWindowSeconds: seconds };
    const house = { people, clock, pace, experts: calledExperts(people), say };
    await playUntil({ ...house, script, cast, desk, plan: planScores(script) }, ({ stage }) => stage === 'bidding');
    await inLanes(bidders, 8, async ({ session, body }) => {
      await desk.enter(session, body, 'downloadDocuments', { contact });
    });
    const { deadline: due } = await desk.view(cast.tenderer);
    await clock.read();
    const left = ((Date.parse(due?.at ?? '') - clock.now()) / 86_400_000) * secondsPerDay * 1000;
    const countOpened = () => rows(database.read, 'sealing').countBy({ caseId, openedAt: Not(IsNull()) });
    return { platform, clock, desk, cast, bidders, deadline: Date.now() + left, countOpened, close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function sessionsOf({ url }: Processes, database: Database, count: number): Promise<SealingBidder[]> {
  const logins = await seedBidders(database, count);
  const api = apiAt(url);
  return Promise.all(
    logins.map(async (login) => ({
      session: new Session(api, { login, password: 'demo-2026', role: 'bidder' }),
      body: login,
      key: await keyFrom(login),
    })),
  );
}
