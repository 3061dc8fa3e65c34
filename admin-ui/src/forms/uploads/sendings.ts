import type { DocumentRef, Problem } from '../../../../api/contract';
import type { TransferStep } from './send-in-parts';

/** A document on its way. */
export interface Sending {
  readonly key: string;
  readonly name: string;
  /** The field that it goes to. */
  readonly field: string;
  readonly size: number;
  /** `arrived` until its field has taken it; `left` when it began to arrive and its file is not at hand. */
  readonly step: TransferStep | 'paused' | 'failed' | 'arrived' | 'left';
  /** How much of the step is done, 0 to 1. */
  readonly fraction: number;
  /** Why it failed. */
  readonly problem?: Problem;
  readonly document?: DocumentRef;
  /** Until when what has arrived of one that was left is kept. */
  readonly keptUntil?: string;
  readonly pause?: (() => void) | undefined;
  readonly resume?: (() => void) | undefined;
  readonly cancel: () => void;
}

const nothing: readonly Sending[] = [];
const all = new Map<string, readonly Sending[]>();
const listeners = new Set<() => void>();

const askBeforeLeaving = (event: BeforeUnloadEvent): void => event.preventDefault();
const isMoving = ({ step }: Sending): boolean => !['paused', 'failed', 'left'].includes(step);

function change(place: string, next: readonly Sending[]): void {
  all.set(place, next);
  const moving = [...all.values()].some((sendings) => sendings.some(isMoving));
  if (moving) addEventListener('beforeunload', askBeforeLeaving);
  else removeEventListener('beforeunload', askBeforeLeaving);
  listeners.forEach((listener) => listener());
}

/** Whether it is still to arrive, or to be given up. */
const isUnderWay = ({ step }: Sending): boolean => step !== 'failed' && step !== 'left';

/** All that is on its way, with its place and the field there. */
export const underWay = () =>
  [...all].flatMap(([place, sendings]) =>
    sendings.filter(isUnderWay).map(({ name, field }) => ({ place, field, name })),
  );

/** What is on its way to a place: a field of a form, for whom its person is acting. It goes on while one looks elsewhere. */
export const sendingsAt = (place: string): readonly Sending[] => all.get(place) ?? nothing;

/** Calls back when something changes; returns how to stop listening. */
export function onSendings(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Shows something that is on its way, or as it stands now. */
export const showSending = (place: string, sending: Sending): void =>
  change(place, [...sendingsAt(place).filter(({ key }) => key !== sending.key), sending]);

/** Changes something that is shown; what is no longer shown stays so. */
export const updateSending = (place: string, key: string, news: Partial<Sending>): void =>
  change(
    place,
    sendingsAt(place).map((each) => (each.key === key ? { ...each, ...news } : each)),
  );

/** Shows it no longer. Answers whether it was shown. */
export function removeSending(place: string, key: string): boolean {
  const before = sendingsAt(place);
  const after = before.filter((each) => each.key !== key);
  if (after.length === before.length) return false;
  change(place, after);
  return true;
}

/** What was refused for good is no longer shown: another file has been chosen. */
export const forgetRefused = (place: string): void =>
  change(
    place,
    sendingsAt(place).filter(({ step, resume }) => step !== 'failed' || resume !== undefined),
  );
