import { In } from 'typeorm';
import { rows, type Database } from '../../database/database';
import { keysetPage, type PageRequest } from '../access/keyset-page';
import type { Audit, Page, ShownAuditKind } from '../contract';
import { auditOf } from './audit-words';
import { withoutRegister } from './of-register';

/** What is on record of one account or body, newest first. Whoever asks must have the right to look at it. */
export async function recordOf(
  { read }: Database,
  subject: string,
  kinds: readonly ShownAuditKind[],
  request: PageRequest,
): Promise<Page<Audit>> {
  const query = rows(read, 'audit')
    .createQueryBuilder('audit')
    .where({ subject, kind: In([...kinds]) });
  withoutRegister(query.andWhere('audit.salt IS NOT NULL'));
  const page = await keysetPage(query, { column: 'id', direction: 'DESC' }, request);
  return { ...page, items: await auditOf(read, page.items) };
}
