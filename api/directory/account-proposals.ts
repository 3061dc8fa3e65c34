import type { EntityManager } from 'typeorm';
import { bodyNames } from '../../database/body-names';
import { text } from '../../definitions/language/text';
import type { PlatformRole } from '../contract';
import { refuse } from '../http/refusal';
import type { ProposalKind } from '../proposals/proposal-kind';
import {
  accountChangeIn,
  accountState,
  accountTitle,
  isSameAccount,
  type AccountChange,
  type AccountState,
} from './account-change';
import { checkOperated } from './check-operated';
import { refuseTakenLogin, storeAccount } from './store-account';
import { checkFits } from './user-rights';

const changedSince = () =>
  refuse.conflict(
    'Conflict',
    text(
      '提出之后该账号已有变动，此项不能再生效。请按现状重新提出。',
      'The account has changed since this was proposed, so it does not fit any more. Propose it anew.',
    ),
  );

/**
 * Does what was proposed of an account.
 * @throws Refusal `Conflict` where the account is another meanwhile, or nobody would operate the platform; `InvalidInput`
 */
export async function changeAccount(tx: EntityManager, id: string, change: AccountChange): Promise<void> {
  const { before, after } = change;
  const present = await accountState(tx, id);
  if ((before === undefined) !== (present === undefined)) throw changedSince();
  if (before && present && !isSameAccount(before, present)) throw changedSince();
  await checkFits(tx, after.memberships);
  await refuseTakenLogin(tx, after.login, id);
  await storeAccount(tx, id, change);
  await checkOperated(tx);
}

/** An account that waits for a second person: it is made or changed when one has confirmed it. */
export const accountProposals: ProposalKind = {
  recordedAs: 'account',

  title: (_manager, row) => accountTitle(accountChangeIn(row)),

  concerns: ({ subject }) => subject,

  async view({ database: { read } }, row) {
    const { before, after, passwordHash } = accountChangeIn(row);
    const names = await bodyNames(
      read,
      [before, after].flatMap((state) => state?.memberships.map(({ bodyId }) => bodyId) ?? []),
    );
    const shown = ({ login, name, active, memberships }: AccountState) => ({
      ...{ login, name, active },
      memberships: memberships.map(({ role, bodyId }) => ({
        role: role as PlatformRole, // checked when it was proposed
        body: { id: bodyId, name: names.get(bodyId) ?? bodyId },
      })),
    });
    const account = { ...(before && { before: shown(before) }), after: shown(after) };
    return { account: { ...account, newPassword: before !== undefined && passwordHash !== undefined } };
  },

  carryOut: (tx, row) => changeAccount(tx, row.subject, accountChangeIn(row)),
};
