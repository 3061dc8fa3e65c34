import { canonicalJson } from '../canonical';
import type { BidderField, BidderForm } from './tender-package';

/** How what is stated of the evaluation is called on paper. What a definition adds stands under the name it has there. */
export const evaluationTitles: Readonly<Record<string, string>> = {
  method: '评标方法',
  criteria: '评分标准',
  shortlist: '第一信封入围家数',
  priceFormula: '价格分算法',
  dearerPoints: '每高于基准价1%扣分',
  cheaperPoints: '每低于基准价1%扣分',
  countedFrom: '计入基准价的报价下限（占最高限价 %）',
  ceilingShare: '基准价中最高限价所占百分比',
  tieRule: '得分相同时',
  ceiling: '最高投标限价',
  floor: '最低投标限价',
  bidSecurity: '投标保证金',
};

const evaluationWords: Readonly<Record<string, string>> = {
  lowestPrice: '经评审的最低投标价法',
  comprehensive: '综合评估法',
  twoEnvelopes: '双信封',
  buyerChoice: '评定分离',
  bestToPrice: '最优报价÷报价×满分',
  mean: '以平均值为基准价，按偏差扣分',
  trimmedMean: '去掉一个最高、一个最低后的平均值为基准价，按偏差扣分',
  price: '报价较优者在前，仍相同的抽签',
  technical: '评委评分较高者在前，再看报价，仍相同的抽签',
  lottery: '抽签',
};

/** What is stated of the evaluation, in words. */
export function evaluationText(value: unknown): string {
  if (typeof value === 'string') return evaluationWords[value] ?? value;
  return typeof value === 'number' ? String(value) : canonicalJson(value ?? null);
}

/** How bidders hand a form in. */
export const formKindWords: Readonly<Record<BidderForm['kind'], string>> = {
  statement: '声明，由投标人签名',
  fields: '填写',
  table: '表格，可填多行',
  files: '上传文件',
  pricedBill: '逐项填报清单价格',
};

const fieldTypes: Readonly<Record<BidderField['type'], string>> = {
  text: '文字',
  longText: '文字（多行）',
  number: '数字',
  amount: '金额',
  date: '日期',
  choice: '选择',
  yesNo: '是/否',
};

/** What is written into a field. */
export const fieldText = ({ type, options }: BidderField): string =>
  options === undefined ? fieldTypes[type] : options.join(' / ');
