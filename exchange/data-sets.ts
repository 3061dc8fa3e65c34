import type { DataSet } from '../domain/exchange-package';
import { meaningOf, type NoticeMeaning } from './ocds/notice-meaning';
import type { PublicCase, PublishedNotice } from './public-case';

/**
 * Names of data sets of the data specification of the public resource trading platform (2016) for what the platform
 * publishes. They are names only: the codes of the specification are not repeated here. What has no set of that name is
 * told under the title of its notice.
 */
const setNames: Partial<Readonly<Record<NoticeMeaning, string>>> = {
  call: '招标公告与资格预审公告',
  candidates: '中标候选人公示',
  award: '中标结果公告',
  contract: '合同',
};

const nameOfRole = ({ parties }: PublicCase, role: string): string | undefined =>
  parties.find((party) => party.role === role)?.name;

const projectSet = (file: PublicCase): DataSet => ({
  name: '招标项目',
  items: {
    招标项目名称: file.title,
    招标项目编号: file.id,
    招标方式: file.definition.title.zh,
    行政区划代码: file.region,
    招标人名称: nameOfRole(file, 'tenderer'),
    招标代理机构名称: nameOfRole(file, 'agency'),
    监督部门名称: nameOfRole(file, 'supervisor'),
    交易场所名称: nameOfRole(file, 'centre'),
  },
});

const lotSet = (file: PublicCase): DataSet => ({
  name: '标段（包）',
  items: { 标段编号: file.id, 标段名称: file.lot ?? file.title, 计价单位: file.unit },
});

/** The notice by the titles of its fields and tables. */
function noticeSet(file: PublicCase, { kind, number, publishedAt, content }: PublishedNotice): DataSet {
  const fields = content.fields.map(({ title, value }) => [title.zh, value] as const);
  const tables = content.tables.map(
    ({ title, columns, rows }) =>
      [
        title.zh,
        rows.map((row) =>
          Object.fromEntries(row.map((cell, index) => [columns[index]?.zh ?? String(index + 1), cell])),
        ),
      ] as const,
  );
  return {
    name: setNames[meaningOf(file.definition, kind)] ?? content.title.zh,
    items: {
      公告标题: content.title.zh,
      公告编号: number,
      公告发布时间: publishedAt,
      ...Object.fromEntries([...fields, ...tables]),
    },
  };
}

/** What became public under the names of the Chinese data sets: the project, its lot, and the notice. */
export const dataSetsOf = (file: PublicCase, notice: PublishedNotice | undefined): DataSet[] => [
  projectSet(file),
  lotSet(file),
  ...(notice ? [noticeSet(file, notice)] : []),
];
