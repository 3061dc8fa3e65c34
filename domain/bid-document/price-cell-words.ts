import type { PriceCellFault } from './price-sheet';

const rules: Readonly<Record<PriceCellFault['rule'], readonly [zh: string, en: string]>> = {
  noHeadings: ['没有“序号”和“综合单价”列', 'has no columns 序号 and 综合单价'],
  unknownBill: ['不对应招标文件的任何清单', 'prices no bill of the tender document'],
  unknownItem: ['招标清单中没有该序号', 'the bill has no such item'],
  itemTwice: ['同一序号出现两次', 'the same item stands there twice'],
  notANumber: ['单价须为数字', 'the unit price must be a number'],
  negative: ['单价不得为负数', 'the unit price must not be negative'],
  tooManyDecimals: ['单价小数位数过多', 'the unit price has too many decimals'],
  tooLarge: ['单价过大', 'the unit price is too large'],
  otherQuantity: ['工程量与招标清单不一致，不得修改', 'the quantity differs from the bill and must not be changed'],
};

/** What is wrong in a cell of a priced spreadsheet, as people read it. */
export function priceCellWords({ sheet, cell, rule, found }: PriceCellFault): {
  readonly zh: string;
  readonly en: string;
} {
  const [zh, en] = rules[rule];
  const at = cell === undefined ? sheet : `${sheet} ${cell}`;
  const said = found === undefined ? '' : `“${found}”`;
  return { zh: `${at}：${said}${zh}。`, en: `${at}: ${said === '' ? '' : `"${found ?? ''}" `}${en}.` };
}
