import { findAction, rolesOf, type Process } from '../../definitions/language';

/**
 * Whether the action answers what one of many was asked alone, by a member of the committee or by the code of the stage:
 * that somebody was asked, and whom, only those learn who read the answer.
 */
export function isAskedAlone(definition: Process, name: string): boolean {
  const action = findAction(definition, name);
  if (action?.answers === undefined) return false;
  return rolesOf(action).some((role) => definition.roles[role]?.party === 'many');
}
