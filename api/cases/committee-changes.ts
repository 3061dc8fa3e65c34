import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import type { Action, MemberKind } from '../../definitions/language';
import { rows } from '../../database/database';
import type { Appointed } from '../../database/given';

/** The people whom an act makes parties of the case, each with the id of the new party. */
export function appointments(action: Action, values: Readonly<Record<string, unknown>>): Appointed[] {
  const effect = action.effect;
  if (!effect || !('appoints' in effect || 'replaces' in effect)) return [];
  const field = 'appoints' in effect ? effect.appoints[1] : effect.replaces[2];
  const value = values[field];
  const people = Array.isArray(value)
    ? (value as { userId: string; kind: MemberKind }[])
    : [{ userId: String(value), kind: 'expert' as const }];
  return people.map(({ userId, kind }) => ({ partyId: randomUUID(), userId, kind }));
}

/** The party whose place an act gives to somebody else. */
export async function dismissed(
  manager: EntityManager,
  caseId: string,
  action: Action,
  values: Readonly<Record<string, unknown>>,
): Promise<string | undefined> {
  const effect = action.effect;
  if (!effect || !('replaces' in effect)) return undefined;
  const userId = String(values[effect.replaces[1]]);
  const parties = await rows(manager, 'party').findBy({ caseId, userId, role: effect.replaces[0] });
  return parties.find((party) => party.leftAt === null)?.id;
}
