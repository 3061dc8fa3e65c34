import type { Response } from 'express';
import { MoreThan, type SelectQueryBuilder } from 'typeorm';
import type { z } from 'zod';
import { rows } from '../../database/database';
import type { CaseRow } from '../../database/rows';
import { tables } from '../../database/tables';
import type { caseExportQuery, caseQuery, CaseSummary, Page } from '../contract';
import { accessibleBy } from '../access/accessible-by';
import { inRegion } from '../access/in-region';
import { keysetPage, type KeysetOrder } from '../access/keyset-page';
import type { ApiDependencies, SignedIn } from '../http/dependencies';
import { summaries } from './case-summary';

type Filters = Omit<z.output<typeof caseExportQuery>, 'language'>;

const orders: Record<z.output<typeof caseQuery>['sort'], KeysetOrder<CaseRow>> = {
  updated: { column: 'updatedAt', direction: 'DESC' },
  opened: { column: 'openedAt', direction: 'DESC' },
  deadline: { column: 'deadlineAt', direction: 'ASC', whenNull: '9999' },
};

const escapeLike = (text: string): string => text.replace(/[\\%_]/g, (sign) => `\\${sign}`);

const isOwn =
  `EXISTS (SELECT 1 FROM ${tables.party.name} own_party WHERE own_party.case_id = row.id AND own_party.left_at IS NULL` +
  ' AND (own_party.user_id = :ownUser OR (own_party.body_id = :ownBody AND own_party.role = :ownRole)))';

/** The cases that a person may read, filtered. */
function filtered(
  deps: ApiDependencies,
  me: SignedIn,
  filters: Filters,
  verb: 'read' | 'export' = 'read',
): SelectQueryBuilder<CaseRow> {
  const query = rows(deps.database.read, 'case')
    .createQueryBuilder('row')
    .where({ seq: MoreThan(0) });
  accessibleBy(me.ability, verb, 'Case', query);
  const { q, process, stage, closing, state, region, industry, projectId, own } = filters;
  if (q) {
    query.andWhere(
      "(row.id LIKE :prefix ESCAPE '\\' OR row.title LIKE :words ESCAPE '\\')".replaceAll(
        '\\',
        deps.database.dialect === 'mysql' ? '\\\\' : '\\',
      ),
      {
        prefix: `${escapeLike(q)}%`,
        words: `%${escapeLike(q)}%`,
      },
    );
  }
  if (process) query.andWhere('row.process = :process', { process });
  if (stage) query.andWhere('row.stage = :stage AND row.closing IS NULL', { stage });
  if (closing) query.andWhere('row.closing = :closing', { closing });
  if (region) inRegion(query, 'row.region', region);
  if (industry) query.andWhere('row.industry = :industry', { industry });
  if (projectId) query.andWhere('row.projectId = :projectId', { projectId });
  if (own) {
    query.andWhere(isOwn, { ownBody: me.membership.body.id, ownRole: me.membership.role, ownUser: me.user.id });
  }
  if (state === 'open') query.andWhere('row.closing IS NULL');
  if (state === 'closed') query.andWhere('row.closing IS NOT NULL');
  if (state === 'suspended') query.andWhere('row.suspendedAt IS NOT NULL AND row.closing IS NULL');
  if (state === 'overdue') {
    query.andWhere('row.dueAt < :now AND row.suspendedAt IS NULL', { now: deps.clock.now() });
  }
  return query;
}

/** One page of the cases that a person may read. */
export async function listCases(
  deps: ApiDependencies,
  me: SignedIn,
  { sort, cursor, limit, ...filters }: z.output<typeof caseQuery>,
): Promise<Page<CaseSummary>> {
  const page = await keysetPage(filtered(deps, me, filters), orders[sort], { cursor, limit });
  return { items: await summaries(deps, page.items), next: page.next };
}

const exportLimit = 20_000;
const batch = 500;

const columns: readonly { zh: string; en: string; of: (row: CaseSummary, language: 'zh' | 'en') => string }[] = [
  { zh: '编号', en: 'Code', of: (row) => row.code },
  { zh: '名称', en: 'Title', of: (row) => row.title },
  { zh: '标段', en: 'Lot', of: (row) => row.lot ?? '' },
  { zh: '程序', en: 'Process', of: (row, language) => row.processTitle[language] },
  { zh: '环节', en: 'Stage', of: (row, language) => (row.closingTitle ?? row.stageTitle)[language] },
  { zh: '招标人', en: 'Tenderer', of: (row) => row.tenderer.name },
  { zh: '代理机构', en: 'Agency', of: (row) => row.agency?.name ?? '' },
  { zh: '地区', en: 'Region', of: (row, language) => row.regionName[language] },
  { zh: '行业', en: 'Industry', of: (row) => row.industry },
  { zh: '登记时间', en: 'Opened', of: (row) => row.openedAt },
  { zh: '截止时间', en: 'Deadline', of: (row) => row.deadlineAt ?? '' },
  { zh: '结束时间', en: 'Closed', of: (row) => row.closedAt ?? '' },
];

/** A cell of CSV; a leading sign that a spreadsheet would take for a formula is disarmed. */
const cell = (text: string): string =>
  `"${(/^\s*[=+\-@＝＋－＠\t\r\n]/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;

/** Writes the cases of a filter as CSV; the header `x-left-out` says how many rows at least are not in it. */
export async function exportCases(
  deps: ApiDependencies,
  me: SignedIn,
  { language, ...filters }: z.output<typeof caseExportQuery>,
  res: Response,
): Promise<void> {
  const lines = [columns.map((column) => cell(column[language])).join(',')];
  let cursor: string | undefined;
  do {
    const page = await keysetPage(filtered(deps, me, filters, 'export'), orders.opened, { cursor, limit: batch });
    const items = await summaries(deps, page.items);
    for (const item of items) lines.push(columns.map((column) => cell(column.of(item, language))).join(','));
    cursor = page.next;
  } while (cursor !== undefined && lines.length <= exportLimit);
  res.setHeader('content-type', 'text/csv; charset=utf-8');
  res.setHeader('content-disposition', 'attachment; filename="cases.csv"');
  res.setHeader('x-left-out', cursor === undefined ? '0' : `more than ${exportLimit}`);
  res.send(`\uFEFF${lines.join('\r\n')}\r\n`);
}
