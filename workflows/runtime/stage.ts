import type { Act, NotedHash, Process } from '../../definitions/language';

type RuleValue<R> = R extends { readonly value: infer V }
  ? V extends number
    ? number
    : V extends boolean
      ? boolean
      : V
  : never;

/** Something that the code of a stage asks one party. */
export interface Question {
  /** Another id is another question. */
  readonly id: string;
  /** The id of the party. */
  readonly to: string;
}

/**
 * A stay of a case in a stage, as its code meets it. The code waits only through these functions; none of them answers
 * while the case stands still.
 */
export interface Stage<D extends Process = Process> {
  readonly caseId: string;
  /** Values of the rules of the pinned definition. */
  readonly rules: { readonly [R in keyof D['rules']]: RuleValue<D['rules'][R]> };
  /** Number of this stay, from 1, over all stages of the case. */
  readonly visit: number;
  /** Head of the chain of events, as a public commitment to all that happened so far. */
  head(): string;
  /** Waits until the deadline of the stage has passed, wherever it has moved meanwhile. */
  deadline(): Promise<void>;
  /**
   * Waits until the deadline of the stage has passed, or until `isDone` says that there is nothing more to wait for: it
   * is asked whenever rows of many have changed.
   */
  deadlineOr(isDone: () => Promise<boolean>): Promise<void>;
  /** Waits until an instant of the platform's clock. */
  until(instant: string): Promise<void>;
  /** The next act of that action in this stay, each once, in order, earlier ones included. */
  next(action: string): Promise<Act>;
  /** Waits until the action was taken `n` times in this stay. */
  all(action: string, n: number): Promise<readonly Act[]>;
  /** Waits until every person who is now in the role of the action has taken it. */
  everyone(action: string): Promise<void>;
  /**
   * Waits until there have been more than `known` acts of this stay and changes of rows of the case, and answers how
   * many: whoever looks and then asks with what was answered before misses none, also where another wait is over first.
   */
  changed(known: number): Promise<number>;
  /** Never answers: an act or a date ends the stage. */
  ended(): Promise<never>;
  /**
   * Puts a hash of what happened outside the case into its chain of events. Of what was offered, the actions that are
   * named are asked no longer.
   */
  note(name: NotedHash, hash: string, closes?: readonly string[]): void;
  /** Opens an action that the definition leaves to the code. */
  offer(action: string): void;
  /** Asks those parties to take an action again that each person takes once: what they did no longer counts as done. */
  reopen(action: string, parties: readonly string[]): void;
  /** Asks parties, by the name of the action that is answered. What it asked otherwise before is asked no longer. */
  ask(action: string, questions: readonly Question[]): void;
  /**
   * Waits until everything that was asked so is answered, or its limit is over: then it is asked no longer, and can no
   * longer be answered.
   */
  answered(action: string): Promise<void>;
}

/** What happens in a stage, from its beginning to one of its ends. */
export type StageCode<D extends Process, End extends string> = (stage: Stage<D>) => Promise<End>;
