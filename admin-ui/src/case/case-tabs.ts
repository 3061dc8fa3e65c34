/** The tabs of a case in their order. */
export const caseTabs = [
  'overview',
  'documents',
  'bids',
  'evaluation',
  'timeline',
  'process',
  'notices',
  'linked',
] as const;
export type CaseTab = (typeof caseTabs)[number];

/** The tab that an address names; the overview when it names none. */
export const tabOf = (name: string | undefined): CaseTab => caseTabs.find((tab) => tab === name) ?? 'overview';
