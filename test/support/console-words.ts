import { readdirSync } from 'node:fs';
import path from 'node:path';

/** Words of the console by their key. */
export interface Words {
  readonly [key: string]: string | Words;
}

const folder = path.join(__dirname, '..', '..', 'admin-ui', 'src', 'i18n', 'messages');
const chinese = '.zh.ts';

/** The parts that the words of the console are kept in. */
export const parts = readdirSync(folder).flatMap((file) =>
  file.endsWith(chinese) ? [file.slice(0, -chinese.length)] : [],
);

/** The words of a part of the console in a language. The console is a package of its own, which tests cannot import. */
export function words(part: string, language: 'zh' | 'en'): Words {
  const [found] = Object.values(jest.requireActual<Record<string, Words>>(path.join(folder, `${part}.${language}.ts`)));
  if (!found) throw new Error(`There are no words in ${part}.${language}.ts`);
  return found;
}
