import type { NoticeField } from '../../database/notice-content';
import { formatAmount, parseAmount, type Unit } from '../../domain/amount';
import type { PublicCase, PublishedNotice } from '../public-case';
import { bidDeadlineOf, meaningOf, type NoticeMeaning } from './notice-meaning';
import type { Value } from './open-contracting';

/** Addresses under which people and programs find what a release names; without them it names none. */
export interface PublicAddresses {
  readonly notice: (id: string) => string;
  readonly document: (id: string) => string;
}

/** A notice with what it means. */
export interface ToldNotice extends PublishedNotice {
  readonly meaning: NoticeMeaning;
}

/** The public case in the order of its acts, whenever each became public. */
export interface Told {
  readonly file: PublicCase;
  readonly notices: readonly ToldNotice[];
  readonly addresses: PublicAddresses | undefined;
}

/** Reads the notices of a case in the order of its acts: a notice that was delayed does not undo a later one. */
export function tell(file: PublicCase, addresses: PublicAddresses | undefined): Told {
  const notices = file.notices
    .map((notice) => ({ ...notice, meaning: meaningOf(file.definition, notice.kind) }))
    .sort((a, b) => a.seq - b.seq);
  return { file, notices, addresses };
}

/** The field of that name in a notice. */
export const fieldIn = ({ content }: PublishedNotice, path: string): NoticeField | undefined =>
  content.fields.find((field) => field.path === path);

/** The field as it was last told. */
export const lastTold = ({ notices }: Told, path: string): NoticeField | undefined =>
  notices.flatMap((notice) => fieldIn(notice, path) ?? []).at(-1);

/** The text last told in a field. */
export function textTold(told: Told, path: string): string | undefined {
  const value = lastTold(told, path)?.value;
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** The bid deadline that a notice gives: its own, or one that moves it while bids are taken. */
export function deadlineIn(told: Told, notice: ToldNotice): string | undefined {
  const deadline = bidDeadlineOf(told.file.definition);
  if (!deadline) return undefined;
  const field =
    notice.meaning === 'call'
      ? fieldIn(notice, deadline.path)
      : notice.stage === deadline.stage
        ? notice.content.fields.find(({ type }) => type === 'dateTime')
        : undefined;
  return typeof field?.value === 'string' ? field.value : undefined;
}

/** An amount as OCDS writes money, or as a rate where it is one. */
export function worth(amount: string, unit: Unit): { readonly value?: Value; readonly rate?: string } {
  if (unit === '%') return { rate: amount };
  return { value: { amount: Number(formatAmount(parseAmount(amount, unit))), currency: unit } };
}

/** The money in a published field of amounts. */
export function moneyTold(told: Told, path: string): Value | undefined {
  const field = lastTold(told, path);
  return typeof field?.value === 'string' && field.unit !== undefined
    ? worth(field.value, field.unit).value
    : undefined;
}
