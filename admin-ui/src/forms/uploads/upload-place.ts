import type { Me } from '../../../../api/contract';

/** The API keeps so many letters of the name of a field. */
const longestName = 200;

/** The name of a field among all that documents are uploaded to in a case. */
export const fieldOf = (action: string, path: string): string => `${action}/${path}`.slice(0, longestName);

/** Under what the documents on their way to a field are kept: for whom its person is acting, too. */
export const placeOf = (me: Me | undefined, caseId: string | undefined, field: string): string =>
  JSON.stringify([me?.user.id, me?.acting.id, caseId, field]);
