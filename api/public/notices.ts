import { In, type EntityManager, type SelectQueryBuilder } from 'typeorm';
import type { z } from 'zod';
import { rows, type Database } from '../../database/database';
import { definitionOf } from '../../database/definitions';
import { readActs } from '../../database/given';
import type { NoticeRow } from '../../database/rows';
import { tables } from '../../database/tables';
import { findAction, issuedPapers } from '../../definitions/language';
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

/** A notice by its id, with the papers that followed it. */
export async function noticeWithPapers({ read }: Database, id: string): Promise<Notice | undefined> {
  const row = await rows(read, 'notice').findOneBy({ id });
  if (!row) return undefined;
  const later = await laterPapers(read, row);
  return { ...noticeOf(row), ...(later.length > 0 && { later }) };
}

/** Papers of the act that published a notice, where it did not wait for them. */
async function laterPapers(read: EntityManager, { caseId, seq, kind, content }: NoticeRow): Promise<Notice['fields']> {
  const papers = await rows(read, 'paper').findBy({ caseId, seq });
  const { fields } = content as Content;
  const unnamed = papers.filter(({ id }) => !JSON.stringify(fields).includes(id));
  if (unnamed.length === 0) return [];
  const { definitionId } = await rows(read, 'case').findOneByOrFail({ id: caseId });
  const act = (await readActs(read, caseId)).find((one) => one.seq === seq);
  const action = act && findAction(await definitionOf(read, definitionId), act.action);
  if (act === undefined || action?.publishes !== kind) return [];
  const documents = await rows(read, 'document').findBy({ id: In(unnamed.map(({ id }) => id)) });
  return unnamed.map((paper) => ({
    path: `${act.action}.${paper.kind}`,
    title: issuedPapers[paper.kind],
    type: 'document',
    value: documents
      .filter(({ id }) => id === paper.id)
      .map(({ id, name, size, sha256 }) => ({ id, name, size, sha256 })),
  }));
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
