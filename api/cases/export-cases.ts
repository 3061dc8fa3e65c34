import type { Response } from 'express';
import type { z } from 'zod';
import { text, type Text } from '../../definitions/language/text';
import type { caseExportQuery, CaseSummary, LeftOut } from '../contract';
import { actorOf, record } from '../audit/record';
import { keysetPage } from '../access/keyset-page';
import type { ApiDependencies, SignedIn } from '../http/dependencies';
import { sendTable, shanghaiSecond } from '../http/table';
import { readDefinition } from './case-access';
import { caseOrders, filteredCases } from './case-list';
import { summaries } from './case-summary';
import { startAmounts, type StartAmount } from './start-amounts';

const most = 20_000;
const batch = 500;

/** A row of the export: the case as lists show it, the words of its industry, and its amounts. */
interface Exported {
  readonly summary: CaseSummary;
  readonly industry: Text;
  readonly amounts: readonly StartAmount[];
}

interface Column {
  readonly title: Text;
  readonly of: (row: Exported, language: 'zh' | 'en') => string;
}

const columns: readonly Column[] = [
  { title: text('编号', 'Code'), of: ({ summary }) => summary.code },
  { title: text('名称', 'Title'), of: ({ summary }) => summary.title },
  { title: text('标段', 'Lot'), of: ({ summary }) => summary.lot ?? '' },
  { title: text('程序', 'Process'), of: ({ summary }, language) => summary.processTitle[language] },
  {
    title: text('环节', 'Stage'),
    of: ({ summary }, language) => (summary.closingTitle ?? summary.stageTitle)[language],
  },
  { title: text('招标人', 'Tenderer'), of: ({ summary }) => summary.tenderer.name },
  { title: text('代理机构', 'Agency'), of: ({ summary }) => summary.agency?.name ?? '' },
  { title: text('地区', 'Region'), of: ({ summary }, language) => summary.regionName[language] },
  { title: text('行业', 'Industry'), of: ({ industry }, language) => industry[language] },
  { title: text('登记时间（北京）', 'Opened (Beijing)'), of: ({ summary }) => shanghaiSecond(summary.openedAt) },
  { title: text('截止时间（北京）', 'Deadline (Beijing)'), of: ({ summary }) => shanghaiSecond(summary.deadlineAt) },
  { title: text('结束时间（北京）', 'Closed (Beijing)'), of: ({ summary }) => shanghaiSecond(summary.closedAt) },
];

/** A column for each amount that somebody may read, and what of them is left out. */
function amountColumns(exported: readonly Exported[]): { shown: Column[]; leftOut: LeftOut['columns'] } {
  const titles = new Map(exported.flatMap(({ amounts }) => amounts.map(({ field, title }) => [field, title] as const)));
  const shown: Column[] = [];
  const leftOut: LeftOut['columns'] = [];
  for (const [field, title] of titles) {
    const stated = exported.flatMap(({ amounts }) => amounts.filter((amount) => amount.field === field));
    const rows = stated.filter(({ value }) => value === undefined).length;
    const whole = rows === stated.length;
    if (rows > 0) leftOut.push({ title, whole, rows, why });
    if (whole) continue;
    const find = ({ amounts }: Exported) => amounts.find((amount) => amount.field === field && amount.value);
    shown.push(
      { title, of: (row) => find(row)?.value ?? '' },
      { title: text(`${title.zh}：单位`, `${title.en}: unit`), of: (row) => find(row)?.unit ?? '' },
    );
  }
  return { shown, leftOut };
}

const why = text('您当前的身份在项目现阶段无权查看', 'your role may not read it where the case stands now');

/** Writes the cases of a filter as CSV; the header `x-left-out` says which cases and columns are not in it. */
export async function exportCases(
  deps: ApiDependencies,
  me: SignedIn,
  { language, ...filters }: z.output<typeof caseExportQuery>,
  res: Response,
): Promise<void> {
  const exported: Exported[] = [];
  let cursor: string | undefined;
  do {
    const page = await keysetPage(await filteredCases(deps, me, filters, 'export'), caseOrders.opened, {
      cursor,
      limit: batch,
    });
    const amounts = await startAmounts(deps, me, page.items);
    for (const summary of await summaries(deps, page.items)) {
      const { start } = await readDefinition(deps, summary.definitionId);
      const field = start.form['industry'];
      const known = field?.type === 'choice' ? field.options[summary.industry] : undefined;
      const industry = known ?? text(summary.industry, summary.industry);
      exported.push({ summary, industry, amounts: amounts.get(summary.id) ?? [] });
    }
    cursor = page.next;
  } while (cursor !== undefined && exported.length < most);

  const { shown, leftOut } = amountColumns(exported);
  const all = [...columns, ...shown];
  const lines = [
    all.map(({ title }) => title[language]),
    ...exported.map((row) => all.map((column) => column.of(row, language))),
  ];
  const content = { what: 'cases', rows: exported.length, filters };
  await record(deps.database, [{ ...actorOf(me), kind: 'export', at: deps.clock.now(), content }]);
  const said: LeftOut = { ...(cursor !== undefined && { casesAfter: exported.length }), columns: leftOut };
  res.setHeader('x-left-out', encodeURIComponent(JSON.stringify(said)));
  sendTable(res, 'cases.csv', lines);
}
