import type { Counted } from '../../../api/contract';

/** Where the list stands that a number counts. */
export function countedAddress({ list, filter }: Counted): string {
  // react-admin keeps the filters of its lists as one
  const query = list === 'cases' ? { filter: JSON.stringify(filter) } : filter;
  return `/${list}?${new URLSearchParams(query).toString()}`;
}
