import { citation } from '../../../definitions/language/citation';
import { useLanguage } from './use-text';

/** Cites articles of the law as a reader of the chosen language knows them. */
export function useCitation(): (article: string) => string {
  const language = useLanguage();
  return (article) => citation(article, language);
}
