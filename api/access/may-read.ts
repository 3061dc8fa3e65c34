import { subject as branded } from '@casl/ability';
import type { PartyRow } from '../../database/rows';
import type { AppAbility, Subject, Verb } from '../contract';

type Party = Pick<PartyRow, 'bodyId' | 'userId' | 'leftAt'>;

/** The lists that rules of a case name: bodies and people who are parties now. */
function partiesOf(parties: readonly Party[]): { parties: string[]; people: string[] } {
  const present = parties.filter((party) => party.leftAt === null);
  return {
    parties: present.flatMap((party) => party.bodyId ?? []),
    people: present.flatMap((party) => party.userId ?? []),
  };
}

/** Whether the rules allow the verb on a loaded row; for a case, with the rows of its parties. */
export function may(
  ability: AppAbility,
  verb: Verb,
  subject: Subject,
  row: object,
  parties: readonly Party[] = [],
): boolean {
  // subject() marks the object, so it gets a copy
  const copy: Record<string, unknown> = { ...row, ...(subject === 'Case' && partiesOf(parties)) };
  return ability.can(verb, branded(subject, copy));
}

/** Whether the rules allow reading a loaded row; for a case, with the rows of its parties. */
export const mayRead = (ability: AppAbility, subject: Subject, row: object, parties: readonly Party[] = []): boolean =>
  may(ability, 'read', subject, row, parties);
