import type { EntityManager } from 'typeorm';
import { rows } from './database';
import type { CaseRow } from './rows';
import { tables } from './tables';

/** The cases whose money lies at the bank, or was ordered and has not left it. */
export const casesWithMoney = (manager: EntityManager): Promise<CaseRow[]> =>
  rows(manager, 'case')
    .createQueryBuilder('held')
    .where(
      `held.id IN (SELECT case_id FROM ${tables.ledgerEntry.name} WHERE debit = 'bank' OR credit = 'bank'
       GROUP BY case_id HAVING SUM(CASE WHEN debit = 'bank' THEN fen ELSE -fen END) > 0)`,
    )
    .orderBy('held.id')
    .getMany();
