const digits = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/** The check digit of the first 17 characters of a unified social credit code (GB 32100-2015, annex A: modulus 31). */
function checkDigit(code: string): string | undefined {
  let sum = 0;
  let weight = 1;
  for (const character of code) {
    const value = digits.indexOf(character);
    if (value < 0) return undefined;
    sum += value * weight;
    weight = (weight * 3) % 31;
  }
  return digits[(31 - (sum % 31)) % 31];
}

/** Whether a text is a unified social credit code: 18 characters without I, O, S, V, Z, the last one the check digit. */
export function isUscc(code: string): boolean {
  return /^[0-9A-Z]{2}\d{6}[0-9A-Z]{10}$/.test(code) && code.slice(17) === checkDigit(code.slice(0, 17));
}

/**
 * Completes 17 characters of a unified social credit code with their check digit.
 * @throws RangeError when they are not the beginning of one
 */
export function withCheckDigit(beginning: string): string {
  const digit = beginning.length === 17 ? checkDigit(beginning) : undefined;
  if (digit === undefined) throw new RangeError('not the beginning of a unified social credit code');
  return beginning + digit;
}
