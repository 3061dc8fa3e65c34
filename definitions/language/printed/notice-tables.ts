import type { NoticeTable } from '../process';
import { text, type Text } from '../text';

/** What the tables of a notice are called. */
export const noticeTables: Readonly<Record<NoticeTable, Text>> = {
  openedBids: text('开标一览表', 'table of the opened bids'),
  committee: text('评标委员会名单', 'list of the committee'),
  candidates: text('候选人表', 'table of the candidates'),
  award: text('中标结果表', 'table of the award'),
};
