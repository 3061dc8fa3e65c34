import path from 'node:path';

/** The parts that the words of the console are kept in. */
export const parts = [
  'shell',
  'case',
  'administration',
  'exchange',
  'message',
  'operations',
  'account',
  'deposit',
  'tender',
] as const;
type Part = (typeof parts)[number];

/** Words of the console by their key. */
export interface Words {
  readonly [key: string]: string | Words;
}

const folder = path.join(__dirname, '..', '..', 'admin-ui', 'src', 'i18n', 'messages');

/** The words of a part of the console in a language. The console is a package of its own, which tests cannot import. */
export function words(part: Part, language: 'zh' | 'en'): Words {
  const [found] = Object.values(jest.requireActual<Record<string, Words>>(path.join(folder, `${part}.${language}.ts`)));
  if (!found) throw new Error(`There are no words in ${part}.${language}.ts`);
  return found;
}
