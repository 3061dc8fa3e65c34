import type { NoticeTable } from '../process';
import { text, type Text } from '../text';

/** What the tables of a notice are called. */
export const noticeTables: Readonly<Record<NoticeTable, Text>> = {
  sealedBids: text('密封投标的存证散列', 'hashes of the sealed bids'),
  openedBids: text('开标一览表', 'table of the opened bids'),
  unopenedBids: text('未能解密的投标', 'table of the bids that could not be opened'),
  unsecuredBids: text('未计入的投标（无保证金）', 'table of the bids left out without a deposit'),
  committee: text('评标委员会名单', 'list of the committee'),
  candidates: text('候选人表', 'table of the candidates'),
  award: text('中标结果表', 'table of the award'),
};
