import { setTimeout as sleep } from 'node:timers/promises';
import { text } from '../../definitions/language/text';
import { healthParts, type Health, type HealthCheck, type HealthPart } from '../contract';
import type { ApiDependencies } from '../http/dependencies';
import { checkBackup } from './check-backup';
import { checkBank } from './check-bank';
import { checkCalendar } from './check-calendar';
import { checkChannel } from './check-channels';
import { checkClock, checkDatabase } from './check-database';
import { checkDisk } from './check-disk';
import { checkDocuments } from './check-documents';
import { checkReceiving, checkSending } from './check-exchange';
import { checkCertificate, checkKeys } from './check-keys';
import { checkOutbox } from './check-outbox';
import { checkProjection, checkTemporal, checkVersions, checkWorker } from './check-temporal';
import { bad, type Check, type Finding } from './finding';
import { sinceWhen } from './since-when';

const checks: Readonly<Record<HealthPart, Check>> = {
  database: checkDatabase,
  clock: checkClock,
  temporal: checkTemporal,
  worker: checkWorker,
  versions: checkVersions,
  projection: checkProjection,
  outbox: checkOutbox,
  documents: checkDocuments,
  email: checkChannel('email'),
  sms: checkChannel('sms'),
  voice: checkChannel('voice'),
  bank: checkBank,
  sending: checkSending,
  receiving: checkReceiving,
  calendar: checkCalendar,
  disk: checkDisk,
  keys: checkKeys,
  certificate: checkCertificate,
  backup: checkBackup,
};

/** Real milliseconds that a part may take to show how it is. */
const patienceMs = 3000;

const look = text('查看此部分及服务器的日志。', 'Look at this part and at the log of the server.');

/** What a check finds within its time; that it fails or is too slow is a finding as well. */
async function find(part: HealthPart, deps: ApiDependencies): Promise<Finding> {
  const giveUp = new AbortController();
  const tooSlow = sleep(patienceMs, undefined, { signal: giveUp.signal, ref: false }).then(() =>
    bad(text(`${patienceMs / 1000} 秒内没有应答`, `No answer within ${patienceMs / 1000} s`), look),
  );
  try {
    return await Promise.race([checks[part](deps), tooSlow]);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return bad(text(`不可用：${why}`, `Does not work: ${why}`), look);
  } finally {
    giveUp.abort();
    tooSlow.catch(() => undefined);
  }
}

/** Looks at every part of the platform, all at once, and keeps since when each is as it is. */
export async function runChecks(deps: ApiDependencies): Promise<Health> {
  const at = new Date().toISOString();
  const found = await Promise.all(healthParts.map(async (part) => ({ part, ...(await find(part, deps)) })));
  const since = await sinceWhen(deps, found, at);
  const { uiUrl } = deps.configuration.temporal;
  return {
    at,
    checks: found.map((one): HealthCheck => ({ ...one, since: since.get(one.part) ?? at })),
    ...(uiUrl !== undefined && { temporalUi: uiUrl }),
  };
}
