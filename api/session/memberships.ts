import { In, type EntityManager } from 'typeorm';
import { rows } from '../../database/database';
import type { BodyRow, MembershipRow } from '../../database/rows';
import { isPersonalRole, platformRoles, type Membership, type PlatformRole } from '../contract';

/** Whether people may hold this role at a body of these kinds: an expert is employed anywhere. */
export const fitsBody = (role: string, kinds: readonly string[]): role is PlatformRole =>
  isPersonalRole(role) || ((platformRoles as readonly string[]).includes(role) && kinds.includes(role));

/** A membership as the contract names it, with the remit of the body; undefined where role and body do not agree. */
export function membershipOf(row: MembershipRow, body: BodyRow | undefined): Membership | undefined {
  if (!body || !body.active || !fitsBody(row.role, body.kinds)) return undefined;
  return {
    id: row.id,
    role: row.role,
    body: { id: body.id, name: body.name },
    region: body.region,
    industries: body.industries,
  };
}

/** The memberships that a person may act as, in the order of the roles and of the names of their bodies. */
export async function membershipsOf(manager: EntityManager, userId: string): Promise<Membership[]> {
  const own = await rows(manager, 'membership').findBy({ userId });
  if (own.length === 0) return [];
  const bodies = await rows(manager, 'body').findBy({ id: In(own.map((row) => row.bodyId)) });
  const byId = new Map(bodies.map((body) => [body.id, body]));
  const rank = (membership: Membership) => platformRoles.indexOf(membership.role);
  return own
    .flatMap((row) => membershipOf(row, byId.get(row.bodyId)) ?? [])
    .sort((a, b) => rank(a) - rank(b) || (a.body.name < b.body.name ? -1 : 1));
}
