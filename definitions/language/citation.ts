import { laws, type Law } from './laws';
import type { Language } from './text';

/** The longest name first: the name of one law begins that of another. */
const byLength = [...laws].sort((one, other) => other.zh.length - one.zh.length);
const namesOf = new RegExp(byLength.map(({ zh }) => zh).join('|'), 'gu');
const cited = new RegExp(
  `(?<code>${laws.flatMap(({ code = [] }) => code).join('|')}) (?<articles>[0-9][0-9–, ]*)`,
  'gu',
);
const uncoded = new RegExp(
  `(?<name>${byLength.flatMap(({ code, zh }) => (code === undefined ? [zh] : [])).join('|')}) ?(?:\\([^)]*\\) ?)?(?:第(?<articles>[0-9、至]+)条)?`,
  'gu',
);
/** The Implementing Regulation where it is cited after the law, or by itself. */
const bareRegulation = /(?<=^|[、；，])条例(?=第)/gu;

/**
 * The citation as a reader of the language reads it: `TL 24, IR 35 招标投标法第24条、条例第35条` is
 * 《招标投标法》第24条、《招标投标法实施条例》第35条 in Chinese and “Tendering Law, art. 24; Implementing Regulation, art. 35”
 * in English. ` / ` parts the two where both are sentences. What exists in one language only is shown in both.
 */
export function citation(article: string, language: Language): string {
  const [said = '', remark] = article.split(/(?<=[\s）])\/ /u).map((part) => part.trim());
  return language === 'zh' ? inChinese(said) : inEnglish(said, remark);
}

function inChinese(said: string): string {
  const han = said.search(/\p{Script=Han}/u);
  const words = han < 0 ? codedInChinese(said) : said.slice(han).replace(bareRegulation, '招标投标法实施条例');
  return words.replace(namesOf, '《$&》').replace(/》 (?=[第(])/gu, '》');
}

const codedInChinese = (said: string): string => {
  const found = [...said.matchAll(cited)].flatMap(({ groups }) => {
    const law = laws.find(({ code }) => code === groups?.['code']);
    return law ? [`${law.zh}第${tidy(groups?.['articles']).replaceAll(', ', '、').replace('–', '至')}条`] : [];
  });
  return found.length > 0 ? found.join('、') : said;
};

function inEnglish(said: string, remark: string | undefined): string {
  const named = [
    ...[...said.matchAll(cited)].map(({ groups }) => inArticles(groups, ({ code }) => code === groups?.['code'])),
    ...[...said.matchAll(uncoded)].map(({ groups }) => inArticles(groups, ({ zh }) => zh === groups?.['name'])),
  ];
  // a remark may say the whole in English
  if (named.length === 0 || remark?.includes(', art. ')) return remark ?? beforeHan(said);
  const analogy = said.includes('参照') && remark?.includes('analogy') !== true ? ['by analogy'] : [];
  return [...named, ...analogy, ...(remark === undefined ? [] : [remark])].join('; ');
}

/** Of a law that is not known the code, which is what English readers can read of it. */
const beforeHan = (said: string): string => /^[^\p{Script=Han}]+(?=\p{Script=Han})/u.exec(said)?.[0].trim() ?? said;

function inArticles(groups: Readonly<Record<string, string>> | undefined, isIt: (law: Law) => boolean): string {
  const law = laws.find(isIt)?.en ?? '';
  const articles = tidy(groups?.['articles']).replaceAll('、', ', ').replace('至', '–');
  return articles === '' ? law : `${law}, ${/[,–]/u.test(articles) ? 'arts.' : 'art.'} ${articles}`;
}

/** The numbers of articles without what parts them from the next law. */
const tidy = (articles = ''): string => articles.replace(/[, ]+$/u, '');
