import { capitalAmount, type Amount } from '../amount';

const digits: ReadonlyMap<string, bigint> = new Map(
  Array.from('零壹贰叁肆伍陆柒捌玖', (sign, digit) => [sign, BigInt(digit)] as const),
);
const small: ReadonlyMap<string, bigint> = new Map([
  ['拾', 10n],
  ['佰', 100n],
  ['仟', 1000n],
]);
const large: ReadonlyMap<string, bigint> = new Map([
  ['万', 10_000n],
  ['亿', 100_000_000n],
]);

function wholeNumber(text: string): bigint | undefined {
  // the highest of 亿 and 万 splits the number
  for (const [sign, size] of [...large].reverse()) {
    const at = text.lastIndexOf(sign);
    if (at < 0) continue;
    const high = wholeNumber(text.slice(0, at));
    const low = at + 1 === text.length ? 0n : wholeNumber(text.slice(at + 1));
    return high === undefined || low === undefined ? undefined : high * size + low;
  }
  let sum = 0n;
  let digit: bigint | undefined;
  for (const sign of text) {
    const size = small.get(sign);
    if (size === undefined) {
      digit = digits.get(sign);
      if (digit === undefined) return undefined;
      continue;
    }
    sum += (digit ?? 1n) * size;
    digit = undefined;
  }
  return sum + (digit ?? 0n);
}

/**
 * Reads an amount of yuan in Chinese capitals, with or without 人民币 in front, and 正 for 整; undefined for what is
 * none. Only what is written as the rules of `capitalAmount` ask is read: another spelling could mean another amount.
 */
export function parseCapitalAmount(written: string): Amount | undefined {
  const text = written
    .replace(/^人民币[:：]?/u, '')
    .replace(/圆/gu, '元')
    .replace(/正$/u, '整')
    .trim();
  const match = /^(?:([^元角分整]+)元)?零?(?:([^元角分整])角)?零?(?:([^元角分整])分)?整?$/u.exec(text);
  if (!match || text === '') return undefined;
  const [, yuan = '零', jiao = '零', fen = '零'] = match;
  const whole = wholeNumber(yuan);
  const [tens, ones] = [digits.get(jiao), digits.get(fen)];
  if (whole === undefined || tens === undefined || ones === undefined) return undefined;
  const amount: Amount = { parts: whole * 100n + tens * 10n + ones, unit: 'CNY' };
  const plain = (value: string) => value.replace(/零|整/gu, '');
  return plain(capitalAmount(amount)) === plain(text) ? amount : undefined;
}
