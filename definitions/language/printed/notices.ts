import type { NoticeTable } from '../process';
import { text, type Text } from '../text';
import { findAction } from '../visibility';
import type { Wording } from './wording';

const tables: Readonly<Record<NoticeTable, Text>> = {
  openedBids: text('开标一览表', 'table of the opened bids'),
  committee: text('评标委员会名单', 'list of the committee'),
  candidates: text('候选人表', 'table of the candidates'),
  award: text('中标结果表', 'table of the award'),
};

/** What is made public, and what stands in it. */
export function printNotices({ definition, word, said, list }: Wording): readonly string[] {
  const notices = Object.values(definition.notices);
  if (notices.length === 0) return [];
  const fieldOf = (path: string): string => {
    const [action = '', field = ''] = path.split('.');
    return said(findAction(definition, action)?.form?.[field]?.title ?? text(path, path));
  };
  return [
    word('## 公告', '## Notices'),
    '',
    ...notices.map(({ title, fields, tables: shown = [] }) => {
      const content = list([...fields.map(fieldOf), ...shown.map((name) => said(tables[name]))]);
      return `- **${said(title)}**${word('：', ': ')}${content || word('案件基本信息', 'the facts of the case')}`;
    }),
  ];
}
