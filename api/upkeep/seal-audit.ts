import { lastAudit, sealText } from '../../database/audit-seal';
import { record } from '../audit/record';
import type { ApiDependencies } from '../http/dependencies';

/**
 * Signs where the chain of the audit stands, if anything was put on record since: whoever can write the database, and
 * has not the key, cannot make up another past. The log says it too, for who keeps logs elsewhere. Answers how many
 * seals were set.
 */
export async function sealAudit({ database, signer, clock, log }: ApiDependencies): Promise<number> {
  const last = await lastAudit(database.read);
  if (!last || last.kind === 'seal') return 0;
  const stand = { through: last.id, hash: last.hash };
  const content = { ...stand, signature: await signer.sign(sealText(stand)), keyId: signer.keyId };
  await record(database, [{ kind: 'seal', at: clock.now(), content, cause: `seal/${last.id}` }]);
  log.info(stand, 'the audit is sealed');
  return 1;
}
