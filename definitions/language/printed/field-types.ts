import type { Field } from '../field';
import { text, type Text } from '../text';

/** What the types of fields are called. */
export const fieldTypes: Readonly<Record<Field['type'], Text>> = {
  text: text('文字', 'text'),
  amount: text('金额或费率', 'amount or rate'),
  number: text('数字', 'number'),
  date: text('日期', 'date'),
  dateTime: text('时间', 'date and time'),
  choice: text('选择', 'choice'),
  boolean: text('是否', 'yes or no'),
  document: text('文件', 'document'),
  list: text('列表', 'list'),
  committee: text('委员会名单', 'members of the committee'),
  region: text('行政区划', 'administrative division'),
  body: text('单位', 'body'),
  person: text('人员', 'person'),
  bid: text('投标', 'bid'),
  speciality: text('专业', 'speciality'),
  seedPart: text('抽取种子的份额', 'part of the seed of a draw'),
  corrections: text('报价修正表', 'decision on corrections'),
  scoreSheet: text('评审表', 'score sheet'),
};
