import { openTender } from '../definitions/trading/open-tender';
import type { Unit } from '../domain/amount';
import { compare, parseRational } from '../domain/rational';
import type { CaseFile, Expectation, FileBid, FileFault, Said } from './case-file';
import { canonicalAmount } from './decimal';
import { fileReader, isObject, placeOf, visible, type FileReader } from './file-reader';

/** A file that was read: the case when nothing is wrong with it. */
export interface ReadFile {
  readonly file?: CaseFile;
  readonly faults: readonly FileFault[];
  readonly warnings: readonly Said[];
}

const industries = Object.keys(openTender.start.form.industry.options);
const units = ['CNY', 'JPY', '%'] as const;
const longestName = 200;

/** Reads and checks the text of a file. Nothing is sent anywhere. */
export function readCaseFile(text: string): ReadFile {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text.replace(/^\ufeff/, ''));
  } catch {
    return refused('notJson', '文件不是 JSON。', 'The file is not JSON.');
  }
  return checkCaseFile(parsed);
}

/** Checks what a file holds and tidies it: amounts canonical, bids without a usable price left out with a warning. */
export function checkCaseFile(values: unknown): ReadFile {
  if (!isObject(values)) return refused('notAnObject', '文件应为一个 JSON 对象。', 'The file must be one JSON object.');
  const faults: FileFault[] = [];
  const warnings: Said[] = [];
  const read = fileReader(values, '', faults);
  const must = <T>(key: string, value: T | undefined): T | undefined => {
    if (value === undefined && !faults.some(({ path }) => path === key)) read.required(key);
    return value;
  };

  const process = must('process', read.oneOf('process', ['openTender']));
  const title = must('title', read.text('title', 1, longestName));
  const tenderer = must('tenderer', read.text('tenderer', 2, longestName));
  const agency = read.text('agency', 2, longestName);
  const region = must('region', regionIn(read));
  const industry = must('industry', read.oneOf('industry', industries));
  const unit = must('unit', read.oneOf('unit', units)) ?? 'CNY';
  const better = must('better', read.oneOf('better', ['lower', 'higher']));
  const method = must('method', read.oneOf('method', ['lowestPrice', 'comprehensive', 'buyerChoice']));
  // an estimate is money, also where bids are rates
  const estimate = read.amount('estimate', unit === '%' ? 'CNY' : unit);
  const ceiling = read.amount('ceiling', unit);
  const floor = read.amount('floor', unit);
  const deposit = read.amount('deposit', 'CNY');
  const source = read.text('source', 1, 250);
  const bids = bidsIn(read, unit, faults, warnings);
  const choice = read.text('choice', 2, longestName);
  const expect = expectationIn(read, unit, faults, warnings);
  warnUnknown(read, '', warnings);

  if (floor !== undefined && ceiling !== undefined && compare(parseRational(floor), parseRational(ceiling)) > 0) {
    read.refuse('floor', 'floorOverCeiling', '高于最高限价', 'is above the ceiling');
  }
  if (choice !== undefined && !bids.some(({ bidder }) => bidder === choice)) {
    read.refuse('choice', 'unknownBidder', '不是任何投标人', 'is none of the bidders');
  }
  if (faults.length > 0 || !process || !title || !tenderer || !region || !industry || !better || !method) {
    return { faults, warnings };
  }
  const file: CaseFile = {
    process,
    title,
    tenderer,
    region,
    industry,
    unit,
    better,
    method,
    bids,
    expect,
    ...(agency !== undefined && { agency }),
    ...(estimate !== undefined && { estimate }),
    ...(ceiling !== undefined && { ceiling }),
    ...(floor !== undefined && { floor }),
    ...(deposit !== undefined && { deposit }),
    ...(choice !== undefined && { choice }),
    ...(source !== undefined && { source }),
  };
  return { file, faults, warnings };
}

function refused(rule: 'notJson' | 'notAnObject', zh: string, en: string): ReadFile {
  return { faults: [{ path: '', rule, message: { zh, en } }], warnings: [] };
}

function regionIn({ raw, refuse }: FileReader): string | undefined {
  const value = raw('region');
  if (value === undefined || value === null) return undefined;
  if (typeof value === 'string' && /^\d{6}$/.test(value)) return value;
  return refuse(
    'region',
    'notARegion',
    '应为六位行政区划代码文本，如 "530100"',
    'must be a code of six digits such as "530100"',
  );
}

