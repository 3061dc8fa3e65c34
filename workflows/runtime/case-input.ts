import type { Calendar } from '../../domain/calendar';
import type { ClockSetting } from '../../domain/clock';
import type { Act, CaseState, PartyState, Process } from '../../definitions/language';

/** What was sent to a case, by anybody who reaches Temporal. The decoding says why it is not the platform's own. */
export interface Sent {
  readonly untrusted?: string;
}

/** What a case starts with. It carries its own copy of the definition and finishes under it. */
export interface CaseInput extends Sent {
  readonly caseId: string;
  readonly definition: Process;
  readonly definitionId: string;
  readonly region: string;
  readonly opening: Act;
  readonly parties: readonly PartyState[];
  readonly clock: ClockSetting;
  readonly calendar: Calendar;
  /** Milliseconds of real time for acts that were received before a deadline and are still under way. */
  readonly graceMs: number;
  /** Continues as new after every stage; for tests. */
  readonly continueOften?: boolean;
  /** The attributes that it was begun with; cases of earlier versions set them in their first task. */
  readonly shown?: Shown;
  readonly carried?: Carried;
}

/** By what operators find a case, as far as it changes: where it stands, or its closing, and whether a task is overdue. */
export interface Shown {
  readonly where: string;
  readonly overdue: boolean;
}

/** What a case takes along when it continues as new. */
export interface Carried {
  readonly state: CaseState;
  readonly seq: number;
  readonly head: string;
  readonly receipts: readonly [key: string, receipt: Receipt][];
  /** Acts received until then are not all among the receipts any more: none of them is taken again. */
  readonly forgottenUntil?: string;
  readonly reminded: readonly string[];
  /** Acts of the stage it stands in that its code has not seen yet. */
  readonly visitActs: readonly Act[];
}

/** The answer to an act: its place in the chain of the case. */
export interface Receipt {
  readonly action: string;
  readonly seq: number;
  readonly hash: string;
  readonly stage: string;
  readonly closing?: string;
  /** Receipts of earlier versions have none. */
  readonly receivedAt?: string;
}

/** An act as the API sends it: with the revision of the action as the person saw it. */
export interface ActRequest extends Act, Sent {
  readonly seen?: string;
}

/** How far a case has come: the number of its last event and the end of its chain. */
export interface Stand {
  readonly seq: number;
  readonly head: string;
}

/** An operator's answer to an incident. */
export interface Mending extends Sent {
  readonly incident: string;
  readonly how: 'retry' | 'skip';
  readonly reason?: string;
}

/** The calendar by which a case counts from now on. */
export interface NewCalendar extends Sent {
  readonly calendar: Calendar;
}
