import type { Composed, DateLimit, DateLimits, Field, Prepared, RuleReference, SeedStep } from '../field';
import { conditionValues } from '../printed/condition-values';
import { fieldTypes } from '../printed/field-types';
import type { Wording } from '../printed/wording';
import { text, type Text } from '../text';
import { articleWords, flag, phrase, roleNames, written, type FactTable, type FactWords, type Scope } from './part';
import { ruleWords } from './rule-words';

type Keys<U> = U extends unknown ? keyof U : never;
type ValueOf<U, K> = U extends unknown ? (K extends keyof U ? U[K] : never) : never;
/** Every property that a field of some type may have. */
export type AnyField = { readonly [K in Keys<Field>]?: ValueOf<Field, K> };

const isReference = (bound: unknown): bound is RuleReference =>
  typeof bound === 'object' && bound !== null && 'rule' in bound;

function limitWords(wording: Wording, { period, after }: DateLimit, { form }: Scope): string {
  const { word, moment } = wording;
  const from = after === 'deadline' ? word('现行期限', 'the deadline as it stands') : moment(after, form);
  if (!period) return from;
  return word(`${from}后${ruleWords(wording, period)}`, `${ruleWords(wording, period)} after ${from}`);
}

const bound = (zh: string, en: string): FactWords<number | RuleReference | DateLimits> => ({
  title: text(zh, en),
  said(wording, value, scope) {
    if (typeof value === 'number') return String(value);
    if (isReference(value)) return ruleWords(wording, value);
    const limits: readonly DateLimit[] = 'after' in value ? [value] : value;
    return limits.map((limit) => limitWords(wording, limit, scope)).join(wording.word('；', '; '));
  },
});

const condition = (title: Text): FactWords<NonNullable<Field['when']>> => ({
  title,
  said(wording, condition, { form }) {
    const other = wording.said(form?.[condition.field]?.title ?? text(condition.field, condition.field));
    const shown = conditionValues(wording, condition, form ?? {});
    return wording.word(`“${other}”为“${shown}”`, `"${other}" is "${shown}"`);
  },
});

const rule = (zh: string, en: string): FactWords<RuleReference> => ({ title: text(zh, en), said: ruleWords });

/** What is said of a field, but for the fields of its rows. */
export const fieldFacts: FactTable<Omit<AnyField, 'of'>> = {
  title: phrase('名称', 'Title'),
  help: phrase('说明', 'Help'),
  article: articleWords,
  type: { title: text('类型', 'Type'), said: ({ said }, type) => said(fieldTypes[type]) },
  optional: flag('可不填', 'May be left empty'),
  when: condition(text('仅在此时填写', 'Asked only when')),
  requiredWhen: condition(text('在此时必填', 'Required when')),
  secretUntil: { title: text('保密至', 'Secret until'), said: ({ until }, places) => until(places) },
  heldBy: roleNames('保密期间知悉', 'Known while secret to'),
  visibleTo: roleNames('可阅', 'Read by'),
  section: phrase('所在部分', 'Section'),
  multiline: flag('多行', 'Several lines'),
  atLeast: bound('不少于（不早于）', 'At least (not before)'),
  atMost: bound('不多于（不晚于）', 'At most (not after)'),
  whole: flag('只能是整数', 'Whole numbers only'),
  matches: written('格式', 'Pattern'),
  share: {
    title: text('占比上限', 'At most a share'),
    said(wording, { percent, of, atMost }) {
      const base = wording.field(...of);
      const share = wording.word(
        `“${base}”的${ruleWords(wording, percent)}%`,
        `${ruleWords(wording, percent)} % of "${base}"`,
      );
      if (!atMost) return share;
      const cap = ruleWords(wording, atMost);
      return wording.word(`${share}，最高${cap}元`, `${share}, at most ${cap} yuan`);
    },
  },
  equals: { title: text('须等于', 'Must equal'), said: ({ word }) => word('中标价', 'the award price') },
  allowedBy: rule('是否允许填写取决于', 'Allowed by'),
  openly: flag('公开报价', 'Known to all at once'),
  money: flag('始终为金额', 'Always an amount of money'),
  options: {
    title: text('选项', 'Options'),
    said: ({ list, said }, options) => list(Object.values(options).map(said)),
  },
  evaluates: flag('决定评标办法', 'States how bids are evaluated'),
  mustBe: flag('必须为“是”', 'Must be yes'),
  otherwise: phrase('不能选“是”时', 'Who cannot say yes'),
  many: flag('可多份', 'Several'),
  accept: { title: text('文件类型', 'Types of documents'), said: ({ list }, types) => list(types) },
  composed: {
    title: text('由在线编制的招标文件生成', 'Made of the tender document written on the platform'),
    said: ({ said }, kind) => said(composedTitles[kind]),
  },
  prepared: {
    title: text('由投标文件编制工具生成', 'Made with the bid-document tool'),
    said: ({ said }, kind) => said(preparedTitles[kind]),
  },
  distinct: {
    title: text('各行不得相同', 'Different in every row'),
    said: (_wording, name) => name,
  },
  sumsTo: {
    title: text('合计', 'Adds up to'),
    said: ({ word }, { field, total }) => word(`${field} 合计 ${total}`, `${field} adds up to ${total}`),
  },
  size: rule('人数下限', 'Fewest members'),
  expertShare: rule('专家比例下限', 'Least share of experts'),
  representatives: roleNames('可派代表的角色', 'Represented on it'),
  kind: written('单位类别', 'Kind of body'),
  role: roleNames('人员的角色', 'Role of the person'),
  step: { title: text('份额的步骤', 'Step of the seed'), said: ({ said }, step) => said(stepTitles[step]) },
  among: {
    title: text('可选范围', 'Chosen among'),
    said: ({ said }, among) => said(choices[among]),
  },
};

const choices: Readonly<Record<ValueOf<Field, 'among'> & string, Text>> = {
  appointed: text('已指定的人员', 'people who are appointed'),
  others: text('未指定的人员', 'people who are not appointed yet'),
  candidates: text('候选人的投标', 'bids of the candidates'),
  opened: text('已开标的投标', 'opened bids'),
};

const composedTitles: Readonly<Record<Composed, Text>> = {
  package: text('数据包', 'the package'),
  print: text('PDF 文件', 'the PDF'),
  attachments: text('附件', 'its attachments'),
};

const preparedTitles: Readonly<Record<Prepared, Text>> = {
  data: text('数据文件', 'the data'),
  print: text('PDF 文件', 'the PDF'),
  files: text('附件', 'its attachments'),
};

const stepTitles: Readonly<Record<SeedStep, Text>> = {
  key: text('本次密钥', 'a key for this draw'),
  dealing: text('承诺与托管', 'a share, committed to and kept in pieces'),
  secret: text('公开份额', 'what opens the share'),
  pieces: text('代为打开', 'pieces of shares that were withheld'),
};

/** The type of a field, in a line. */
export const fieldGist = ({ said }: Wording, { type }: Field): string => said(fieldTypes[type]);
