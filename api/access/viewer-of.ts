import type { Viewer } from '../../definitions/language/visibility';
import type { PartyRow } from '../../database/rows';
import { isOfficeRole, isPersonalRole } from '../../definitions/language/platform-roles';
import type { SignedIn } from '../session/signed-in';

/**
 * The parties of a case that the acting membership stands for: its body in its role; the person, as an expert or as a
 * representative of the tenderer on the committee. Who acts as a bidder is no expert meanwhile.
 */
export const actingParties = (me: SignedIn, parties: readonly PartyRow[]): PartyRow[] => {
  const { role, body } = me.membership;
  return parties.filter((party) => {
    if (party.leftAt !== null) return false;
    if (party.userId !== null) {
      return party.userId === me.user.id && (role === party.role || party.kind === 'representative');
    }
    return party.bodyId === body.id && party.role === role;
  });
};

/**
 * Who looks at a case that they may read (check with `mayRead` first): the roles of its acting parties, and for an
 * office also the role in which it reads cases of its remit. Reading as an office gives no right to act, nor to what
 * its role holds in secret: only the competent body is a party (`actingParties`). An expert is not their employer.
 */
export function viewerOf(me: SignedIn, parties: readonly PartyRow[]): Viewer {
  const { role, body } = me.membership;
  const holds = [...new Set(actingParties(me, parties).map((party) => party.role))];
  const roles = isOfficeRole(role) ? [...new Set([...holds, role])] : holds;
  return { roles, holds, userId: me.user.id, ...(!isPersonalRole(role) && { bodyId: body.id }) };
}
