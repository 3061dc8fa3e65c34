import { In, type SelectQueryBuilder } from 'typeorm';
import type { z } from 'zod';
import { rows } from '../../database/database';
import type { AuditRow } from '../../database/rows';
import { tables } from '../../database/tables';
import { noIndustry } from '../../definitions/language/no-industry';
import { addDays, instantOf } from '../../domain/calendar';
import { accessibleBy } from '../access/accessible-by';
import { keysetPage } from '../access/keyset-page';
import { may } from '../access/may-read';
import { beginningWith, containing } from '../access/search-text';
import {
  auditExportQuery,
  auditQuery,
  auditSchema,
  ownAuditKinds,
  recordQuery,
  pageOf,
  shownAuditKinds,
} from '../contract';
import type { ApiDependencies, SignedIn } from '../http/dependencies';
import { refuse } from '../http/refusal';
import { route, type Route } from '../http/route';
import { auditOf } from './audit-words';
import { withoutRegister } from './of-register';
import { exportAudit } from './export-audit';

type Filters = Omit<z.output<typeof auditExportQuery>, 'language'>;

/** Newest first; a row's number is its place. */
export const auditOrder = { column: 'id', direction: 'DESC' } as const;

/** Rows that still say something: those whose content was forgotten only hold the chain together. */
function auditRows({ database }: ApiDependencies): SelectQueryBuilder<AuditRow> {
  return rows(database.read, 'audit').createQueryBuilder('audit').where('audit.salt IS NOT NULL');
}

/** The part of the audit that the acting membership may read, or take out of the house, and that fits the filters. */
function filteredAudit(deps: ApiDependencies, me: SignedIn, filters: Filters, verb: 'read' | 'export') {
  const { kind, q = '', userId, caseId, from, to } = filters;
  const query = auditRows(deps).andWhere({ kind: kind ?? In(shownAuditKinds) });
  accessibleBy(me.ability, verb, 'Audit', query);
  if (!may(me.ability, 'read', 'Case', { region: me.membership.region, industry: noIndustry })) withoutRegister(query);
  if (userId !== undefined) query.andWhere('(audit.userId = :userId OR audit.subject = :userId)', { userId });
  if (caseId !== undefined) query.andWhere('audit.caseId = :caseId', { caseId });
  if (from !== undefined) query.andWhere('audit.at >= :from', { from: instantOf(from, '00:00') });
  if (to !== undefined) query.andWhere('audit.at < :to', { to: instantOf(addDays(to, 1), '00:00') });
  if (q !== '') {
    const people = `SELECT person.id FROM ${tables.user.name} person WHERE person.name LIKE :words ESCAPE '!' OR person.login LIKE :words ESCAPE '!'`;
    query.andWhere(
      `(audit.caseId LIKE :begins ESCAPE '!' OR audit.address LIKE :begins ESCAPE '!' OR audit.userId IN (${people}) OR audit.subject IN (${people}))`,
      { begins: beginningWith(q), words: containing(q) },
    );
  }
  return query;
}

/** Who signed in, read what is secret, took something out of the house, or changed what concerns others. */
export function auditRoutes(deps: ApiDependencies): Route[] {
  const { read } = deps.database;
  return [
    route({
      method: 'get',
      path: '/audit',
      summary: 'What is on record, newest first, within one’s remit',
      access: 'session',
      query: auditQuery,
      response: pageOf(auditSchema),
      async handler({ me, query: { cursor, limit, ...filters } }) {
        if (!me.ability.can('read', 'Audit')) throw refuse.notAllowed();
        const page = await keysetPage(filteredAudit(deps, me, filters, 'read'), auditOrder, { cursor, limit });
        return { ...page, items: await auditOf(read, page.items) };
      },
    }),
    route({
      method: 'get',
      path: '/audit/export',
      summary: 'The same as CSV; that it was exported is put on record',
      access: 'session',
      query: auditExportQuery,
      produces: 'text/csv',
      async handler({ me, query: { language, ...filters }, res }) {
        if (!me.ability.can('export', 'Audit')) throw refuse.notAllowed();
        await exportAudit(deps, me, () => filteredAudit(deps, me, filters, 'export'), { language, filters }, res);
      },
    }),
    route({
      method: 'get',
      path: '/me/logins',
      summary: 'When and from where the signed-in person’s account was used, or tried',
      access: 'session',
      query: recordQuery,
      response: pageOf(auditSchema),
      async handler({ me, query }) {
        const own = auditRows(deps).andWhere({ userId: me.user.id, kind: In(ownAuditKinds) });
        const page = await keysetPage(own, auditOrder, query);
        return { ...page, items: await auditOf(read, page.items) };
      },
    }),
  ];
}
