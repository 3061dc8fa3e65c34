import fc from 'fast-check';
import { CanonicalError, canonicalJson } from '../../domain/canonical';

describe('canonical JSON', () => {
  it('does not depend on the order of keys', () => {
    const shuffled = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(shuffled);
      if (value === null || typeof value !== 'object') return value;
      return Object.fromEntries(
        Object.entries(value)
          .map(([key, member]): [string, unknown] => [key, shuffled(member)])
          .reverse(),
      );
    };
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(canonicalJson(shuffled(value))).toBe(canonicalJson(value));
      }),
    );
  });

  it('is JSON, and the same again when it is read back', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = canonicalJson(value);
        const back: unknown = JSON.parse(text);
        expect(back).toEqual(JSON.parse(JSON.stringify(value)));
        expect(canonicalJson(back)).toBe(text);
      }),
    );
  });

  it('is the text that RFC 8785 gives as its example', () => {
    const value = {
      numbers: [Number('333333333.33333329'), 1e30, 4.5, 2e-3, 0.000000000000000000000000001],
      string: '\u20ac$\u000F\u000aA\'\u0042\u0022\u005c\\"\u002f',
      literals: [null, true, false],
    };
    expect(canonicalJson(value)).toBe(
      '{"literals":[null,true,false],' +
        '"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],' +
        '"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
    );
  });

  it('sorts keys by UTF-16 code units as RFC 8785 does', () => {
    const keys = ['\u20ac', '\r', '\ufb33', '1', '\ud83d\ude00', '\u0080', '\u00f6'];
    const text = canonicalJson(Object.fromEntries(keys.map((key) => [key, 0])));
    const order = Object.keys(JSON.parse(text) as object).filter((key) => key !== '1');
    expect(order).toEqual(['\r', '\u0080', '\u00f6', '\u20ac', '\ud83d\ude00', '\ufb33']);
  });

  it('leaves out what JSON leaves out', () => {
    expect(canonicalJson({ b: undefined, a: -0 })).toBe('{"a":0}');
  });

  const loop: Record<string, unknown> = {};
  loop['self'] = [loop];

  it.each<[string, unknown, string]>([
    ['NaN', { a: [1, NaN] }, '$.a[1]'],
    ['infinity', Infinity, '$'],
    ['a bigint', { bids: [{ price: { parts: 1n } }] }, '$.bids[0].price.parts'],
    ['a function', { f: () => 0 }, '$.f'],
    ['undefined in a list', [undefined], '$[0]'],
    ['a hole in a list', new Array(1), '$[0]'],
    ['nothing at all', undefined, '$'],
    ['a symbol', { s: Symbol('s') }, '$.s'],
    ['a date', { at: new Date(0) }, '$.at'],
    ['a map', new Map(), '$'],
    [
      'an object with a class',
      new (class Bid {
        readonly price = '1';
      })(),
      '$',
    ],
    ['half a surrogate pair', { text: '\ud83d' }, '$.text'],
    ['a cycle', loop, '$.self[0]'],
  ])('refuses %s and says where', (_what, value, path) => {
    const refusal = (() => {
      try {
        return canonicalJson(value);
      } catch (error) {
        return error;
      }
    })();
    expect(refusal).toBeInstanceOf(CanonicalError);
    expect((refusal as CanonicalError).path).toBe(path);
  });

  it('takes the same object in two places', () => {
    const unit = { unit: 'CNY' };
    expect(canonicalJson([unit, unit])).toBe('[{"unit":"CNY"},{"unit":"CNY"}]');
  });
});
