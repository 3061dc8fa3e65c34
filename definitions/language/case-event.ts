import type { CaseState } from './case-state';
import type { Actor } from './open-action';

/** A form as it travels through the case: what does not conduct it stays behind as a row; its id and hash are named. */
export interface GivenForm {
  readonly form: Readonly<Record<string, unknown>>;
  readonly sealed?: { readonly id: string; readonly hash: string };
}

/** An action that was taken. */
export interface Act extends GivenForm {
  readonly action: string;
  readonly actor: Actor;
  /** When the platform received it, instant in UTC. */
  readonly receivedAt: string;
  /** The question or objection that it answers. */
  readonly about?: string;
  /** Party ids that the act appoints, or puts in the place of another. */
  readonly appoints?: readonly string[];
  readonly dismisses?: string;
  /** The id of the party that the act asks. */
  readonly asks?: string;
  /** Idempotency key of the client. */
  readonly key: string;
}

export type CaseEventKind =
  | 'opened'
  | 'act'
  | 'ended'
  | 'offered'
  | 'noted'
  | 'asked'
  | 'lapsed'
  | 'entries'
  | 'reminded'
  | 'overdue'
  | 'incident'
  | 'mended'
  | 'recounted';

/** A date that another calendar counts to another day: the deadline of the stage, or the limit of a task. */
export interface DateMove {
  readonly of: 'deadline' | 'task';
  /** The action of the task. */
  readonly action?: string;
  readonly key?: string;
  /** Instants in UTC. */
  readonly from: string;
  readonly to: string;
}

/** One thing that happened to a case. Events are numbered by `seq` without gaps and chained by their hashes. */
export interface CaseEvent {
  readonly seq: number;
  readonly at: string;
  readonly kind: CaseEventKind;
  /** The stage in which it happened. */
  readonly stage: string;
  readonly act?: Act;
  /** The end of the stage that it brought about. */
  readonly end?: string;
  /** The stages entered by it, in order. */
  readonly entered?: readonly string[];
  readonly closing?: string;
  /** What a system event is about: the tasks, the offered action, the failing effect, what is asked. */
  readonly about?: readonly string[];
  /** The dates that were counted anew and lie elsewhere now. */
  readonly moved?: readonly DateMove[];
}

/** What the projection writes in one transaction: an event, its place in the chain, and where the case then stands. */
export interface CaseRecord {
  readonly event: CaseEvent;
  readonly previousHash: string;
  readonly hash: string;
  /** Tells two accounts of one seq apart: an event that was lost with its worker never was. */
  readonly key: string;
  readonly state: CaseState;
}
