import { recordSecretReads } from '../audit/record';
import type { ApiDependencies, SignedIn } from '../http/dependencies';
import type { OpenedCase } from './case-access';

/** Puts on record whose forms of a case somebody reads while something in them is secret from others. */
export async function recordSecretForms(
  { database, clock }: ApiDependencies,
  me: SignedIn,
  { row }: OpenedCase,
  actions: readonly string[],
): Promise<void> {
  const reads = [...new Set(actions)].map((what) => ({ caseId: row.id, region: row.region, what }));
  await recordSecretReads(database, me, clock.now(), reads);
}
