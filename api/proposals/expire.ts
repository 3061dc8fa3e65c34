import { LessThanOrEqual } from 'typeorm';
import { noteChange } from '../../database/changes';
import { rows } from '../../database/database';
import type { ApiDependencies } from '../http/dependencies';
import { kinds } from './kinds';
import { tellOutcome } from './tell-proposal';

const batch = 100;

/** Ends proposals that nobody decided over in time, and tells those who made them. Answers how many. */
export async function expireProposals(deps: ApiDependencies): Promise<number> {
  const { database, clock } = deps;
  const now = clock.now();
  const late = { state: 'waiting', expiresAt: LessThanOrEqual(now) } as const;
  const found = await rows(database.read, 'proposal').find({ where: late, take: batch });
  for (const row of found) {
    await database.write(async (tx) => {
      const { affected } = await rows(tx, 'proposal').update({ id: row.id, ...late }, { state: 'expired' });
      if (affected === 0) return;
      const title = await kinds[row.kind].title(tx, row);
      await tellOutcome(tx, deps, row, title, 'expired', [row.proposedBy]);
      await noteChange(tx, now, 'proposals');
    });
  }
  return found.length;
}
