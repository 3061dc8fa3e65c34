import type { RunOfCase } from '../database/projection';
import type { CaseRecord, CaseState, IssuedPaper, OpenItem } from '../definitions/language';
import type { ExpertEventKind } from '../domain/drawing/expert-standing';

/** Something to be done in the world because of an event; `name` is unique among those of one event. */
export type EffectRequest =
  | { readonly name: `publish:${string}`; readonly does: 'publish'; readonly notice: string }
  | { readonly name: `register:${string}`; readonly does: 'register'; readonly kind: ExpertEventKind }
  | { readonly name: 'notify'; readonly does: 'notify'; readonly roles: readonly string[] }
  | { readonly name: 'tasks'; readonly does: 'tasks' }
  | { readonly name: 'certificate'; readonly does: 'certificate' }
  | { readonly name: `issue:${string}`; readonly does: 'issue'; readonly paper: IssuedPaper }
  | { readonly name: 'moved'; readonly does: 'moved' }
  | { readonly name: 'remind' | 'overdue'; readonly does: 'remind' | 'overdue'; readonly tasks: readonly string[] };

/** What only puts messages on their way: rows like the others, written with the event that they tell of. */
export type Telling = Extract<EffectRequest, { does: 'notify' | 'tasks' | 'remind' | 'overdue' | 'moved' }>;

/** Whom to tell of an event. */
export interface ToldEvent {
  readonly seq: number;
  readonly telling: Telling;
}

/** Where the rows stand after a writing. It stays in the history of Temporal, so that the rows can be verified by it. */
export interface Written {
  readonly seq: number;
  readonly head: string;
  /** The hash of the state of the case. */
  readonly state: string;
  /** With which hashes the events were written, where there were several. */
  readonly hashes?: readonly string[];
  /** Of what nobody could be told: it is tried again by itself, so that the case does not wait. */
  readonly untold?: readonly ToldEvent[];
}

/** What every case asks of the world. */
export interface CaseActivities {
  /**
   * Writes events, state, tasks and who is told of them in one transaction. Done again it changes nothing; a lost
   * account is replaced.
   */
  projectCase(
    caseId: string,
    records: readonly CaseRecord[],
    run: RunOfCase,
    told: readonly ToldEvent[],
  ): Promise<Written | undefined>;
  /** Takes back from the projection what lies beyond where the case stands: acts that Temporal lost and that never were. */
  restateCase(
    caseId: string,
    stand: { readonly seq: number; readonly head: string; readonly state: CaseState },
    run: RunOfCase,
  ): Promise<Written>;
  /** Entries of this stay that wait for an answer. */
  readOpenEntries(caseId: string, visit: number): Promise<readonly OpenItem[]>;
  /** Does one effect of an event; done again it changes nothing. */
  performEffect(caseId: string, seq: number, effect: EffectRequest): Promise<void>;
}
