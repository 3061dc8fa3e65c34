import type { EntityManager } from 'typeorm';
import type { Action } from '../../definitions/language';
import { rows } from '../../database/database';

/** The party whose bid an act names to ask it something. */
export async function askedParty(
  manager: EntityManager,
  caseId: string,
  { effect }: Action,
  values: Readonly<Record<string, unknown>>,
): Promise<string | undefined> {
  if (!effect || !('asks' in effect)) return undefined;
  const bid = await rows(manager, 'entry').findOneBy({ caseId, id: String(values[effect.asks[1]]) });
  return bid?.partyId;
}
