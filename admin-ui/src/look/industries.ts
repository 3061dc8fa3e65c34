/** The industries that divide supervision. */
export const industries = [
  'construction',
  'transport',
  'water',
  'energy',
  'agriculture',
  'environment',
  'other',
] as const;
