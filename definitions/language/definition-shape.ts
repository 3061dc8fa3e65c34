import { tieKinds } from '../../domain/drawing/avoidance';
import { expertEventKinds } from '../../domain/drawing/expert-standing';
import { nearestFirst } from '../../domain/nearest-words';
import { composedKinds, preparedKinds, seedSteps } from './field';
import { issuedPapers } from './issued-paper';
import type {
  Action,
  Avoidance,
  Closing,
  Deposit,
  DepositReturn,
  NoticeLayout,
  Process,
  Role,
  Rule,
  Stage,
} from './process';
import type { Language } from './text';

/** Reports that what stands at a place is not what is expected there. */
export type Report = (at: string, expected: Readonly<Record<Language, string>>) => void;

type Shape = (value: unknown, at: string, report: Report) => void;
type Shapes = Readonly<Record<string, Shape>>;

type OptionalKey<T> = { [K in keyof T]-?: Partial<Pick<T, K>> extends Pick<T, K> ? K : never }[keyof T];
/** A shape for every key of T, so that the compiler asks for one when the language grows. */
type RequiredOf<T> = { readonly [K in Exclude<keyof T, OptionalKey<T>>]: Shape };
type OptionalOf<T> = { readonly [K in OptionalKey<T>]: Shape };

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Whether a word may name a role, rule, stage, action, field, end, closing or notice. */
export const isName = (word: string): boolean => /^[a-z][A-Za-z0-9]{0,59}$/.test(word) && !(word in Object.prototype);

const test =
  (zh: string, en: string, holds: (value: unknown) => boolean): Shape =>
  (value, at, report) => {
    if (!holds(value)) report(at, { zh, en });
  };

const string = test('文字', 'a text', (value) => typeof value === 'string' && value.trim() !== '');
const name = test('名称', 'a name', (value) => typeof value === 'string' && isName(value));
const yes = test('true', 'true', (value) => value === true);
const boolean = test('是或否', 'true or false', (value) => typeof value === 'boolean');
const number = test('数字', 'a number', (value) => typeof value === 'number' && Number.isFinite(value));
const whole = test(
  '非负整数',
  'a whole number from zero',
  (value) => Number.isSafeInteger(value) && Number(value) >= 0,
);
const regex = test('正则表达式', 'a regular expression', isRegex);

function isRegex(value: unknown): boolean {
  if (typeof value !== 'string' || value.length > 200) return false;
  try {
    return Boolean(new RegExp(value, 'u'));
  } catch {
    return false;
  }
}

const word = (...words: readonly string[]): Shape =>
  test(`${words.join('、')} 之一`, `one of ${words.join(', ')}`, (value) => words.some((each) => each === value));

function noSuchKey(key: string, known: readonly string[]): Readonly<Record<Language, string>> {
  if (known.length === 0) return { zh: '空，因为此处没有属性', en: 'nothing: there are no keys here' };
  const words = nearestFirst(key, known);
  return {
    zh: `此处可用的属性之一（最相近的在前）：${words.join('、')}`,
    en: `one of the keys known here (the nearest first): ${words.join(', ')}`,
  };
}

/** An object with just these keys. */
const object =
  (required: Shapes, optional: Shapes = {}): Shape =>
  (value, at, report) => {
    if (!isObject(value)) return report(at, { zh: '一组属性', en: 'an object' });
    const known = [...Object.keys(required), ...Object.keys(optional)];
    for (const key of Object.keys(value)) {
      if (!known.includes(key)) report(`${at}.${key}`, noSuchKey(key, known));
    }
    for (const [key, shape] of Object.entries(required)) {
      shape(Object.hasOwn(value, key) ? value[key] : undefined, `${at}.${key}`, report);
    }
    for (const [key, shape] of Object.entries(optional)) {
      if (Object.hasOwn(value, key) && value[key] !== undefined) shape(value[key], `${at}.${key}`, report);
    }
  };

/** Things by name. */
const map =
  (shape: Shape, isKey = isName): Shape =>
  (value, at, report) => {
    if (!isObject(value)) return report(at, { zh: '按名称列出的各项', en: 'things by name' });
    for (const [key, each] of Object.entries(value)) {
      if (isKey(key)) shape(each, `${at}.${key}`, report);
      else report(`${at}.${key}`, { zh: '有效的名称', en: 'a valid name' });
    }
  };

const list =
  (shape: Shape): Shape =>
  (value, at, report) => {
    if (!Array.isArray(value)) return report(at, { zh: '列表', en: 'a list' });
    const items: readonly unknown[] = value;
    items.forEach((each, index) => shape(each, `${at}.${index}`, report));
  };

