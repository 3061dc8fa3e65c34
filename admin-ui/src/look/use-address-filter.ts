import { useCallback } from 'react';
import { useSearchParams } from 'react-router';

export interface AddressFilter<Name extends string> {
  readonly values: Readonly<Partial<Record<Name, string>>>;
  readonly set: (part: Readonly<Partial<Record<Name, string | undefined>>>) => void;
  readonly clear: () => void;
  readonly isSet: boolean;
}

/** Filters of a page by name, kept in its address, so that they can be bookmarked and sent to others. */
export function useAddressFilter<Name extends string>(names: readonly Name[]): AddressFilter<Name> {
  const [parameters, setParameters] = useSearchParams();
  const given = names.flatMap((name) => {
    const value = parameters.get(name);
    return value === null || value === '' ? [] : [[name, value] as const];
  });
  const set = useCallback(
    (part: Readonly<Partial<Record<Name, string | undefined>>>) =>
      setParameters(
        (before) => {
          const next = new URLSearchParams(before);
          for (const [name, value] of Object.entries<string | undefined>(part)) {
            if (value !== undefined && value !== '') next.set(name, value);
            else next.delete(name);
          }
          return next;
        },
        { replace: true },
      ),
    [setParameters],
  );
  const clear = useCallback(() => setParameters({}, { replace: true }), [setParameters]);
  // the entries carry only names that were asked for
  return { values: Object.fromEntries(given) as Partial<Record<Name, string>>, set, clear, isSet: given.length > 0 };
}
