import type { Act, CaseEvent, CaseRecord, CaseState, Process } from '../../definitions/language';
import type { CaseClock } from './case-clock';
import type { Ledger } from './ledger';
import type { Ground, Transition } from './transitions';

/** What the parts of a run share: where the case stands, and the one way in which that changes. */
export interface RunningCase {
  readonly caseId: string;
  readonly definition: Process;
  readonly ground: Ground;
  readonly clock: CaseClock;
  readonly ledger: Ledger;
  /** Milliseconds of real time for acts that were received before a deadline and are still under way. */
  readonly graceMs: number;
  readonly state: CaseState;
  /** Acts of the present stay, in order. */
  readonly visitActs: readonly Act[];
  /** How often the run has heard that rows of many have changed. */
  readonly wakes: number;
  /** Where the case stands, and its place in the chain. */
  snapshot(): { readonly state: CaseState; readonly seq: number; readonly head: string };
  /** Writes an event down: from here it has happened. Its projection and effects follow. */
  commit(event: Pick<CaseEvent, 'kind' | 'act' | 'about' | 'moved'>, transition: Transition): CaseRecord;
  /** The time of that stay is up, and its code draws the conclusion; `undefined` when it waits again. */
  conclude(visit: number | undefined): void;
}
