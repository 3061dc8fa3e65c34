import { isDate, isInstant } from '../../domain/calendar';
import { readSeedPart } from '../../domain/drawing/seed-part';
import { isSpeciality } from '../../domain/drawing/specialities';
import { isReadable } from '../../domain/readable-text';
import type { Field, RuleReference } from './field';
import type { FormContext } from './form-context';
import { join, own, refuse, refuseCount, refuseTwice, refuseType, type Place } from './form-fault';
import { limitOf, shanghaiTime } from './limit';
import { text } from './text';

/** What a form may hold where the definition states no number. */
export const most = { characters: 10_000, documents: 100, rows: 1_000, committee: 99 } as const;

/** Ids of documents, bodies, users and bids. */
export const idPattern = '^[A-Za-z0-9][A-Za-z0-9_.:-]{0,99}$';

/** Codes of administrative divisions: GB/T 2260 (6 to 12 digits), or those of another country. */
export const regionPattern = '^[0-9A-Z][0-9A-Z-]{0,19}$';

const id = new RegExp(idPattern);

const region = new RegExp(regionPattern);

type Of<T extends Field['type']> = Extract<Field, { readonly type: T }>;

/** A text without what cannot be shown or stored, trimmed. */
export function checkText(field: Of<'text'>, raw: unknown, at: Place): string | undefined {
  if (typeof raw !== 'string') return refuseType(at, field, text('文字', 'a text'));
  const value = raw.replace(/\r\n?/g, '\n').trim();
  if (!isReadable(value)) {
    return refuse(at, field, 'unreadable', {}, text('含有无法显示的字符', 'contains characters that cannot be shown'));
  }
  if (!field.multiline && /[\n\u2028\u2029]/.test(value)) {
    return refuse(at, field, 'oneLine', {}, text('只能写一行', 'must be a single line'));
  }
  const limit = field.atMost ?? most.characters;
  const length = Array.from(value).length;
  if (length > limit) {
    return refuse(
      at,
      field,
      'tooLong',
      { limit, length },
      text(`最多${limit}字，现为${length}字`, `may have at most ${limit} characters and has ${length}`),
    );
  }
  if (field.matches !== undefined && !new RegExp(field.matches, 'u').test(value)) {
    return refuse(
      at,
      field,
      'wrongPattern',
      { pattern: field.matches },
      text(`格式不符，应符合 ${field.matches}`, `does not have the form ${field.matches}`),
    );
  }
  return value;
}

/** A number within its bounds that has an exact decimal form. */
export function checkNumber(field: Of<'number'>, raw: unknown, at: Place): number | undefined {
  // 1e21 and 1e-7 have no plain decimal form, and so no exact value
  if (typeof raw !== 'number' || !/^-?[0-9]{1,15}(\.[0-9]{1,9})?$/.test(String(raw))) {
    return refuseType(at, field, text('数字', 'a number'));
  }
  if (field.whole && !Number.isInteger(raw)) return refuseType(at, field, text('整数', 'a whole number'));
  const value = Object.is(raw, -0) ? 0 : raw;
  const least = boundOf(field.atLeast, at.context);
  if (least && value < least.value) {
    return refuse(
      at,
      field,
      'tooSmall',
      { limit: least.value },
      text(`不得小于 ${least.value}`, `must be at least ${least.value}`),
      least.article,
    );
  }
  const greatest = boundOf(field.atMost, at.context);
  if (greatest && value > greatest.value) {
    return refuse(
      at,
      field,
      'tooGreat',
      { limit: greatest.value },
      text(`不得大于 ${greatest.value}`, `must be at most ${greatest.value}`),
      greatest.article,
    );
  }
  return value;
}

function boundOf(
  bound: number | RuleReference | undefined,
  context: FormContext,
): { readonly value: number; readonly article?: string } | undefined {
  if (bound === undefined) return undefined;
  if (typeof bound === 'number') return { value: bound };
  const rule = own(context.rules, bound.rule);
  return typeof rule?.value === 'number' ? { value: rule.value, article: rule.article } : undefined;
}

/** A date, or an instant in its canonical form, within the limits of the law. */
export function checkDate(field: Of<'date' | 'dateTime'>, raw: unknown, at: Place): string | undefined {
  const isDay = field.type === 'date';
  if (typeof raw !== 'string' || !(isDay ? isDate(raw) : isInstant(raw))) {
    return isDay
      ? refuse(at, field, 'notADate', {}, text('应为日期，如 2026-12-14', 'must be a date such as 2026-12-14'))
      : refuse(
          at,
          field,
          'notAnInstant',
          {},
          text('应为时间，如 2026-12-14T01:00:00Z', 'must be an instant in UTC such as 2026-12-14T01:00:00Z'),
        );
  }
  const value = isDay ? raw : new Date(raw).toISOString();
  const shown = isDay ? value : shanghaiTime(value);
  const limit = limitOf(field, at.context, at.values);
  const broken =
    limit?.atLeast && value < limit.atLeast.value
      ? ({ rule: 'tooEarly', word: text('过早', 'too early'), ...limit.atLeast } as const)
      : limit?.atMost && value > limit.atMost.value
        ? ({ rule: 'tooLate', word: text('过晚', 'too late'), ...limit.atMost } as const)
        : undefined;
  if (!broken) return value;
  return refuse(
    at,
    field,
    broken.rule,
    { limit: broken.value, provisional: broken.provisional },
    text(
      `（${shown}）${broken.word.zh}：${broken.sentence.zh}`,
      `(${shown}) is ${broken.word.en}: ${broken.sentence.en}`,
    ),
    broken.article || undefined,
  );
}

