import fc from 'fast-check';
import { isUscc, withCheckDigit } from '../../domain/uscc';

describe('unified social credit codes', () => {
  it.each(['91350100M000100Y43', '91440300708461136T'])('takes the published code %s', (code) => {
    expect(isUscc(code)).toBe(true);
  });

  it.each([
    '',
    '91350100M000100Y44',
    '91350100m000100y43',
    '91350100M000100Y4',
    '9135010OM000100Y43',
    '91350100M000100Y430',
  ])('refuses %j', (code) => {
    expect(isUscc(code)).toBe(false);
  });

  it('notices every single wrong character', () => {
    const letters = Array.from('0123456789ABCDEFGHJKLMNPQRTUWXY');
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...letters), { minLength: 9, maxLength: 9 }),
        fc.nat(17),
        fc.constantFrom(...letters),
        (tail, place, letter) => {
          const code = withCheckDigit(`91530100${tail.join('')}`);
          fc.pre(code[place] !== letter);
          expect(isUscc(code)).toBe(true);
          expect(isUscc(code.slice(0, place) + letter + code.slice(place + 1))).toBe(false);
        },
      ),
    );
  });

  it('throws for what is no beginning of a code', () => {
    expect(() => withCheckDigit('123')).toThrow(RangeError);
    expect(() => withCheckDigit('91530100I00000000')).toThrow(RangeError);
  });
});
