import { In, IsNull, LessThan, Not, type EntityManager } from 'typeorm';
import { appendAudit, auditSerial } from '../../database/audit';
import { rows, type Database } from '../../database/database';
import { nextSerials } from '../../database/serial';
import { auditRetention, longestAudit, type AuditKind } from '../../domain/audit-kinds';

const batch = 500;
const kinds = Object.keys(auditRetention) as readonly AuditKind[]; // the keys of a constant

const nothing = {
  userId: null,
  role: null,
  bodyId: null,
  address: null,
  caseId: null,
  region: null,
  subject: null,
  content: null,
  cause: null,
  salt: null,
} as const;

/** Takes the content from rows that were kept long enough; what is left holds the chain together. */
async function forgetContents(database: Database, kind: AuditKind, before: string, stopped?: AbortSignal) {
  let forgotten = 0;
  while (!stopped?.aborted) {
    const found = await rows(database.read, 'audit').find({
      where: { kind, at: LessThan(before), salt: Not(IsNull()) },
      select: { id: true },
      take: batch,
    });
    const ids = found.map(({ id }) => id);
    if (ids.length > 0) await database.write((tx) => rows(tx, 'audit').update({ id: In(ids) }, nothing));
    forgotten += ids.length;
    if (ids.length < batch) break;
  }
  return forgotten;
}

/** Removes the beginning of the chain that was kept long enough, and puts on record where it now begins. */
async function removeBeginning(tx: EntityManager, now: string, before: string): Promise<number> {
  await nextSerials(tx, auditSerial, 0);
  const audit = () => rows(tx, 'audit').createQueryBuilder('row').orderBy('row.id', 'ASC');
  const first = await audit().where('row.at >= :before', { before }).getOne();
  const gone = first ? first.id - 1 : 0;
  if (!first || !(await rows(tx, 'audit').existsBy({ id: gone }))) return 0;
  const { affected } = await rows(tx, 'audit').delete({ id: LessThan(first.id) });
  const content = { through: gone, hash: first.previousHash };
  await appendAudit(tx, [{ kind: 'forgotten', at: now, content }]);
  return affected ?? 0;
}

/**
 * Forgets what of the audit was kept long enough: first the content of each kind after its time, then, after the longest
 * of these times, the rows themselves from the beginning. `ago` gives the instant of the platform's clock so many
 * milliseconds ago. Answers how many were forgotten.
 */
export async function forgetAudit(
  database: Database,
  now: string,
  ago: (ms: number) => string,
  stopped?: AbortSignal,
): Promise<number> {
  let forgotten = 0;
  for (const kind of kinds) forgotten += await forgetContents(database, kind, ago(auditRetention[kind]), stopped);
  return forgotten + (await database.write((tx) => removeBeginning(tx, now, ago(longestAudit))));
}
