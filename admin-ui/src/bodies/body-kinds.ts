import type { Body } from '../../../api/contract';

export type BodyKind = Body['kinds'][number];

/** What a body may be, in the order of the contract. */
export const kindsOfBodies = [
  'tenderer',
  'agency',
  'bidder',
  'centre',
  'administration',
  'supervisor',
  'inspector',
  'operator',
] as const satisfies readonly BodyKind[];
