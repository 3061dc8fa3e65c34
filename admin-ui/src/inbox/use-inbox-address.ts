import { useCallback } from 'react';
import { useSearchParams } from 'react-router';
import type { Scope, TaskFilter } from './use-tasks';

interface InboxAddress {
  readonly filter: TaskFilter;
  /** The task that is open beside the list. */
  readonly open: string | undefined;
  readonly change: (part: Readonly<Record<string, string | undefined>>) => void;
}

const scopeOf = (word: string | null): Scope => (word === 'body' || word === 'all' ? word : 'mine');

/** What the inbox shows, kept in the address, so that it can be bookmarked and one can go back. */
export function useInboxAddress(): InboxAddress {
  const [parameters, setParameters] = useSearchParams();
  const change = useCallback(
    (part: Readonly<Record<string, string | undefined>>) =>
      setParameters(
        (before) => {
          const next = new URLSearchParams(before);
          for (const [name, value] of Object.entries(part)) {
            if (value) next.set(name, value);
            else next.delete(name);
          }
          return next;
        },
        { replace: true },
      ),
    [setParameters],
  );
  return {
    filter: {
      scope: scopeOf(parameters.get('scope')),
      process: parameters.get('process') ?? undefined,
      q: parameters.get('q') ?? undefined,
      overdue: parameters.get('overdue') ?? undefined,
      due: parameters.get('due') ?? undefined,
    },
    open: parameters.get('task') ?? undefined,
    change,
  };
}
