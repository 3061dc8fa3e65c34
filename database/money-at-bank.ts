import type { EntityManager } from 'typeorm';
import { tables } from './tables';

/** The cases whose money lies at the bank, or was ordered and has not left it. */
export async function casesWithMoney(manager: EntityManager): Promise<string[]> {
  const found = await manager.query<{ readonly case_id: string }[]>(
    `SELECT case_id FROM ${tables.ledgerEntry.name} WHERE debit = 'bank' OR credit = 'bank'
     GROUP BY case_id HAVING SUM(CASE WHEN debit = 'bank' THEN fen ELSE -fen END) > 0 ORDER BY case_id`,
  );
  return found.map(({ case_id: caseId }) => caseId);
}
