import fc from 'fast-check';
import { jsonFaultAt } from '../../domain/json-fault';

const isJson = (text: string): boolean => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};

describe('where a text stops being JSON', () => {
  it.each([
    ['{"process": }', 12],
    ['{\n  "a": 1\n  "b": 2\n}', 13],
    ['{"a": 1,}', 8],
    ['[1, 2', 5],
    ['{"a" 1}', 5],
    ["{'a': 1}", 1],
    ['[1] 2', 4],
    ['', 0],
    ['01', 0],
    ['[1}', 2],
    ['"\\x"', 0],
    ['nul', 0],
  ])('is in %s at %d', (text, at) => {
    expect(jsonFaultAt(text)).toBe(at);
    expect(isJson(text)).toBe(false);
  });

  it('is nowhere in what is JSON', () => {
    fc.assert(
      fc.property(fc.json(), fc.constantFrom('', ' ', '\n'), (text, blank) => {
        expect(jsonFaultAt(blank + text + blank)).toBeUndefined();
      }),
    );
  });

  it('is somewhere exactly in what the parser refuses', () => {
    fc.assert(
      fc.property(
        fc.json(),
        fc.nat(),
        fc.constantFrom(',', '}', '"', ':', '[', '1', ' ', 'e', '-'),
        (text, place, sign) => {
          const at = place % (text.length + 1);
          const changed = text.slice(0, at) + sign + text.slice(at);
          expect([changed, jsonFaultAt(changed) === undefined]).toEqual([changed, isJson(changed)]);
        },
      ),
      { numRuns: 2000 },
    );
  });
});
