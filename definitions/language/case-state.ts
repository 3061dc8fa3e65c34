import type { Openness } from './visibility';

/** A party of a case as the workflow knows it: by an id that tells nothing about body or person. */
export interface PartyState {
  readonly id: string;
  readonly role: string;
  readonly since: string;
  /** Left the case (a replaced member of the committee). */
  readonly leftAt?: string;
}

/** A stay in a stage. */
export interface Visit {
  readonly visit: number;
  readonly stage: string;
  readonly enteredAt: string;
  readonly leftAt?: string;
  readonly end?: string;
  /** The deadline as it stood when the stage was left. */
  readonly deadlineAt?: string;
}

/** A question or objection that waits for its answer. */
export interface OpenItem {
  readonly id: string;
  readonly action: string;
  readonly at: string;
  /** The stage stands still until it is answered. */
  readonly holds: boolean;
  /** The only party that is asked; without one, everybody who may answer. */
  readonly to?: string;
}

/** A row for the inbox. Its key is stable while it waits for the same thing. */
export interface TaskState {
  readonly key: string;
  readonly action: string;
  readonly stage: string;
  readonly role: string;
  readonly party?: string;
  /** It is asked of every party whose entry of that action stands, until they have done it. */
  readonly entries?: string;
  readonly about?: string;
  readonly since: string;
  readonly dueAt?: string;
  readonly provisional: boolean;
  readonly revision: string;
}

/** The date that ends the stage or that its code waits for. */
export interface DeadlineState {
  readonly at: string;
  readonly kind: 'given' | 'counted';
  readonly provisional: boolean;
}

/** An effect, or a step of the code of a stage, that keeps failing and waits for an operator. */
export interface IncidentState {
  readonly id: string;
  readonly seq: number;
  readonly effect: string;
  readonly error: string;
  readonly since: string;
  /** The case cannot go on without it: it may only be tried again. */
  readonly needed?: true;
}

/**
 * Where a case stands: small, serialisable, the same in the workflow and in its projection. All instants are of the
 * platform's clock. Values of forms are here only as far as dates of the definition are counted from them.
 */
export interface CaseState {
  readonly caseId: string;
  readonly stage: string;
  readonly visit: number;
  readonly visits: readonly Visit[];
  readonly closing?: string;
  readonly closedAt?: string;
  readonly deadline?: DeadlineState;
  /** The new instant of the deadline, when it was moved in this visit. */
  readonly moved?: string;
  /** Actions that close earlier than the deadline, and when. */
  readonly closes: Readonly<Record<string, string>>;
  readonly suspendedAt?: string;
  /** Since when the stage stands still: suspended, or an objection is unanswered. */
  readonly stillSince?: string;
  /** Milliseconds that the current visit has stood still so far. */
  readonly lostMs: number;
  /** How often each action was taken in this visit; with `action:party` for those taken by each person. */
  readonly counts: Readonly<Record<string, number>>;
  /** When each action was last taken, in any visit. */
  readonly taken: Readonly<Record<string, string>>;
  /** Who (a person's alias) last took it; for four eyes. */
  readonly takenBy: Readonly<Record<string, string>>;
  /** Instants given in acts, by `action.field`, that deadlines are read from. */
  readonly given: Readonly<Record<string, string>>;
  /** Actions that the code of the stage has offered in this visit. */
  readonly offered: readonly string[];
  /** The stage takes entries (bids, questions): there is a gate. */
  readonly takesEntries: boolean;
  readonly pending: readonly OpenItem[];
  readonly parties: readonly PartyState[];
  readonly tasks: readonly TaskState[];
  readonly published: readonly string[];
  readonly incidents: readonly IncidentState[];
}

/** Whether a task answers what the stage stands still for: its own limit runs on meanwhile. */
export const isHolding = (state: Pick<CaseState, 'pending'>, task: TaskState): boolean =>
  state.pending.some((item) => item.holds && item.id === task.about);

/** When the case last entered each stage, and its closing. */
export const enteredTimes = (state: Pick<CaseState, 'visits' | 'closing' | 'closedAt'>): Record<string, string> => ({
  ...Object.fromEntries(state.visits.map((visit) => [visit.stage, visit.enteredAt])),
  ...(state.closing !== undefined && state.closedAt !== undefined && { [state.closing]: state.closedAt }),
});

/** Stages and the closing that the case has entered, for {@link Openness}. */
export const enteredBy = (state: Pick<CaseState, 'visits' | 'closing'>): string[] => [
  ...new Set([...state.visits.map((visit) => visit.stage), ...(state.closing ? [state.closing] : [])]),
];

/** What of a case is open to whom at its present stand. */
export const opennessOf = (state: CaseState): Openness => ({
  entered: enteredBy(state),
  enteredAt: enteredTimes(state),
  published: state.published,
});
