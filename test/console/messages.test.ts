import { parts, words, type Words } from '../support/console-words';

const flat = (of: Words, path = ''): [key: string, words: string][] =>
  Object.entries(of).flatMap(([key, value]) =>
    typeof value === 'string' ? [[path + key, value]] : flat(value, `${path}${key}.`),
  );

const placeholders = (sentence: string): string[] => [...new Set(sentence.match(/%\{\w+\}/g) ?? [])].sort();

describe.each(parts)('the words of the console: %s', (part) => {
  const chinese = new Map(flat(words(part, 'zh')));
  const english = new Map(flat(words(part, 'en')));

  it('are the same in Chinese and English', () => {
    expect([...english.keys()].sort()).toEqual([...chinese.keys()].sort());
  });

  it('are never empty', () => {
    const empty = [...chinese, ...english].filter(([, sentence]) => sentence.trim() === '');
    expect(empty).toEqual([]);
  });

  it('name the same values in both', () => {
    const different = [...chinese].filter(
      // English may leave a number to its plural
      ([key, sentence]) =>
        placeholders(sentence).join() !== placeholders(english.get(key) ?? '').join() &&
        !sentence.includes('%{smart_count}'),
    );
    expect(different).toEqual([]);
  });

  it('have a form for one of what is counted in English', () => {
    const counted = [...english].filter(([, sentence]) =>
      /%\{(smart_count|count)\} ([a-z]+ )?[a-z]+s\b/.test(sentence),
    );
    expect(counted.filter(([, sentence]) => !/\|\|\|\|/.test(sentence))).toEqual([]);
  });

  it('have no Chinese in the English', () => {
    expect([...english].filter(([, sentence]) => /[\u4e00-\u9fff]/.test(sentence))).toEqual([]);
  });
});
