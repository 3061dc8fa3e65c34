import { isReadable } from '../readable-text';
import { billLimits, itemFaults, repeated, type Bill } from './bill';
import { factIn, knownFacts, namesIn } from './placeholders';
import { noticePart } from './stated-in-form';
import { draftLimits, type TenderDraft } from './tender-draft';
import type { BidderForm } from './tender-package';

/** What keeps a draft from being a tender document, at a place in it: `parts.2.clauses.0.text`. */
export interface DraftFault {
  readonly path: string;
  readonly rule:
    | 'required'
    | 'tooLong'
    | 'tooMany'
    | 'unreadable'
    | 'blankEmpty'
    | 'unknownName'
    | 'noFields'
    | 'noOptions'
    | 'billFaulty'
    | 'billUnpriced'
    | 'twice';
  /** What is named: the blank, the limit, the title. */
  readonly what?: string;
}

/**
 * Everything that is missing or wrong in a draft and its bills but the evaluation, which is checked as the form that
 * states it is. `known`: the facts of the case, by name; what the case does not state is filled in like a blank.
 */
export function draftFaults(
  draft: TenderDraft,
  boq: readonly Bill[],
  known: Readonly<Record<string, string>>,
): readonly DraftFault[] {
  const faults: DraftFault[] = [];
  const fault = (path: string, rule: DraftFault['rule'], what?: string) =>
    faults.push({ path, rule, ...(what !== undefined && { what }) });
  const used = new Set<string>();
  const text = (path: string, value: string | undefined, limit: number, needed = true) => {
    const said = value ?? '';
    if (needed && said.trim() === '') fault(path, 'required');
    if (Array.from(said).length > limit) fault(path, 'tooLong', String(limit));
    if (!isReadable(said)) fault(path, 'unreadable');
    for (const name of namesIn(said)) {
      used.add(name);
      if (isNameable(draft, name)) continue;
      fault(path, 'unknownName', name);
    }
  };
  const count = (path: string, items: readonly unknown[], limit: number, least = 0) => {
    if (items.length > limit) fault(path, 'tooMany', String(limit));
    if (items.length < least) fault(path, 'required');
  };
  const keys = (path: string, items: readonly { readonly key: string }[]) => {
    items.forEach(({ key }, index) => {
      if (items.findIndex((one) => one.key === key) < index) fault(`${path}.${index}`, 'twice', key);
    });
  };

  count('parts', draft.parts, draftLimits.parts, 1);
  keys('parts', draft.parts);
  if (!draft.parts.some(({ key, clauses }) => key === noticePart && clauses.length > 0)) fault('parts', 'required');
  draft.parts.forEach((part, index) => {
    const at = `parts.${index}`;
    text(`${at}.title`, part.title, draftLimits.title);
    count(`${at}.clauses`, part.clauses, draftLimits.clauses);
    keys(`${at}.clauses`, part.clauses);
    part.clauses.forEach((clause, place) => {
      text(`${at}.clauses.${place}.title`, clause.title, draftLimits.title);
      text(`${at}.clauses.${place}.text`, clause.text, draftLimits.clause);
    });
  });

  count('qualification', draft.qualification, draftLimits.qualification, 1);
  keys('qualification', draft.qualification);
  draft.qualification.forEach((one, index) => {
    text(`qualification.${index}.title`, one.title, draftLimits.title);
    text(`qualification.${index}.text`, one.text, draftLimits.text);
    text(`qualification.${index}.proof`, one.proof, draftLimits.text, false);
  });

  count('bidderForms', draft.bidderForms, draftLimits.bidderForms, 1);
  keys('bidderForms', draft.bidderForms);
  draft.bidderForms.forEach((form, index) => {
    const at = `bidderForms.${index}`;
    text(`${at}.title`, form.title, draftLimits.title);
    text(`${at}.text`, form.text, draftLimits.clause, form.kind === 'statement');
    fieldsOf(form, at, fault);
    keys(`${at}.fields`, form.fields);
    if (form.kind === 'pricedBill' && boq.length === 0) fault('boq', 'billUnpriced', form.title);
  });

  count('attachments', draft.attachments, draftLimits.attachments);
  count('blanks', draft.blanks, draftLimits.blanks);
  for (const { key, title } of draft.blanks) {
    const value = factIn(draft.facts, key);
    if (used.has(key) && value.trim() === '') fault(`facts.${key}`, 'blankEmpty', title);
    if (Array.from(value).length > draftLimits.fact) fault(`facts.${key}`, 'tooLong', String(draftLimits.fact));
    if (!isReadable(value)) fault(`facts.${key}`, 'unreadable');
  }
  for (const { key, title } of knownFacts) {
    const stated = factIn(known, key) || factIn(draft.facts, key);
    if (used.has(key) && stated.trim() === '') fault(`facts.${key}`, 'blankEmpty', title);
  }
  billFaults(boq, fault);
  return faults;
}

const isNameable = ({ blanks }: TenderDraft, name: string): boolean =>
  blanks.some(({ key }) => key === name) || knownFacts.some(({ key }) => key === name);

type Note = (path: string, rule: DraftFault['rule'], what?: string) => void;

function fieldsOf({ kind, fields }: BidderForm, at: string, fault: Note): void {
  const hasFields = kind === 'fields' || kind === 'table';
  if (hasFields && fields.length === 0) fault(`${at}.fields`, 'noFields');
  if (fields.length > draftLimits.fields) fault(`${at}.fields`, 'tooMany', String(draftLimits.fields));
  fields.forEach(({ title, type, options }, index) => {
    if (title.trim() === '') fault(`${at}.fields.${index}.title`, 'required');
    if (type === 'choice' && (options ?? []).length < 2) fault(`${at}.fields.${index}.options`, 'noOptions');
  });
}

function billFaults(boq: readonly Bill[], fault: Note): void {
  if (boq.length > billLimits.bills) fault('boq', 'tooMany', String(billLimits.bills));
  const items = boq.reduce((sum, bill) => sum + bill.items.length, 0);
  if (items > billLimits.items) fault('boq', 'tooMany', String(billLimits.items));
  boq.forEach((bill, index) => {
    if (bill.items.length === 0) fault(`boq.${index}`, 'required', bill.title);
    const isFaulty =
      bill.items.some((item) => itemFaults(item).length > 0) || repeated(bill.items, 'number').length > 0;
    if (isFaulty) fault(`boq.${index}`, 'billFaulty', bill.title);
  });
}
