import type { Response } from 'express';
import type { SelectQueryBuilder } from 'typeorm';
import type { AuditRow } from '../../database/rows';
import { text, type Text } from '../../definitions/language/text';
import { keysetPage } from '../access/keyset-page';
import { auditTitles, type Audit, type LeftOut } from '../contract';
import type { ApiDependencies, SignedIn } from '../http/dependencies';
import { sendTable, shanghaiSecond } from '../http/table';
import { auditOf } from './audit-words';
import { actorOf, record } from './record';

const most = 20_000;
const batch = 500;

interface Column {
  readonly title: Text;
  readonly of: (row: Audit, language: 'zh' | 'en') => string;
}

const columns: readonly Column[] = [
  { title: text('序号', 'Number'), of: ({ id }) => String(id) },
  { title: text('时间（北京）', 'Time (Beijing)'), of: ({ at }) => shanghaiSecond(at) },
  { title: text('事项', 'What was done'), of: ({ kind }, language) => auditTitles[kind][language] },
  { title: text('内容', 'Of what'), of: ({ what }, language) => what?.[language] ?? '' },
  { title: text('姓名', 'Name'), of: ({ user }) => user?.name ?? '' },
  { title: text('用户名', 'Login'), of: ({ user, login }) => user?.login ?? login ?? '' },
  { title: text('角色', 'Role'), of: ({ role }) => role ?? '' },
  { title: text('单位', 'Body'), of: ({ body }) => body?.name ?? '' },
  { title: text('项目编号', 'Case'), of: ({ caseId }) => caseId ?? '' },
  { title: text('来源地址', 'Address'), of: ({ address }) => address ?? '' },
];

/** How the table is made. */
interface Wish {
  readonly language: 'zh' | 'en';
  readonly filters: object;
}

/** Answers a part of the audit as CSV; the header `x-left-out` says when there is more. That it was done is on record. */
export async function exportAudit(
  { database, clock }: ApiDependencies,
  me: SignedIn,
  query: () => SelectQueryBuilder<AuditRow>,
  { language, filters }: Wish,
  res: Response,
): Promise<void> {
  const found: Audit[] = [];
  let cursor: string | undefined;
  do {
    const page = await keysetPage(query(), { column: 'id', direction: 'DESC' }, { cursor, limit: batch });
    found.push(...(await auditOf(database.read, page.items)));
    cursor = page.next;
  } while (cursor !== undefined && found.length < most);
  const content = { what: 'audit', rows: found.length, filters };
  await record(database, [{ ...actorOf(me), kind: 'export', at: clock.now(), content }]);
  const said: LeftOut = { ...(cursor !== undefined && { casesAfter: found.length }), columns: [] };
  res.setHeader('x-left-out', encodeURIComponent(JSON.stringify(said)));
  sendTable(res, 'audit.csv', [
    columns.map(({ title }) => title[language]),
    ...found.map((row) => columns.map((column) => column.of(row, language))),
  ]);
}