const pair =
  (first: Shape, second: Shape, ...rest: readonly Shape[]): Shape =>
  (value, at, report) => {
    const shapes = [first, second, ...rest];
    if (!Array.isArray(value) || value.length !== shapes.length) {
      return report(at, { zh: `${shapes.length}项`, en: `${shapes.length} entries` });
    }
    const items: readonly unknown[] = value;
    shapes.forEach((shape, index) => shape(items[index], `${at}.${index}`, report));
  };

/** The shape that fits what the value looks like. */
const by =
  (choose: (value: unknown) => Shape): Shape =>
  (value, at, report) =>
    choose(value)(value, at, report);

/** An object with the keys of a type of the language. */
const objectOf = <T>(required: RequiredOf<T>, optional: OptionalOf<T>): Shape => object(required, optional);

const text = object({ zh: string, en: string });
const rule = object({ rule: name });
const names = list(name);
const oneOrMore = by((value) => (Array.isArray(value) ? names : name));
const period = object({ count: whole, unit: word('days', 'workingDays', 'months', 'minutes') });
const bound = by((value) => (typeof value === 'number' ? number : typeof value === 'string' ? string : period));

const moment = by((value) => {
  if (!isObject(value)) return word('now');
  if ('taken' in value) return object({ taken: name });
  if ('entered' in value) return object({ entered: name });
  if ('given' in value) return object({ given: pair(name, name) });
  return object({ field: name });
});
const limit = object({ after: by((value) => (isObject(value) ? moment : word('now', 'deadline'))) }, { period: rule });
const limits = by((value) => (Array.isArray(value) ? list(limit) : limit));
const condition = object({
  field: name,
  is: by((value) =>
    Array.isArray(value)
      ? list(string)
      : test('文字、文字列表或是否', 'a text, several, or true or false', (one) =>
          ['string', 'boolean'].includes(typeof one),
        ),
  ),
});

const fieldBase: Shapes = {
  help: text,
  article: string,
  optional: yes,
  when: condition,
  requiredWhen: condition,
  secretUntil: oneOrMore,
  heldBy: names,
  visibleTo: names,
  section: text,
};
const numberBound = by((value) => (isObject(value) ? rule : number));
const isOption = (key: string): boolean => /^[A-Za-z0-9%][A-Za-z0-9_.-]{0,59}$/.test(key) && !(key in Object.prototype);

type FieldShape = readonly [required: Shapes, optional: Shapes];
const simpleFields: Readonly<Record<string, FieldShape>> = {
  text: [{}, { multiline: yes, atMost: whole, matches: regex }],
  amount: [
    {},
    {
      share: object({ percent: rule, of: pair(name, name) }, { atMost: rule }),
      equals: word('awardPrice'),
      allowedBy: rule,
      openly: yes,
      money: yes,
    },
  ],
  number: [{}, { atLeast: numberBound, atMost: numberBound, whole: yes }],
  date: [{}, { atLeast: limits, atMost: limits }],
  dateTime: [{}, { atLeast: limits, atMost: limits }],
  choice: [{ options: map(text, isOption) }, { evaluates: yes }],
  boolean: [{}, { mustBe: yes, otherwise: text }],
  document: [
    {},
    { many: yes, accept: list(string), composed: word(...composedKinds), prepared: word(...preparedKinds) },
  ],
  region: [{}, {}],
  body: [{ kind: name }, {}],
  person: [{ role: name }, { among: word('appointed', 'others') }],
  bid: [{ among: word('candidates', 'opened') }, {}],
  speciality: [{}, {}],
};
const rowField = fieldOf(simpleFields);
const field = fieldOf({
  ...simpleFields,
  list: [
    { of: map(rowField) },
    { atLeast: whole, atMost: whole, distinct: name, sumsTo: object({ field: name, total: string }) },
  ],
  committee: [{ size: rule, expertShare: rule, representatives: name }, {}],
  seedPart: [{ step: word(...seedSteps) }, {}],
  scoreSheet: [{}, {}],
  corrections: [{}, {}],
});

function fieldOf(types: Readonly<Record<string, FieldShape>>): Shape {
  const shapes = Object.entries(types).map(
    ([type, [required, optional]]) =>
      [type, object({ type: string, title: text, ...required }, { ...fieldBase, ...optional })] as const,
  );
  const known = new Map(shapes);
  const unknown = object({ type: word(...known.keys()), title: text });
  return by((value) => (isObject(value) ? known.get(String(value['type'])) : undefined) ?? unknown);
}

const form = map(field);

