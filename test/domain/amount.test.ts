import fc from 'fast-check';
import {
  AmountError,
  capitalAmount,
  compareAmounts,
  formatAmount,
  groupAmount,
  parseAmount,
  type Amount,
  type AmountRule,
  type Unit,
} from '../../domain/amount';

const units = fc.constantFrom<Unit>('CNY', 'JPY', '%');
const parts = fc.bigInt({ min: 0n, max: 10n ** 18n - 1n });
const amounts = fc.record<Amount>({ parts, unit: units });
const yuan = (text: string) => parseAmount(text, 'CNY');

function ruleOf(act: () => unknown): AmountRule | undefined {
  try {
    act();
    return undefined;
  } catch (error) {
    if (error instanceof AmountError) return error.rule;
    throw error;
  }
}

describe('an amount', () => {
  it('is read and written without losing anything', () => {
    fc.assert(
      fc.property(amounts, (amount) => {
        expect(parseAmount(formatAmount(amount), amount.unit)).toEqual(amount);
      }),
    );
  });

  it('is written with all decimals of its unit', () => {
    expect(formatAmount(yuan('1225000'))).toBe('1225000.00');
    expect(formatAmount(yuan('0.5'))).toBe('0.50');
    expect(formatAmount(parseAmount('3900000', 'JPY'))).toBe('3900000');
    expect(formatAmount(parseAmount('90.295', '%'))).toBe('90.2950');
  });

  it('may be nothing', () => {
    expect(yuan('0')).toEqual({ parts: 0n, unit: 'CNY' });
  });

  it.each<[string, Unit, AmountRule]>([
    ['', 'CNY', 'notANumber'],
    [' 1', 'CNY', 'notANumber'],
    ['1.', 'CNY', 'notANumber'],
    ['.5', 'CNY', 'notANumber'],
    ['007', 'CNY', 'notANumber'],
    ['+1', 'CNY', 'notANumber'],
    ['1e3', 'CNY', 'notANumber'],
    ['1,000', 'CNY', 'notANumber'],
    ['１２', 'CNY', 'notANumber'],
    ['1\n', 'CNY', 'notANumber'],
    ['NaN', 'CNY', 'notANumber'],
    ['-1', 'CNY', 'negative'],
    ['-0', 'CNY', 'negative'],
    ['1.005', 'CNY', 'tooManyDecimals'],
    ['1.000', 'CNY', 'tooManyDecimals'],
    ['1.0', 'JPY', 'tooManyDecimals'],
    ['1.00001', '%', 'tooManyDecimals'],
    ['1' + '0'.repeat(16), 'CNY', 'tooLarge'],
    ['9'.repeat(10_000), 'JPY', 'tooLarge'],
  ])('refuses %j in %s as %s', (text, unit, rule) => {
    expect(ruleOf(() => parseAmount(text, unit))).toBe(rule);
  });

  it('takes the largest amount that eighteen digits hold', () => {
    expect(formatAmount(yuan('9999999999999999.99'))).toBe('9999999999999999.99');
  });

  it('is compared only with its own unit', () => {
    expect(compareAmounts(yuan('1'), yuan('1.00'))).toBe(0);
    expect(compareAmounts(yuan('0.99'), yuan('1'))).toBeLessThan(0);
    expect(compareAmounts(yuan('1.01'), yuan('1'))).toBeGreaterThan(0);
    expect(ruleOf(() => compareAmounts(yuan('1'), parseAmount('1', 'JPY')))).toBe('wrongUnit');
  });
});

describe('thousands separators', () => {
  it('stand between groups of three digits before the point', () => {
    expect(groupAmount('1225000.00')).toBe('1,225,000.00');
    expect(groupAmount('999')).toBe('999');
    expect(groupAmount('1000')).toBe('1,000');
    expect(groupAmount('90.2950')).toBe('90.2950');
    expect(groupAmount('-123456')).toBe('-123,456');
  });

  it('vanish again without a trace', () => {
    fc.assert(fc.property(amounts.map(formatAmount), (text) => groupAmount(text).replaceAll(',', '') === text));
  });
});

