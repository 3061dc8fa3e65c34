import { IsNull } from 'typeorm';
import { rows } from '../../database/database';
import type { Me } from '../contract';
import type { ApiDependencies } from '../http/dependencies';
import type { SignedIn } from './signed-in';

/** How many tasks wait for a person; the part of the API that knows tasks brings it. */
export type CountTasks = (deps: ApiDependencies, me: SignedIn) => Promise<number>;

/** The clock as the console shows it. */
export const clockOf = ({ clock }: ApiDependencies): Me['clock'] => {
  const { setting } = clock;
  const now = clock.now();
  if (setting.kind === 'real' || (setting.until !== undefined && Date.now() >= setting.until)) return { now };
  const { secondsPerDay, until } = setting;
  return { now, secondsPerDay, ...(until !== undefined && { catchesUpAt: new Date(until).toISOString() }) };
};

/** What the console is told about who is signed in. */
export async function meOf(deps: ApiDependencies, me: SignedIn, countTasks: CountTasks): Promise<Me> {
  const { user, membership, memberships, ability, mustChangePassword } = me;
  const [unread, tasks] = mustChangePassword
    ? [0, 0]
    : await Promise.all([
        rows(deps.database.read, 'notification').countBy({ userId: user.id, readAt: IsNull() }),
        countTasks(deps, me),
      ]);
  const { uiUrl } = deps.configuration.temporal;
  return {
    user: { ...user },
    memberships: [...memberships],
    acting: membership,
    rules: ability.rules.map((rule) => ({ ...rule })),
    unread,
    tasks,
    clock: clockOf(deps),
    ...(mustChangePassword && { mustChangePassword }),
    ...(ability.can('read', 'Operations') && uiUrl !== undefined && { temporalUi: uiUrl }),
  };
}
