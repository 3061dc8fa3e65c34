import { useCallback } from 'react';
import { useListContext } from 'react-admin';

interface ListFilter {
  readonly of: (name: string) => string | undefined;
  readonly set: (name: string, value: string | undefined) => void;
  readonly clear: () => void;
  readonly isSet: boolean;
}

/** The filters of the list around: read one, set one, clear all. react-admin keeps them in the address. */
export function useFilter(): ListFilter {
  const list = useListContext();
  const { setFilters } = list;
  const values = list.filterValues as Readonly<Record<string, unknown>>; // react-admin leaves them open

  const of = (name: string) => {
    const value = values[name];
    return typeof value === 'string' ? value : undefined;
  };
  const set = useCallback(
    (name: string, value: string | undefined) => {
      const { [name]: _former, ...others } = values;
      setFilters(value === undefined || value === '' ? others : { ...others, [name]: value }, {}, false);
    },
    [values, setFilters],
  );
  const clear = useCallback(() => setFilters({}, {}, false), [setFilters]);
  return { of, set, clear, isSet: Object.keys(values).length > 0 };
}