const effect = by((value) => {
  if (!isObject(value)) return object({});
  if ('movesDeadline' in value) return object({ movesDeadline: name });
  if ('suspends' in value) return object({ suspends: yes });
  if ('resumes' in value) return object({ resumes: yes }, { newDeadline: name });
  if ('terminates' in value) return object({ terminates: name });
  if ('holds' in value) return object({ holds: yes });
  if ('asks' in value) return object({ asks: pair(name, name) });
  if ('appoints' in value) return object({ appoints: pair(name, name) });
  return object({ replaces: pair(name, name, name) });
});

const action = objectOf<Action>(
  { title: text, by: oneOrMore },
  {
    help: text,
    article: string,
    form,
    end: by((value) => (isObject(value) ? object({ of: name, cases: map(name, isOption) }) : name)),
    asked: object({}, { due: rule, from: moment }),
    insteadOf: name,
    many: yes,
    replaces: word('own'),
    withdraws: name,
    needs: name,
    admits: name,
    sealed: object({ openedIn: name }, { escrow: object({ threshold: whole, keepers: list(string) }) }),
    releases: name,
    each: word('person'),
    after: oneOrMore,
    offered: word('byCode'),
    stands: yes,
    since: name,
    closesBefore: rule,
    afterDeadline: yes,
    answers: name,
    effect,
    notBy: name,
    secretUntil: oneOrMore,
    heldBy: names,
    visibleTo: names,
    actorVisibleTo: names,
    publishes: name,
    notifies: names,
    urgent: yes,
    issues: word(...Object.keys(issuedPapers)),
    final: yes,
  },
);

const deadline = by((value) =>
  isObject(value) && 'counted' in value
    ? object({ counted: rule, from: moment }, { end: name })
    : object({ at: moment }, { end: name }),
);

const avoidance = objectOf<Avoidance>(
  { title: text, article: string, ties: list(word(...tieKinds)), roles: names },
  { within: rule },
);

const stage = objectOf<Stage>(
  { title: text, ends: map(name) },
  {
    help: text,
    article: string,
    does: text,
    publishes: name,
    registers: word(...expertEventKinds),
    deadline,
    actions: map(action),
    avoidance: map(avoidance),
    endTitles: map(text),
  },
);

const notice = objectOf<NoticeLayout>(
  { title: text, fields: list(string) },
  {
    tables: list(word('sealedBids', 'openedBids', 'unopenedBids', 'unsecuredBids', 'candidates', 'award', 'committee')),
  },
);

const deposit = objectOf<Deposit>(
  {
    title: text,
    article: string,
    secures: name,
    amount: by((value) =>
      isObject(value) && 'given' in value
        ? object({ given: pair(name, name) })
        : object({ percent: rule, of: pair(name, name) }, { atMost: rule }),
    ),
    returns: list(
      objectOf<DepositReturn>(
        {
          on: by((value) => {
            if (!isObject(value)) return word('withdrawn', 'unused');
            return 'taken' in value ? object({ taken: name }) : object({ closed: names });
          }),
          within: rule,
          article: string,
        },
        { interest: yes },
      ),
    ),
    forfeits: map(object({ title: text, article: string })),
  },
  { guarantee: object({ action: name, amount: name, until: name }) },
);

const process = objectOf<Process>(
  {
    process: name,
    version: string,
    jurisdiction: test('国家代码', 'a country code', (value) => typeof value === 'string' && /^[A-Z]{2}$/.test(value)),
    title: text,
    kind: word('trading', 'supervision'),
    prefix: test('字母', 'letters', (value) => typeof value === 'string' && /^[A-Z]{1,8}$/.test(value)),
    sources: list(string),
    roles: map(
      objectOf<Role>(
        { title: text, party: word('one', 'optional', 'many', 'persons', 'person', 'office') },
        { actsFor: name, dividedBy: word('industry'), mayBeVacant: yes, secretUntil: oneOrMore, heldBy: names },
      ),
    ),
    escalatesTo: names,
    readers: names,
    rules: map(
      objectOf<Rule>(
        {
          title: text,
          value: by((value) => (typeof value === 'boolean' ? boolean : bound)),
          article: string,
        },
        { least: bound, most: bound, fixed: boolean },
      ),
    ),
    start: object({ title: text, by: names, form, first: name }),
    stages: map(stage),
    anytime: map(action),
    closings: map(
      objectOf<Closing>(
        { title: text, outcome: word('success', 'failure', 'neutral') },
        { mayRestart: yes, publishes: name, registers: word(...expertEventKinds) },
      ),
    ),
    notices: map(notice),
  },
  { deposit },
);

/** Reports wherever a value is not shaped like the data of a process definition, unknown keys included. */
export function checkShape(definition: unknown, report: Report): void {
  process(definition, '', (at, expected) => report(at.replace(/^\./, ''), expected));
}
