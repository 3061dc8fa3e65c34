import type { CaseRecord, CaseState, OpenItem } from '../definitions/language';

/** Something to be done in the world because of an event; `name` is unique among those of one event. */
export type EffectRequest =
  | { readonly name: `publish:${string}`; readonly does: 'publish'; readonly notice: string }
  | { readonly name: 'notify'; readonly does: 'notify'; readonly roles: readonly string[] }
  | { readonly name: 'tasks'; readonly does: 'tasks' }
  | { readonly name: 'certificate'; readonly does: 'certificate' }
  | { readonly name: 'remind' | 'overdue'; readonly does: 'remind' | 'overdue'; readonly tasks: readonly string[] };

/** What every case asks of the world. */
export interface CaseActivities {
  /** Writes events, state and tasks in one transaction. Done again it changes nothing; a lost account is replaced. */
  projectCase(caseId: string, records: readonly CaseRecord[]): Promise<void>;
  /** Takes back from the projection what lies beyond where the case stands: acts that Temporal lost and that never were. */
  restateCase(
    caseId: string,
    stand: { readonly seq: number; readonly head: string; readonly state: CaseState },
  ): Promise<void>;
  /** Entries of this stay that wait for an answer. */
  readOpenEntries(caseId: string, visit: number): Promise<readonly OpenItem[]>;
  /** Does one effect of an event; done again it changes nothing. */
  performEffect(caseId: string, seq: number, effect: EffectRequest): Promise<void>;
}
