import type { EntityManager } from 'typeorm';
import { rows } from '../../database/database';
import type { MembershipRow } from '../../database/rows';
import { text } from '../../definitions/language/text';
import { isMarketRole } from '../contract';
import type { SignedIn } from '../http/dependencies';
import { refuse } from '../http/refusal';
import { fitsBody } from '../session/memberships';

/** A role at a body. */
export type RoleAt = Pick<MembershipRow, 'role' | 'bodyId'>;

/** Whether the acting membership may give and take every role, and so know them. */
export const grantsAll = (me: SignedIn): boolean => me.ability.can('manage', 'Office');

/** Whether the acting membership may give or take this role there: at its own body those of the market, or all. */
const grants = (me: SignedIn, { role, bodyId }: RoleAt): boolean =>
  grantsAll(me) || (bodyId === me.membership.body.id && isMarketRole(role));

/** The memberships of a person that the acting membership may know. */
export const shownTo = (me: SignedIn, memberships: readonly MembershipRow[]): MembershipRow[] =>
  memberships.filter((each) => grantsAll(me) || each.bodyId === me.membership.body.id);

/**
 * Checks that the acting membership may change this account. Whoever manages one body may not change somebody who also
 * belongs elsewhere: it would take over their other rights.
 * @throws Refusal `NotAllowed`
 */
export function checkManages(me: SignedIn, present: readonly RoleAt[]): void {
  if (!me.ability.can('manage', 'User')) throw refuse.notAllowed();
  if (present.every((each) => grants(me, each))) return;
  throw refuse.notAllowed(
    text(
      '该用户还有其他身份，请联系平台运营方修改。',
      'This person has further roles; ask the operator of the platform to change the account.',
    ),
  );
}

/**
 * Checks the memberships that are to be given.
 * @throws Refusal `NotAllowed` beyond one's rights, `InvalidInput` where role and body do not agree
 */
export async function checkGranted(tx: EntityManager, me: SignedIn, memberships: readonly RoleAt[]): Promise<void> {
  if (!memberships.every((each) => grants(me, each))) throw refuse.notAllowed();
  await checkFits(tx, memberships);
}

/**
 * Checks that every body is of the kind of its role.
 * @throws Refusal `InvalidInput` that names the first which is not
 */
export async function checkFits(tx: EntityManager, memberships: readonly RoleAt[]): Promise<void> {
  for (const [index, { role, bodyId }] of memberships.entries()) {
    const body = await rows(tx, 'body').findOneBy({ id: bodyId });
    if (body && fitsBody(role, body.kinds)) continue;
    throw refuse.invalidField(
      `memberships.${index}`,
      'notAllowed',
      text('该单位没有此类身份，请核对单位与角色', 'The body is not of that kind; check body and role'),
    );
  }
}
