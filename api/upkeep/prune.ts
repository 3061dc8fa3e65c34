import { IsNull, LessThan, Not } from 'typeorm';
import { virtualTime } from '../../domain/clock';
import type { ApiDependencies } from '../http/dependencies';
import { expireProposals } from '../proposals/expire';
import { closeOldSetBacks } from '../set-backs/set-back-incidents';
import { sweepUploads } from '../uploads/sweep-uploads';
import { forgetAudit } from './forget-audit';
import { forgetDocuments } from './forget-documents';
import { forgetDrafts } from './forget-drafts';
import { forgetRows } from './forget-rows';
import { repeat, type Repeated } from './repeat';
import { retention } from './retention';
import { sealAudit } from './seal-audit';

const hourMs = 3_600_000;

/** One kind of rows that only grow, and how those that are too old go; or what else is due. Answers how many went. */
type Pruning = (deps: ApiDependencies, stopped?: AbortSignal) => Promise<number>;

/** The instant so long ago, in real time: sessions, log-ins and uploads live in it. */
const ago = (ms: number): string => new Date(Date.now() - ms).toISOString();
/** What the platform's clock showed then; where it did not run yet, what it began with: nothing is older. */
function platformTime({ clock: { setting } }: ApiDependencies, ms: number): string {
  const then = Date.now() - ms;
  return new Date(
    virtualTime(setting, setting.kind === 'real' ? then : Math.max(then, setting.realOrigin)),
  ).toISOString();
}

const prunings: Readonly<Record<string, Pruning>> = {
  sessions: ({ database }, stopped) => forgetRows(database, 'session', { expiresAt: LessThan(ago(0)) }, stopped),
  changes: (deps, stopped) =>
    forgetRows(deps.database, 'change', { at: LessThan(platformTime(deps, retention.changes)) }, stopped),
  requests: (deps, stopped) =>
    forgetRows(deps.database, 'request', { at: LessThan(platformTime(deps, retention.requests)) }, stopped),
  drafts: (deps, stopped) => forgetDrafts(deps.database, platformTime(deps, retention.draftsOfClosedCases), stopped),
  documents: ({ database }, stopped) => forgetDocuments(database, ago(retention.unusedDocuments), stopped),
  guesses: ({ database }, stopped) =>
    forgetRows(database, 'login', { userId: IsNull(), at: LessThan(ago(retention.ofNobody)) }, stopped),
  logins: ({ database }, stopped) =>
    forgetRows(database, 'login', { userId: Not(IsNull()), at: LessThan(ago(retention.logins)) }, stopped),
  attemptsOfNobody: (deps, stopped) => {
    const before = platformTime(deps, retention.ofNobody);
    return forgetRows(deps.database, 'attempt', { userId: IsNull(), at: LessThan(before) }, stopped);
  },
  attempts: (deps, stopped) => {
    const before = platformTime(deps, retention.caseEvidence);
    return forgetRows(deps.database, 'attempt', { userId: Not(IsNull()), at: LessThan(before) }, stopped);
  },
  audit: (deps, stopped) => forgetAudit(deps.database, deps.clock.now(), (ms) => platformTime(deps, ms), stopped),
  proposals: (deps) => expireProposals(deps).then(() => 0),
  notifications: (deps, stopped) =>
    forgetRows(deps.database, 'notification', { at: LessThan(platformTime(deps, retention.told)) }, stopped),
  deliveries: (deps, stopped) => {
    const createdAt = LessThan(platformTime(deps, retention.told));
    return forgetRows(deps.database, 'delivery', { settledAt: Not(IsNull()), createdAt }, stopped);
  },
  keptMessages: (deps, stopped) =>
    forgetRows(deps.database, 'keptMessage', { at: LessThan(platformTime(deps, retention.keptMessages)) }, stopped),
  bankNonces: ({ database }, stopped) =>
    forgetRows(database, 'bankNonce', { at: LessThan(ago(retention.bankNonces)) }, stopped),
  async setBacks(deps) {
    const before = platformTime(deps, retention.setBacksThatAgree);
    const count = await closeOldSetBacks(deps.database, before, deps.clock.now());
    if (count > 0) deps.log.info({ count }, 'set-backs that have agreed for long enough are closed');
    return 0;
  },
  seals: (deps) => sealAudit(deps).then(() => 0),
  uploads: (deps) => sweepUploads(deps).then(() => 0),
  // the last: what was removed counts no more
  statistics: ({ database }) => database.gatherStatistics().then(() => 0),
};

/**
 * Removes all that is kept long enough, in small transactions, and has the database look at what is left. Several
 * processes may do so at once. What fails is logged and done the next time; the others go on.
 */
export async function prune(deps: ApiDependencies, stopped?: AbortSignal): Promise<void> {
  for (const [what, pruning] of Object.entries(prunings)) {
    if (stopped?.aborted) return;
    // by a clock that runs ahead everything is too old
    if (deps.clockWatch?.isRight() === false) return;
    try {
      const count = await pruning(deps, stopped);
      if (count > 0) deps.log.info({ what, count }, 'kept long enough, and removed');
    } catch (error) {
      deps.log.error({ what, err: error }, 'what is kept long enough could not be removed');
    }
  }
}

/** Prunes now and every hour. */
export const keepPruning = (deps: ApiDependencies): Repeated =>
  repeat(
    (stopped) => prune(deps, stopped).then(() => hourMs),
    hourMs,
    (error) => deps.log.error({ err: error }, 'nothing was pruned'),
  );
