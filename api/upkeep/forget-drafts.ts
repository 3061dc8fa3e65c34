import { rows, type Database } from '../../database/database';
import { tables } from '../../database/tables';

const batch = 200;

/** Forgets drafts of cases that were closed before that instant of the platform's clock. Answers how many. */
export async function forgetDrafts(database: Database, before: string, stopped?: AbortSignal): Promise<number> {
  let forgotten = 0;
  while (!stopped?.aborted) {
    const found = await rows(database.read, 'draft')
      .createQueryBuilder('draft')
      .innerJoin(tables.case.name, 'closed', 'closed.id = draft.caseId')
      .where('closed.closedAt < :before', { before })
      .take(batch)
      .getMany();
    await database.write(async (tx) => {
      for (const { userId, caseId, action } of found) await rows(tx, 'draft').delete({ userId, caseId, action });
    });
    forgotten += found.length;
    if (found.length < batch) break;
  }
  return forgotten;
}
