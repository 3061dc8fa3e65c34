import { useEffect } from 'react';
import { useLogoutIfAccessDenied } from 'react-admin';
import { onSignedOut } from '../api/query-client';
import { ownProblem, ProblemError } from '../api/problem-error';

/** Leads to the login page, with a word about why, when an answer says that the session is over. */
export function useSignedOut(): void {
  const logoutIfAccessDenied = useLogoutIfAccessDenied();
  useEffect(
    () =>
      onSignedOut(() => {
        void logoutIfAccessDenied(new ProblemError(ownProblem('Internal', 401, 'signed out')));
      }),
    [logoutIfAccessDenied],
  );
}
