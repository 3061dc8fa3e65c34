import { citation } from '../citation';
import type { Text } from '../text';
import type { Wording } from './wording';

/** The heading of a stage or an action: its title and, in brackets, its article. */
export function heading(
  { said, word }: Wording,
  mark: string,
  { title, article }: { readonly title: Text; readonly article?: string },
): string {
  const source = article === undefined ? '' : word(`（${citation(article, 'zh')}）`, ` (${citation(article, 'en')})`);
  return `${mark} ${said(title)}${source}`;
}
