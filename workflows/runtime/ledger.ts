import { chainHash, chainStart, hashOf } from '../../domain/hash';
import type { CaseEvent, CaseRecord, CaseState } from '../../definitions/language';

type Unnumbered = Omit<CaseEvent, 'seq'>;

/** Numbers and chains the events of a case and keeps those that are not in the projection yet. */
export interface Ledger {
  readonly seq: number;
  readonly head: string;
  readonly waiting: readonly CaseRecord[];
  append(event: Unnumbered, state: CaseState): CaseRecord;
  /** The first `count` waiting records are in the projection. */
  projected(count: number): void;
  isProjected(seq: number): boolean;
}

/** A ledger that goes on from a place in the chain; `salt` tells accounts of different runs apart. */
export function openLedger(salt: string, from: { seq: number; head: string } = { seq: 0, head: chainStart }): Ledger {
  let { seq, head } = from;
  let waiting: CaseRecord[] = [];
  return {
    get seq() {
      return seq;
    },
    get head() {
      return head;
    },
    get waiting() {
      return waiting;
    },
    append(unnumbered, state) {
      seq += 1;
      const event: CaseEvent = { seq, ...unnumbered };
      const hash = chainHash(head, event);
      const record: CaseRecord = { event, previousHash: head, hash, key: hashOf([salt, hash]).slice(0, 32), state };
      head = hash;
      waiting = [...waiting, record];
      return record;
    },
    projected(count) {
      waiting = waiting.slice(count);
    },
    isProjected: (number) => !waiting.some((record) => record.event.seq <= number),
  };
}
