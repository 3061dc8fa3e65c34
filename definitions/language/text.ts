/** A sentence or word in both languages of the platform. Chinese is the binding one. */
export interface Text {
  readonly zh: string;
  readonly en: string;
}

export type Language = keyof Text;

/** Writes a {@link Text}: Chinese first, English second. */
export const text = (zh: string, en: string): Text => ({ zh, en });

/** A number with what it counts, in English: `1 worker`, `2 workers`. No sentence writes a plural behind a number itself. */
export const counted = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`;

/**
 * The part of a citation that a reader of the language reads: `TL 24 招标投标法第二十四条` is 招标投标法第二十四条 in Chinese
 * and TL 24 in English; ` / ` parts the two where both are sentences. What exists in one language only is shown in both.
 */
export function citation(article: string, language: Language): string {
  const [zh, en] = article.split(' / ');
  if (zh !== undefined && en !== undefined) return language === 'zh' ? zh : en;
  const han = article.search(/\p{Script=Han}/u);
  if (han <= 0) return article;
  return language === 'zh' ? article.slice(han) : article.slice(0, han).trim();
}
