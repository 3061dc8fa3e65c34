import { AmountError, formatAmount, parseAmount, type AmountRule, type Unit } from '../domain/amount';

/** Drops what does not change a decimal number: zeros in front, zeros at the end, a point with nothing behind it. */
export const trimmedDecimal = (text: string): string => {
  const plain = text.trim();
  if (!/^-?\d+(\.\d*)?$/.test(plain)) return plain;
  const whole = plain.replace(/^(-?)0+(?=\d)/, '$1');
  return whole.includes('.') ? whole.replace(/\.?0*$/, '') : whole;
};

/** The canonical amount of a decimal string, or the rule that it breaks. */
export function canonicalAmount(text: string, unit: Unit): { readonly amount: string } | { readonly rule: AmountRule } {
  try {
    return { amount: formatAmount(parseAmount(trimmedDecimal(text), unit)) };
  } catch (error) {
    if (error instanceof AmountError) return { rule: error.rule };
    throw error;
  }
}
