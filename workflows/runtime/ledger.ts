import { chainHash, chainStart, hashOf } from '../../domain/hash';
import type { CaseEvent, CaseRecord, CaseState } from '../../definitions/language';

type Unnumbered = Omit<CaseEvent, 'seq'>;

/** Numbers and chains the events of a case and keeps those that are not in the projection yet. */
export interface Ledger {
  readonly seq: number;
  readonly head: string;
  readonly waiting: readonly CaseRecord[];
  append(event: Unnumbered, state: CaseState): CaseRecord;
  /**
   * The first `count` waiting records are in the projection; `hashes` are those with which they were written, or with
   * which the last of them were. That is how it was when it happened. A replay may come to others: Temporal dates a task
   * anew that it lost when it died, so that what the task did bears another time. What was written counts, and everything
   * after it is chained to that.
   */
  projected(count: number, hashes?: readonly string[]): void;
  isProjected(seq: number): boolean;
  /** The hash that an event has in the projection, where it is another than it was appended with. */
  otherHashOf(seq: number): string | undefined;
}

/** A ledger that goes on from a place in the chain; `salt` tells accounts of different runs apart. */
export function openLedger(salt: string, from: { seq: number; head: string } = { seq: 0, head: chainStart }): Ledger {
  let { seq, head } = from;
  let waiting: CaseRecord[] = [];
  const otherHashes = new Map<number, string>();
  const chained = (event: CaseEvent, state: CaseState): CaseRecord => {
    const hash = chainHash(head, event);
    const record: CaseRecord = { event, previousHash: head, hash, key: hashOf([salt, hash]).slice(0, 32), state };
    head = hash;
    return record;
  };
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
      const record = chained({ seq, ...unnumbered }, state);
      waiting = [...waiting, record];
      return record;
    },
    projected(count, hashes = []) {
      const written = waiting.slice(0, count);
      waiting = waiting.slice(count);
      for (const [index, { event, hash }] of written.slice(written.length - hashes.length).entries()) {
        const other = hashes[index];
        if (other !== undefined && other !== hash) otherHashes.set(event.seq, other);
      }
      const end = hashes.at(-1);
      if (end === undefined || end === written.at(-1)?.hash) return;
      head = end;
      waiting = waiting.map(({ event, state }) => chained(event, state));
      for (const { event, hash } of waiting) otherHashes.set(event.seq, hash);
    },
    isProjected: (number) => !waiting.some((record) => record.event.seq <= number),
    otherHashOf: (number) => otherHashes.get(number),
  };
}
