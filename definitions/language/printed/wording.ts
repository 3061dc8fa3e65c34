import type { Form, Moment, RuleReference, Until } from '../field';
import { isPeriod } from '../limit';
import { periodText } from '../period';
import type { Process, Rule } from '../process';
import { citation } from '../citation';
import { text, type Language, type Text } from '../text';
import { findAction } from '../visibility';

/** The words in which a definition is printed in one language. */
export interface Wording {
  readonly definition: Process;
  readonly said: (words: Text) => string;
  readonly word: (zh: string, en: string) => string;
  readonly list: (words: readonly string[]) => string;
  /** A sentence of its own, as a row of a list. */
  readonly sentence: (zh: string, en: string) => string;
  readonly roles: (names: readonly string[]) => string;
  /** A stage or a closing. */
  readonly place: (name: string) => string;
  readonly until: (until: Until) => string;
  readonly action: (name: string) => string;
  readonly notice: (name: string) => string;
  /** A field of an act: `action.field`. */
  readonly field: (action: string, field: string) => string;
  /** The value of a rule. */
  readonly rule: (reference: RuleReference) => string;
  readonly value: (value: Rule['value']) => string;
  readonly moment: (moment: Moment, form?: Form) => string;
  readonly source: (article: string | undefined) => string;
}

/** The words of this definition in this language. */
export function wordingOf(definition: Process, language: Language): Wording {
  const said = (words: Text): string => words[language];
  const word = (zh: string, en: string): string => (language === 'zh' ? zh : en);
  const quoted = (name: string): string => word(`“${name}”`, `"${name}"`);
  const list = (words: readonly string[]): string => words.join(word('、', ', '));
  const titled = (found: { readonly title: Text } | undefined, name: string): string =>
    said(found?.title ?? text(name, name));
  const place = (name: string): string => titled(definition.stages[name] ?? definition.closings[name], name);
  const action = (name: string): string => titled(findAction(definition, name), name);
  const field = (of: string, name: string): string => titled(findAction(definition, of)?.form?.[name], name);
  const value = (some: Rule['value']): string => {
    if (isPeriod(some)) return said(periodText(some));
    if (typeof some === 'boolean') return some ? word('是', 'yes') : word('否', 'no');
    return String(some);
  };
  const moment = (some: Moment, form: Form = {}): string => {
    if (some === 'now') return word('办理之日', 'the day of the act');
    if ('taken' in some) return quoted(action(some.taken));
    if ('entered' in some) {
      const stage = place(some.entered);
      return word(`进入“${stage}”`, `the case came to "${stage}"`);
    }
    return quoted('given' in some ? field(...some.given) : titled(form[some.field], some.field));
  };
  return {
    definition,
    said,
    word,
    list,
    sentence: (zh, en) => `- ${word(`${zh}。`, `${en}.`)}`,
    roles: (names) => list(names.map((name) => titled(definition.roles[name], name))),
    place,
    until: (until) => listOf(until).map(place).join(word('或', ' or ')),
    action,
    notice: (name) => said(definition.notices[name]?.title ?? text('', '')),
    field,
    rule: ({ rule: name }) => {
      const found = definition.rules[name]?.value;
      return found === undefined ? name : value(found);
    },
    value,
    moment,
    source: (article) => (article === undefined ? '—' : citation(article, language)),
  };
}

/** One name or several, as a list. */
export const listOf = (some: string | readonly string[]): readonly string[] =>
  typeof some === 'string' ? [some] : some;