describe('an amount in Chinese capitals', () => {
  it.each([
    // the examples of 支付结算办法, annex 1
    ['1409.50', '壹仟肆佰零玖元伍角'],
    ['6007.14', '陆仟零柒元壹角肆分'],
    ['1680.32', '壹仟陆佰捌拾元零叁角贰分'],
    ['107000.53', '壹拾万柒仟元零伍角叁分'],
    ['16409.02', '壹万陆仟肆佰零玖元零贰分'],
    ['325.04', '叁佰贰拾伍元零肆分'],
    // and around them
    ['1234.56', '壹仟贰佰叁拾肆元伍角陆分'],
    ['0', '零元整'],
    ['0.05', '伍分'],
    ['0.50', '伍角'],
    ['0.56', '伍角陆分'],
    ['1', '壹元整'],
    ['10', '壹拾元整'],
    ['100500', '壹拾万零伍佰元整'],
    ['100000000', '壹亿元整'],
    ['100005000', '壹亿零伍仟元整'],
    ['105000000', '壹亿零伍佰万元整'],
    ['1225000', '壹佰贰拾贰万伍仟元整'],
    ['2789529.54', '贰佰柒拾捌万玖仟伍佰贰拾玖元伍角肆分'],
    ['1000000000000', '壹万亿元整'],
    ['1000000000001.01', '壹万亿零壹元零壹分'],
    ['9999999999999999.99', '玖仟玖佰玖拾玖万玖仟玖佰玖拾玖亿玖仟玖佰玖拾玖万玖仟玖佰玖拾玖元玖角玖分'],
  ])('writes %s as %s', (text, capitals) => {
    expect(capitalAmount(yuan(text))).toBe(capitals);
  });

  it('can be read back by somebody who knows only the characters', () => {
    fc.assert(fc.property(parts, (fen) => readCapitals(capitalAmount({ parts: fen, unit: 'CNY' })) === fen));
    const few = fc.array(fc.constantFrom('0', '0', '0', '1', '5'), { minLength: 1, maxLength: 18 });
    fc.assert(
      fc.property(few, (digits) => {
        const fen = BigInt(digits.join(''));
        return readCapitals(capitalAmount({ parts: fen, unit: 'CNY' })) === fen;
      }),
    );
  });

  it('never has two zeros in a row, nor one before a unit, except where nothing is owed', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 1n, max: 10n ** 18n - 1n }), (fen) => {
        expect(capitalAmount({ parts: fen, unit: 'CNY' })).not.toMatch(/零[零拾佰仟万亿元角分整]|^零/);
      }),
    );
  });

  it('is for yuan only', () => {
    expect(ruleOf(() => capitalAmount(parseAmount('1', 'JPY')))).toBe('wrongUnit');
    expect(ruleOf(() => capitalAmount({ parts: -1n, unit: 'CNY' }))).toBe('negative');
  });
});

/** Reads capitals by adding up what the characters say, in fen; shares nothing with the writer. */
function readCapitals(text: string): bigint {
  const [whole, rest] = text.includes('元') ? (text.split('元') as [string, string]) : ['', text];
  const worth: Record<string, bigint> = { 拾: 10n, 佰: 100n, 仟: 1000n };
  let total = 0n;
  let section = 0n;
  let digit = 0n;
  for (const character of whole) {
    const value = '零壹贰叁肆伍陆柒捌玖'.indexOf(character);
    if (value >= 0) digit = BigInt(value);
    else if (character === '亿') [total, section, digit] = [(total + section + digit) * 100_000_000n, 0n, 0n];
    else if (character === '万') [total, section, digit] = [total + (section + digit) * 10_000n, 0n, 0n];
    else [section, digit] = [section + digit * (worth[character] ?? 0n), 0n];
  }
  const small = (unit: string) => '零壹贰叁肆伍陆柒捌玖'.indexOf(new RegExp(`(.)${unit}`).exec(rest)?.[1] ?? '零');
  return (total + section + digit) * 100n + BigInt(small('角') * 10 + small('分'));
}