function bidsIn(read: FileReader, unit: Unit, faults: FileFault[], warnings: Said[]): FileBid[] {
  const value = read.raw('bids');
  if (value === undefined || value === null) {
    read.required('bids');
    return [];
  }
  if (!Array.isArray(value)) {
    read.refuse('bids', 'notAList', '应为列表', 'must be a list');
    return [];
  }
  const items: readonly unknown[] = value;
  return items.flatMap((item, index) => bidIn(item, `bids.${index}`, unit, faults, warnings) ?? []);
}

function bidIn(item: unknown, path: string, unit: Unit, faults: FileFault[], warnings: Said[]): FileBid | undefined {
  if (!isObject(item)) {
    const message = { zh: `“${path}”应为一个对象。`, en: `"${path}" must be an object.` };
    faults.push({ path, rule: 'notAnObject', message });
    return undefined;
  }
  const before = faults.length;
  const read = fileReader(item, path, faults);
  const bidder =
    read.text('bidder', 2, longestName) ?? (faults.length === before ? read.required('bidder') : undefined);
  const score = read.score('score');
  const reason = read.text('reason', 1, 1000);
  const flags = ['withdrawn', 'late', 'invalid', 'chosen', 'letter', 'unpaid'];
  const [withdrawn, late, invalid, chosen, letter, unpaid] = flags.map(read.flag);
  if (withdrawn && late) {
    read.refuse(
      'late',
      'contradiction',
      '迟到的投标未被接收，无从撤回',
      'bids were never received and cannot be withdrawn',
    );
  }
  const stated = read.raw('price');
  const price = read.amount('price', unit);
  warnUnknown(read, path, warnings);
  if (faults.length > before || bidder === undefined) return undefined;
  if (price === undefined) {
    if (stated === undefined) return read.required('price');
    const message = {
      zh: `“${path}”（${bidder}）没有报价，已略过。`,
      en: `"${path}" (${bidder}) has no price and is left out.`,
    };
    warnings.push(message);
    return undefined;
  }
  return {
    bidder,
    price,
    ...(score !== undefined && { score }),
    ...(reason !== undefined && { reason }),
    ...(withdrawn && { withdrawn }),
    ...(late && { late }),
    ...(invalid && { invalid }),
    ...(chosen && { chosen }),
    ...(letter && { letter }),
    ...(unpaid && { unpaid }),
  };
}

function expectationIn(parent: FileReader, unit: Unit, faults: FileFault[], warnings: Said[]): Expectation {
  const value = parent.raw('expect');
  if (value === undefined || value === null) return {};
  if (!isObject(value)) {
    parent.refuse('expect', 'notAnObject', '应为一个对象', 'must be an object');
    return {};
  }
  const read = fileReader(value, 'expect', faults);
  const closing = read.text('closing', 1, 60);
  const names = read.raw('awardedTo');
  const awardedTo = Array.isArray(names) ? (names as readonly unknown[]) : names === null ? null : [names];
  const named = awardedTo?.filter((name) => typeof name === 'string').map(visible);
  if (names !== undefined && awardedTo && named?.length !== awardedTo.length) {
    read.refuse('awardedTo', 'notAText', '应为名称，或名称的列表', 'must be a name or a list of names');
  }
  const stated = read.raw('awardPrice');
  const price = typeof stated === 'string' ? canonicalAmount(stated, unit) : undefined;
  const awardPrice =
    stated === null ? null : price && 'amount' in price ? price.amount : read.amount('awardPrice', unit);
  warnUnknown(read, 'expect', warnings);
  return {
    ...(closing !== undefined && { closing }),
    ...(names !== undefined && { awardedTo: named ?? null }),
    ...(awardPrice !== undefined && { awardPrice }),
  };
}

function warnUnknown(read: FileReader, path: string, warnings: Said[]): void {
  for (const key of read.unknown()) {
    const place = placeOf(path, key);
    warnings.push({ zh: `不认识的键“${place}”，已忽略。`, en: `The key "${place}" is not known and was ignored.` });
  }
}
