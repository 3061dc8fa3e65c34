import type { EntityManager, SelectQueryBuilder } from 'typeorm';
import { rows } from '../../database/database';
import type { NoticeRow } from '../../database/rows';
import { tables } from '../../database/tables';
import { containing } from '../access/search-text';
import { regionPrefix, type Notice } from '../contract';

/** What a published notice says, as the case wrote it. */
type Content = Pick<Notice, 'title' | 'caseTitle' | 'fields' | 'tables'> & { readonly lot?: string };

/** A notice as everybody reads it. */
export function noticeOf({ content, seq: _, ...row }: NoticeRow): Notice {
  const { title, caseTitle, lot, fields, tables: shown } = content as Content;
  return {
    ...row,
    caseCode: row.caseId,
    title,
    caseTitle: lot === undefined ? caseTitle : `${caseTitle} · ${lot}`,
    fields,
    tables: shown,
  };
}

/** Notices by words of their case, number, kind, region (with all within it) and case. */
export function matchingNotices(
  manager: EntityManager,
  filter: { [K in 'q' | 'kind' | 'region' | 'caseId']?: string | undefined },
): SelectQueryBuilder<NoticeRow> {
  const query = rows(manager, 'notice').createQueryBuilder('notice').where('1 = 1');
  const { q, kind, region, caseId } = filter;
  if (q !== undefined && q.trim() !== '') {
    query.andWhere(
      `(notice.number LIKE :q ESCAPE '!' OR EXISTS (SELECT 1 FROM ${tables.case.name} noticed WHERE noticed.id = notice.caseId` +
        ` AND (noticed.title LIKE :q ESCAPE '!' OR noticed.lot LIKE :q ESCAPE '!')))`,
      { q: containing(q) },
    );
  }
  if (kind !== undefined) query.andWhere('notice.kind = :kind', { kind });
  if (region !== undefined) query.andWhere('notice.region LIKE :region', { region: `${regionPrefix(region)}%` });
  if (caseId !== undefined) query.andWhere('notice.caseId = :caseId', { caseId });
  return query;
}