/** One of the options. */
export function checkChoice(field: Of<'choice'>, raw: unknown, at: Place): string | undefined {
  if (typeof raw === 'string' && Object.hasOwn(field.options, raw)) return raw;
  const titles = Object.values(field.options);
  return refuse(
    at,
    field,
    'notAnOption',
    { options: Object.keys(field.options).join(', ') },
    text(
      `应为以下之一：${titles.map(({ zh }) => zh).join('、')}`,
      `must be one of: ${titles.map(({ en }) => en).join('; ')}`,
    ),
  );
}

/** Yes or no; yes where nothing else will do. */
export function checkBoolean(field: Of<'boolean'>, raw: unknown, at: Place): boolean | undefined {
  if (typeof raw !== 'boolean') return refuseType(at, field, text('是或否', 'yes or no'));
  if (raw || !field.mustBe) return raw;
  const otherwise = field.otherwise ?? text('', '');
  return refuse(
    at,
    field,
    'mustBeYes',
    {},
    text(
      `必须为“是”${otherwise.zh && `。${otherwise.zh.replace(/。$/, '')}`}`,
      `must be confirmed${otherwise.en && `. ${otherwise.en.replace(/\.$/, '')}`}`,
    ),
  );
}

/** The id of a document, body, user or bid. */
export function checkId(field: Field, raw: unknown, at: Place): string | undefined {
  if (typeof raw === 'string' && id.test(raw)) return raw;
  return refuse(at, field, 'notAnId', {}, text('不是有效的编号', 'is not a valid id'));
}

/** Ids of documents, each once. */
export function checkDocuments(field: Field, raw: unknown, at: Place): readonly string[] | undefined {
  if (!Array.isArray(raw)) return refuseType(at, field, text('文件列表', 'a list of documents'));
  if (raw.length > most.documents) return refuseCount(at, field, 'tooMany', most.documents);
  const items: readonly unknown[] = raw;
  const ids = items.map((item, index) => checkId(field, item, { ...at, path: join(at.path, String(index)) }));
  const found = ids.filter((each) => each !== undefined);
  if (found.length < ids.length) return undefined;
  return refuseTwice(at, field, found) ? undefined : found;
}

/** The code of an administrative division. */
export function checkRegion(field: Field, raw: unknown, at: Place): string | undefined {
  if (typeof raw === 'string' && region.test(raw)) return raw;
  return refuse(
    at,
    field,
    'notARegion',
    {},
    text('应为行政区划代码', 'must be the code of an administrative division'),
  );
}

/** A code of the national tree of specialities. */
export function checkSpeciality(field: Field, raw: unknown, at: Place): string | undefined {
  if (typeof raw === 'string' && isSpeciality(raw)) return raw;
  return refuse(
    at,
    field,
    'notASpeciality',
    {},
    text('应为评标专家专业分类标准中的代码', 'must be a code of the national classification of experts'),
  );
}

/** What a browser has made for a draw; whether it holds there is checked against the draw. */
export function checkSeedPart(field: Of<'seedPart'>, raw: unknown, at: Place): string | undefined {
  if (typeof raw === 'string' && readSeedPart(field.step, raw) !== undefined) return raw;
  return refuse(
    at,
    field,
    'notASeedPart',
    {},
    text('不是本步骤的份额，请重新生成', 'is not what this step needs: make it again'),
  );
}

/** The id of a user who is, or is not yet, on the committee. */
export function checkPerson(field: Of<'person'>, raw: unknown, at: Place): string | undefined {
  const value = checkId(field, raw, at);
  const { experts } = at.context;
  if (value === undefined || !field.among || !experts) return value;
  if (field.among === 'appointed' && !experts.includes(value)) {
    return refuse(at, field, 'notAppointed', {}, text('现在不是评标委员会成员', 'is not on the committee'));
  }
  if (field.among === 'others' && experts.includes(value)) {
    return refuse(at, field, 'alreadyAppointed', {}, text('已是评标委员会成员', 'is on the committee already'));
  }
  return value;
}

/** The id of a bid that may be chosen. */
export function checkBid(field: Of<'bid'>, raw: unknown, at: Place): string | undefined {
  const value = checkId(field, raw, at);
  if (value === undefined || at.context.bids?.some((bid) => bid.id === value)) return value;
  const words = {
    candidates: text('不是可选的中标候选人', 'is not one of the candidates'),
    opened: text('不是已开标的投标', 'is not one of the opened bids'),
  };
  return refuse(at, field, 'unknownBid', {}, words[field.among]);
}
