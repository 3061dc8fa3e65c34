import type { Blank } from './tender-draft';

/** What the case states by itself, and texts may name. */
export const knownFacts: readonly Blank[] = [
  { key: 'project', title: '项目名称' },
  { key: 'lots', title: '标段' },
  { key: 'tenderer', title: '招标人' },
  { key: 'agency', title: '招标代理机构' },
  { key: 'region', title: '项目所在地' },
  { key: 'funds', title: '资金来源' },
  { key: 'method', title: '评标办法' },
  { key: 'ceiling', title: '最高投标限价' },
  { key: 'bidSecurity', title: '投标保证金' },
];

const placeholder = /\{\{([A-Za-z0-9]{1,40})\}\}/g;

/** The names in a text for which facts must be put, each once. */
export const namesIn = (text: string): readonly string[] => [
  ...new Set(Array.from(text.matchAll(placeholder), ([, name = '']) => name)),
];

/** What is put for a name; empty where nothing is. */
export const factIn = (facts: Readonly<Record<string, string>>, name: string): string =>
  (Object.hasOwn(facts, name) ? facts[name] : undefined) ?? '';

/** A text with the facts in it; what has none stays as it is. */
export const filled = (text: string, facts: Readonly<Record<string, string>>): string =>
  text.replace(placeholder, (whole, name: string) => {
    const fact = factIn(facts, name);
    return fact === '' ? whole : fact;
  });
