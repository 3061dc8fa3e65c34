import { sha256 } from '../domain/hash';
import type { CaseRow } from './rows';

const saltedId = ({ salt }: Pick<CaseRow, 'salt'>, name: string): string => sha256(`${salt}/${name}`).slice(0, 32);

/** The alias under which a person acts in a case: the same for all their acts in it, and nobody's outside. */
export const aliasOf = (row: Pick<CaseRow, 'salt'>, userId: string): string => saltedId(row, userId);

/** The id under which the workflow of a case knows a body in a role: the same however often it joins. */
export const partyIdOf = (row: Pick<CaseRow, 'salt'>, role: string, bodyId: string): string =>
  saltedId(row, `${role}/${bodyId}`);
