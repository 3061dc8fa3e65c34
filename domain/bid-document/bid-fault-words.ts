import type { BidFault, BidRule } from './bid-faults';

type Words = { readonly zh: string; readonly en: string };

const fieldTitles: Readonly<Record<string, Words>> = {
  bidder: { zh: '投标人', en: 'Bidder' },
  price: { zh: '投标报价', en: 'Bid price' },
  priceInWords: { zh: '大写金额', en: 'Price in words' },
  unitPrice: { zh: '单价', en: 'Unit price' },
  amount: { zh: '合价', en: 'Amount' },
  total: { zh: '合计', en: 'Total' },
};

type Say = (fault: BidFault) => readonly [zh: string, en: string];

const rules: Readonly<Record<BidRule, Say>> = {
  otherTender: () => [
    '投标文件对应的招标文件不是现行版本，请按现行招标文件重新核对',
    'it answers another version of the tender document: check it against the one in force',
  ],
  otherCase: ({ found = '' }) => [`标段 ${found} 不在该招标文件中`, `the lot ${found} is not in this tender document`],
  required: () => ['须填写', 'must be filled in'],
  tooLong: ({ expected = '' }) => [`最多 ${expected} 字`, `may have ${expected} characters at most`],
  tooMany: ({ expected = '' }) => [`最多 ${expected} 行`, `may have ${expected} rows at most`],
  unreadable: () => ['含有不可显示的字符', 'has characters that cannot be shown'],
  notANumber: () => ['须为数字，如 1225000.00', 'must be a plain number, such as 1225000.00'],
  notADate: () => ['须为日期，如 2026-03-02', 'must be a date, such as 2026-03-02'],
  notAChoice: ({ expected = '' }) => [`须为：${expected}`, `must be one of: ${expected}`],
  notYesOrNo: () => ['须选“是”或“否”', 'must be yes or no'],
  notMade: () => ['须确认并作出承诺', 'must be confirmed'],
  noRows: () => ['至少填写一行', 'needs one row at least'],
  noFiles: () => ['须附文件', 'needs a file'],
  unknownForm: ({ found = '' }) => [`招标文件中没有 ${found}`, `the tender document has no ${found}`],
  unknownField: () => ['招标文件中没有该项', 'the tender document has no such field'],
  unknownItem: () => ['招标清单中没有该项', 'the bill of the tender document has no such item'],
  itemTwice: () => ['同一项报价两次', 'is priced twice'],
  billTwice: () => ['同一清单报价两次', 'is priced twice'],
  notPriced: () => ['未报单价', 'has no unit price'],
  overUnitCeiling: ({ expected = '', found = '' }) => [
    `${found} 高于单价最高限价 ${expected}`,
    `${found} is above the ceiling of ${expected} for one unit`,
  ],
  amountDiffers: ({ expected = '', found = '' }) => [
    `${found} 不等于单价乘以工程量（${expected}）`,
    `${found} is not unit price times quantity (${expected})`,
  ],
  totalDiffers: ({ expected = '', found = '' }) => [
    `${found} 不等于各项合价之和（${expected}）`,
    `${found} is not the sum of its items (${expected})`,
  ],
  priceDiffers: ({ expected = '', found = '' }) => [
    `${found} 不等于各清单合计（${expected}）`,
    `${found} is not the sum of the bills (${expected})`,
  ],
  wordsDiffer: ({ expected = '' }) => [
    `与小写金额不一致，应为 ${expected}`,
    `differs from the figures: they read ${expected}`,
  ],
  overCeiling: ({ expected = '' }) => [`高于最高投标限价 ${expected}`, `is above the ceiling of ${expected}`],
  underFloor: ({ expected = '' }) => [`低于最低限价 ${expected}`, `is below the floor of ${expected}`],
  negative: () => ['不得为负数', 'must not be negative'],
  tooManyDecimals: () => ['小数位数过多', 'has too many decimals'],
  tooLarge: () => ['数额过大', 'is too large'],
  wrongUnit: () => ['计量单位不符', 'is in another unit'],
};

/** Where a fault is, in words: form, row, field. */
export function bidFaultPlace({ form, row, field }: BidFault): Words {
  const title = field === undefined ? undefined : (fieldTitles[field] ?? { zh: field, en: field });
  const zh = [form, row === undefined ? undefined : `第 ${row} 项`, title?.zh];
  const en = [form, row === undefined ? undefined : `item ${row}`, title?.en];
  const joined = (parts: readonly (string | undefined)[]) => parts.filter((part) => part !== undefined).join(' · ');
  return { zh: joined(zh), en: joined(en) };
}

/** A fault as people read it: where it is, and which rule is broken. */
export function bidFaultWords(fault: BidFault): Words {
  const place = bidFaultPlace(fault);
  const [zh, en] = rules[fault.rule](fault);
  return {
    zh: place.zh === '' ? `${zh}。` : `${place.zh}：${zh}。`,
    en: place.en === '' ? `The bid document: ${en}.` : `${place.en}: ${en}.`,
  };
}
