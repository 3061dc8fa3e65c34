import type { Form } from '../field';
import { wordingOf, type Wording } from '../printed/wording';
import type { Action, Process, Stage } from '../process';
import { text, type Text } from '../text';

/** What a definition is made of, as far as it is compared piece by piece. */
export type PartKind =
  'process' | 'role' | 'rule' | 'start' | 'stage' | 'action' | 'field' | 'arrow' | 'closing' | 'notice';

/** One thing that a definition says of a part: what it is called, what it says in words, and its data. */
export interface Fact {
  readonly title: Text;
  /** Said only when it is needed: most facts are the same on both sides. */
  readonly words: () => Text;
  readonly data: unknown;
}

/** A part with what is said of it and the parts within it, each by its place below this one. */
export interface Part {
  readonly kind: PartKind;
  readonly name: Text;
  /** What it is, in a line, for when it is added or removed. */
  readonly gist: () => Text | undefined;
  readonly facts: Readonly<Record<string, Fact>>;
  readonly parts: Readonly<Record<string, Part>>;
}

/** What stands around a part: its words may need the stage, the action and the form that it belongs to. */
export interface Scope {
  readonly stage?: Stage | undefined;
  readonly action?: Action | undefined;
  readonly form?: Form | undefined;
}

/** How one property is called and said. A flag that is left out says no. */
export interface FactWords<Value> {
  readonly title: Text;
  readonly said: (wording: Wording, value: Value, scope: Scope) => string;
  readonly isFlag?: true;
}

/** The words of every property of a type: the compiler asks for more when the language grows. */
export type FactTable<T> = { readonly [K in keyof T]-?: FactWords<NonNullable<T[K]>> };

/** The words of one definition in both languages. */
export interface Wordings {
  readonly zh: Wording;
  readonly en: Wording;
}

/** The words of this definition. A sentence is said without the mark of a list. */
export function wordingsOf(definition: Process): Wordings {
  const [zh, en] = [wordingOf(definition, 'zh'), wordingOf(definition, 'en')];
  return { zh: { ...zh, sentence: zh.word }, en: { ...en, sentence: en.word } };
}

/** A text made in both languages. */
export const inBoth = ({ zh, en }: Wordings, say: (wording: Wording) => string): Text => text(say(zh), say(en));

const no: Text = text('否', 'no');

/** What is said of a thing, by the table of its type. */
export function factsOf<T extends object>(
  wordings: Wordings,
  table: FactTable<T>,
  thing: Partial<T>,
  scope: Scope = {},
): Record<string, Fact> {
  const facts: Record<string, Fact> = {};
  // the keys of the table are the properties of the type
  for (const [key, words] of Object.entries(table) as [keyof T & string, FactWords<NonNullable<T[keyof T]>>][]) {
    const value = thing[key];
    const { title, isFlag, said } = words;
    if (value !== undefined && value !== null) {
      facts[key] = { title, words: () => inBoth(wordings, (wording) => said(wording, value, scope)), data: value };
    } else if (isFlag) facts[key] = { title, words: () => no, data: false };
  }
  return facts;
}

/** A property that is true or left out. */
export const flag = (zh: string, en: string): FactWords<true> => ({
  title: text(zh, en),
  said: ({ value }) => value(true),
  isFlag: true,
});

/** A property that is a text for people. */
export const phrase = (zh: string, en: string): FactWords<Text> => ({
  title: text(zh, en),
  said: ({ said }, words) => said(words),
});

/** A property that is said as it is written. */
export const written = (zh: string, en: string): FactWords<string | number> => ({
  title: text(zh, en),
  said: (_wording, value) => String(value),
});

/** A property that names roles. */
export const roleNames = (zh: string, en: string): FactWords<string | readonly string[]> => ({
  title: text(zh, en),
  said: ({ roles, word }, names) => roles([names].flat()) || word('无', 'nobody'),
});

/** The article of the law beside something. */
export const articleWords: FactWords<string> = {
  title: text('依据', 'Source'),
  said: ({ source }, article) => source(article),
};
