import type { Unit } from '../domain/amount';
import { canonicalAmount, trimmedDecimal } from './decimal';
import type { FileFault, FileRule, Said } from './case-file';

type Values = Readonly<Record<string, unknown>>;

const isAbsent = (value: unknown): boolean => value === undefined || value === null;

/** A text as it is seen: pages and tables leave signs in it that have no width. */
export const visible = (text: string): string => text.replace(/\p{Cf}/gu, '').trim();

/** Whether a value is an object with keys. */
export const isObject = (value: unknown): value is Values =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The key of a place within another: `bids.0` and `price` make `bids.0.price`. */
export const placeOf = (path: string, key: string): string => (path === '' ? key : `${path}.${key}`);

/**
 * Reads the values of one object of a file, writes down what is wrong with them, and remembers which keys it was asked
 * for. A null counts as absent; a faulty value reads as undefined.
 */
export function fileReader(values: Values, path: string, faults: FileFault[]) {
  const asked = new Set<string>();
  const raw = (key: string): unknown => {
    asked.add(key);
    return Object.hasOwn(values, key) ? values[key] : undefined;
  };
  const refuse = (key: string, rule: FileRule, zh: string, en: string): undefined => {
    const place = placeOf(path, key);
    faults.push({ path: place, rule, message: { zh: `“${place}”${zh}。`, en: `"${place}" ${en}.` } });
    return undefined;
  };
  const required = (key: string): undefined => refuse(key, 'required', '必须填写', 'is required');

  const text = (key: string, least: number, most: number): string | undefined => {
    const value = raw(key);
    if (isAbsent(value)) return undefined;
    if (typeof value !== 'string') return refuse(key, 'notAText', '应为文字', 'must be a text');
    const trimmed = visible(value);
    if (trimmed === '') return required(key);
    if (/[\p{Cc}\u2028\u2029]/u.test(trimmed)) return refuse(key, 'oneLine', '只能写一行', 'must be a single line');
    const length = Array.from(trimmed).length;
    if (length < least) return refuse(key, 'tooShort', `至少${least}字`, `needs at least ${least} characters`);
    if (length > most) return refuse(key, 'tooLong', `最多${most}字`, `may have at most ${most} characters`);
    return trimmed;
  };

  const oneOf = <const Word extends string>(key: string, words: readonly Word[]): Word | undefined => {
    const value = raw(key);
    if (isAbsent(value)) return undefined;
    const word = words.find((each) => each === value);
    return word ?? refuse(key, 'notAnOption', `应为 ${words.join('、')} 之一`, `must be one of ${words.join(', ')}`);
  };

  const flag = (key: string): boolean => {
    const value = raw(key);
    if (isAbsent(value)) return false;
    if (typeof value === 'boolean') return value;
    refuse(key, 'notABoolean', '应为 true 或 false', 'must be true or false');
    return false;
  };

  const amount = (key: string, unit: Unit): string | undefined => {
    const value = raw(key);
    if (isAbsent(value)) return undefined;
    if (typeof value !== 'string') {
      return refuse(
        key,
        'notAnAmount',
        '应为十进制数文本，如 "1225000.00"',
        'must be a decimal string such as "1225000.00"',
      );
    }
    const read = canonicalAmount(value, unit);
    if ('amount' in read) return read.amount;
    const [rule, { zh, en }] = amountFault(read.rule, unit);
    return refuse(key, rule, zh, en);
  };

  const score = (key: string): string | undefined => {
    const value = raw(key);
    if (isAbsent(value)) return undefined;
    const plain = typeof value === 'string' ? trimmedDecimal(value) : '';
    if (/^(\d{1,2}(\.\d{1,4})?|\d{3}(\.\d{1,3})?)$/.test(plain)) return plain;
    return refuse(
      key,
      'notAScore',
      '应为 0 至 999 的十进制数文本，最多四位小数（100 以上三位）',
      'must be a decimal string from 0 to 999 with at most four decimals (three above 100)',
    );
  };

  /** Keys that nobody asked for. */
  const unknown = (): string[] => Object.keys(values).filter((key) => !asked.has(key));

  return { raw, refuse, required, text, oneOf, flag, amount, score, unknown };
}

export type FileReader = ReturnType<typeof fileReader>;

const amountFault = (rule: string, unit: Unit): readonly [FileRule, Said] => {
  switch (rule) {
    case 'negative':
      return ['negative', { zh: '不能为负数', en: 'must not be negative' }];
    case 'tooManyDecimals':
      return ['tooManyDecimals', { zh: `小数位数超过 ${unit} 的精度`, en: `has more decimals than ${unit} has` }];
    case 'tooLarge':
      return ['tooLarge', { zh: '数额过大', en: 'is too large' }];
    default:
      return [
        'notAnAmount',
        { zh: '应为十进制数，如 1225000.00，不带分隔符', en: 'must be a plain decimal number such as 1225000.00' },
      ];
  }
};
