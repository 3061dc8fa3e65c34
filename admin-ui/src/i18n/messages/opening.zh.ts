import type { openingEn } from './opening.en';

/** Words of the opening room. */
export const openingZh: typeof openingEn = {
  opening: {
    title: '开标室',
    waits: '投标已截止，全部密封投标的散列已公布。等待宣布开标。',
    releasing: '开标进行中：请投标人在时限内解密。全部解密后提前结束。',
    opened: '计入的投标已全部核验、解密，结果如下，并已公布。',
    bids: '投标',
    ofFewest: '%{count} 份（法定不少于 %{fewest} 份）',
    here: '在线投标人',
    released: '已交出份额',
    some: '%{some} / %{all}',
    started: '宣布开标',
    hash: '存证散列',
    receivedAt: '收到时间',
    bidder: '投标人',
    unnamed: '解密后公开',
    own: '%{name}（本单位）',
    share: '解密份额',
    in: '已交出',
    notIn: '尚未交出',
    result: '结果',
    state: { opened: '已解密', revoked: '视为撤销', unopened: '视为撤回' },
    leftOut: '未计入的投标',
    leftOutHelp: '投标截止时没有足额的保证金，也没有保函：未计入、未解密。',
    attendance: '出席',
    isHere: '在线',
    wasHere: '已离开',
    record: '保存开标记录（平台签名）',
    print: '打印或存为 PDF',
  },
};
