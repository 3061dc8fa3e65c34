import type { Carried, Receipt } from './case-input';

const mostCarried = 200;

/** The answers to the acts of a case, by their keys: an act that comes again is answered as before. */
export interface Receipts {
  find(key: string): Receipt | undefined;
  keep(key: string, receipt: Receipt): void;
  /** Whether an act received then may have been taken by an earlier run that did not hand its receipt on. */
  hasForgotten(receivedAt: string): boolean;
  /** The younger ones, and until when the others were received. */
  carry(): Pick<Carried, 'receipts' | 'forgottenUntil'>;
}

/** Goes on with what an earlier run has handed on. */
export function openReceipts(carried: Pick<Carried, 'receipts' | 'forgottenUntil'> | undefined): Receipts {
  const receipts = new Map(carried?.receipts);
  const forgottenUntil = carried?.forgottenUntil ?? '';
  return {
    find: (key) => receipts.get(key),
    keep: (key, receipt) => {
      receipts.set(key, receipt);
    },
    hasForgotten: (receivedAt) => receivedAt <= forgottenUntil,
    carry: () => ({
      receipts: [...receipts].slice(-mostCarried),
      forgottenUntil: [...receipts]
        .slice(0, -mostCarried)
        .reduce((last, [, { receivedAt = '' }]) => (receivedAt > last ? receivedAt : last), forgottenUntil),
    }),
  };
}
