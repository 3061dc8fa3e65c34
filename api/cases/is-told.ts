import { findAction, rolesOf, type Process, type Viewer } from '../../definitions/language';
import { isAskedAlone } from './asked-alone';

/**
 * Whether one may know that a task of this action waits: who is to do it (`isMine`), those in its role, and where it is
 * as secret as the result of the committee, or asked of one alone, only those who read what becomes of it.
 */
export function isTold(definition: Process, { roles }: Pick<Viewer, 'roles'>, name: string, isMine: boolean): boolean {
  const action = findAction(definition, name);
  if (!action || isMine) return true;
  if (!isAskedAlone(definition, name)) {
    if (action.secretUntil === undefined || rolesOf(action).some((role) => roles.includes(role))) return true;
  }
  return (action.visibleTo ?? definition.readers).some((role) => roles.includes(role));
}
