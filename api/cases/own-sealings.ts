import { In } from 'typeorm';
import { rows } from '../../database/database';
import type { SignedStatement } from '../../domain/sealing/statement';
import type { OwnSealing } from '../contract';
import type { ApiDependencies, SignedIn } from '../http/dependencies';
import { openCase } from './case-access';

/** The sealings that the person's body has begun for an action, the newest first; of nobody else's anything. */
export async function ownSealings(
  deps: ApiDependencies,
  me: SignedIn,
  caseId: string,
  action: string,
): Promise<OwnSealing[]> {
  const { mine } = await openCase(deps, me, caseId);
  const bodyId = me.membership.body.id;
  if (!mine.some((party) => party.bodyId === bodyId)) return [];
  const found = await rows(deps.database.read, 'sealing').find({
    where: { caseId, action, bodyId },
    order: { version: 'DESC' },
  });
  const entries = await rows(deps.database.read, 'entry').findBy({
    id: In(found.flatMap(({ entryId }) => (entryId === null ? [] : [entryId]))),
  });
  const stateOf = new Map(entries.map(({ id, state }) => [id, state]));
  return found.map(({ version, createdAt, entryId, header, signed, opened }) => ({
    version,
    createdAt,
    ...(entryId !== null && { entry: entryId }),
    ...(header && { header: { ...header } }),
    ...(signed && { share: (signed as SignedStatement).statement.share }), // written as it was checked
    ...(entryId !== null && { state: stateOf.get(entryId) ?? 'valid' }),
    ...(opened && opened.kind !== 'opened' && { why: opened.why }),
  }));
}
