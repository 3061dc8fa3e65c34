import type { ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import { tables } from '../../database/tables';
import { noIndustry } from '../../definitions/language/no-industry';

/** What is noted of experts says so first. */
const ofExperts = '{"expert"%';

/**
 * Leaves out of a query of the audit what is decided or noted about people of a register, and what was read in their
 * cases: whoever neither keeps the register nor reads those cases would find by a name who was penalised. `audit` is the
 * alias.
 */
export function withoutRegister<Row extends ObjectLiteral>(query: SelectQueryBuilder<Row>): SelectQueryBuilder<Row> {
  const registerCase = `SELECT 1 FROM ${tables.case.name} noted WHERE noted.id = audit.caseId AND noted.industry = :none`;
  return query
    .andWhere('(audit.content IS NULL OR audit.content NOT LIKE :ofExperts)', { ofExperts })
    .andWhere(`(audit.caseId IS NULL OR NOT EXISTS (${registerCase}))`, { none: noIndustry });
}
