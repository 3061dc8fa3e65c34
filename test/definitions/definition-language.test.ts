import { builtInDefinitions } from '../../definitions/registry';
import { publicationFaults } from '../../definitions/publication';
import { definitionPage, printedDefinition } from '../support/printed-definition';

/** The same data with a key that nobody knows in every object. */
const withStrangers = (data: unknown): unknown => {
  if (typeof data !== 'object' || data === null) return data;
  if (Array.isArray(data)) return data.map(withStrangers);
  return { ...Object.fromEntries(Object.entries(data).map(([key, value]) => [key, withStrangers(value)])), '?': 1 };
};

const keysNamed = ({ en }: { readonly en: string }): string[] =>
  /the nearest first\): (.*)\.$/.exec(en)?.[1]?.split(', ') ?? [];

describe('the page about the language of definitions', () => {
  const page = definitionPage();
  const printed = (): Record<string, unknown> => JSON.parse(printedDefinition()) as Record<string, unknown>;

  it('prints a definition that can be published', () => {
    expect(publicationFaults(printed())).toEqual([]);
  });

  it('tells every key that definitions can have', () => {
    const faults = [...builtInDefinitions, printed()].flatMap((one) => publicationFaults(withStrangers(one)));
    const keys = [...new Set(faults.flatMap(({ message }) => keysNamed(message)))];
    expect(keys.length).toBeGreaterThan(100);
    expect(keys.filter((key) => !new RegExp(`[\`" ]${key}[\`" :]`).test(page))).toEqual([]);
  });
});

describe('a key that is not known', () => {
  it('is answered with those that are, the nearest first, at its place and in both languages', () => {
    const definition = JSON.parse(printedDefinition().replace('"readers"', '"reeders"')) as object;
    const fault = publicationFaults(definition).find(({ at }) => at === 'reeders');
    expect(fault?.message.en).toMatch(/^reeders: expected one of the keys known here \(the nearest first\): readers, /);
    expect(fault?.message.zh).toMatch(/^reeders：应为此处可用的属性之一（最相近的在前）：readers、/);
  });
});
