import { criteriaOf } from '../ranking/stated-method';
import type { BillItem } from './bill';
import { evaluationText, evaluationTitles, fieldText, formKindWords } from './said-on-paper';
import type { TenderPackage } from './tender-package';

/** One thing in which two versions of a tender document differ. */
export interface Difference {
  readonly kind: 'added' | 'removed' | 'changed';
  readonly of: 'part' | 'clause' | 'qualification' | 'bill' | 'item' | 'bidderForm' | 'attachment' | 'evaluation';
  /** What it is, as both versions or the one that has it call it. */
  readonly title: string;
  readonly before?: string;
  readonly after?: string;
}

interface Named {
  readonly key: string;
  readonly title: string;
  /** Its own title, where it has one beside what it says; a title above it that changed changes nothing here. */
  readonly own?: string;
  readonly says: string;
  readonly of: Difference['of'];
}

/** In what a tender document differs from the one it replaces, in the order of the documents. */
export function comparePackages(before: TenderPackage, after: TenderPackage): readonly Difference[] {
  return [
    ...compared(clausesOf(before), clausesOf(after)),
    ...compared(qualificationOf(before), qualificationOf(after)),
    ...compared(evaluationOf(before), evaluationOf(after)),
    ...compared(itemsOf(before), itemsOf(after)),
    ...compared(formsOf(before), formsOf(after)),
    ...compared(attachmentsOf(before), attachmentsOf(after)),
  ];
}

function compared(before: readonly Named[], after: readonly Named[]): Difference[] {
  const earlier = new Map(before.map((one) => [one.key, one]));
  const later = new Map(after.map((one) => [one.key, one]));
  const kept = after.flatMap((one): Difference[] => {
    const old = earlier.get(one.key);
    if (!old) return [{ kind: 'added', of: one.of, title: one.title, after: one.says }];
    if (old.says === one.says && old.own === one.own) return [];
    const said = ({ own, says }: Named) => (own === undefined || old.own === one.own ? says : `${own}：${says}`);
    return [{ kind: 'changed', of: one.of, title: one.title, before: said(old), after: said(one) }];
  });
  const gone = before
    .filter(({ key }) => !later.has(key))
    .map((one): Difference => ({ kind: 'removed', of: one.of, title: one.title, before: one.says }));
  return [...kept, ...gone];
}

const clausesOf = ({ parts }: TenderPackage): Named[] =>
  parts.flatMap((part) => [
    { key: part.key, title: part.title, says: part.title, of: 'part' as const },
    ...part.clauses.map((clause) => ({
      key: `${part.key}/${clause.key}`,
      title: `${part.title} · ${clause.title}`,
      own: clause.title,
      says: clause.text,
      of: 'clause' as const,
    })),
  ]);

const qualificationOf = ({ qualification }: TenderPackage): Named[] =>
  qualification.map(({ key, title, text, proof = '' }) => ({
    key,
    title,
    own: title,
    says: [text, proof].filter((said) => said !== '').join('\n'),
    of: 'qualification',
  }));

const evaluationOf = ({ evaluation }: TenderPackage): Named[] =>
  Object.entries(evaluation).map(([key, value]) => ({
    key,
    title: evaluationTitles[key] ?? key,
    says: key === 'criteria' ? criteriaText(value) : evaluationText(value),
    of: 'evaluation',
  }));

const criteriaText = (value: unknown): string =>
  criteriaOf(value)
    .map(({ title, max, kind }) => `${String(title)} ${max}（${kind === 'price' ? '按报价计算' : '评委打分'}）`)
    .join('、');

const itemsOf = ({ boq }: TenderPackage): Named[] =>
  boq.flatMap((bill) => [
    { key: bill.key, title: bill.title, says: bill.title, of: 'bill' as const },
    ...bill.items.map((item) => ({
      key: `${bill.key}/${item.number}`,
      title: `${bill.title} · ${item.number} ${item.name}`,
      says: itemText(item),
      of: 'item' as const,
    })),
  ]);

const itemText = ({ code, name, features, unit, quantity, ceiling }: BillItem): string =>
  [code, name, features, `${quantity} ${unit}`, ceiling === undefined ? '' : `≤ ${ceiling}`]
    .filter((said) => said !== '')
    .join(' | ');

const formsOf = ({ bidderForms }: TenderPackage): Named[] =>
  bidderForms.map(({ key, title, text, required, kind, fields }) => ({
    key,
    title,
    own: title,
    says: [
      text,
      `${required ? '必填' : '选填'}，${formKindWords[kind]}`,
      ...fields.map((field) => `${field.title}（${fieldText(field)}，${field.required ? '必填' : '选填'}）`),
    ].join('；'),
    of: 'bidderForm',
  }));

const attachmentsOf = ({ attachments }: TenderPackage): Named[] =>
  attachments.map(({ name, sha256 }) => ({ key: sha256, title: name, says: name, of: 'attachment' }));
