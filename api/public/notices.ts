import type { EntityManager, SelectQueryBuilder } from 'typeorm';
import type { z } from 'zod';
import { rows } from '../../database/database';
import type { NoticeRow } from '../../database/rows';
import { tables } from '../../database/tables';
import { endOfDay, instantOf } from '../../domain/calendar';
import { inRegion } from '../access/in-region';
import { containing } from '../access/search-text';
import type { Notice, noticeQuery } from '../contract';
import { isNamed } from './named-case';

/** What a published notice says, as the case wrote it. */
type Content = Pick<Notice, 'title' | 'caseTitle' | 'tenderer' | 'agency' | 'fields' | 'tables' | 'amends'> & {
  readonly lot?: string;
};

/** A notice as everybody reads it. */
export function noticeOf({ content, seq: _, ...row }: NoticeRow): Notice {
  const { title, caseTitle, lot, tenderer, agency, fields, tables: shown, amends } = content as Content;
  return {
    ...row,
    caseCode: row.caseId,
    title,
    caseTitle: lot === undefined ? caseTitle : `${caseTitle} · ${lot}`,
    ...(tenderer !== undefined && { tenderer }),
    ...(agency !== undefined && { agency }),
    fields,
    tables: shown,
    ...(amends && { amends }),
  };
}

type Filter = Partial<Omit<z.output<typeof noticeQuery>, 'cursor' | 'limit'>>;

/** Notices by words, number, kind, process, region (with all within it), industry, case and days of publication. */
export function matchingNotices(manager: EntityManager, filter: Filter): SelectQueryBuilder<NoticeRow> {
  const query = rows(manager, 'notice').createQueryBuilder('notice').where('1 = 1');
  const { q, kind, process, region, industry, caseId, from, to } = filter;
  if (q !== undefined && q.trim() !== '') {
    query.andWhere(
      `(notice.number LIKE :q ESCAPE '!' OR EXISTS (SELECT 1 FROM ${tables.case.name} noticed` +
        ` WHERE noticed.id = notice.caseId AND ${isNamed('noticed')}))`,
      { q: containing(q) },
    );
  }
  if (kind !== undefined) query.andWhere('notice.kind = :kind', { kind });
  if (process !== undefined) query.andWhere('notice.process = :process', { process });
  if (region !== undefined) inRegion(query, 'notice.region', region);
  if (industry !== undefined) query.andWhere('notice.industry = :industry', { industry });
  if (caseId !== undefined) query.andWhere('notice.caseId = :caseId', { caseId });
  if (from !== undefined) query.andWhere('notice.publishedAt >= :from', { from: instantOf(from) });
  if (to !== undefined) query.andWhere('notice.publishedAt < :to', { to: endOfDay(to) });
  return query;
}
