import type { PlatformRole } from '../../../api/contract';

/** The roles one may act in, in the order of the contract. */
export const platformRoleNames = [
  'tenderer',
  'agency',
  'bidder',
  'expert',
  'centre',
  'administration',
  'supervisor',
  'inspector',
  'operator',
] as const satisfies readonly PlatformRole[];
