import { text } from '../text';
import { findAction } from '../visibility';
import { noticeTables } from './notice-tables';
import type { Wording } from './wording';

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
      const content = list([...fields.map(fieldOf), ...shown.map((name) => said(noticeTables[name]))]);
      return `- **${said(title)}**${word('：', ': ')}${content || word('案件基本信息', 'the facts of the case')}`;
    }),
  ];
}
