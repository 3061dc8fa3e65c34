import type { Calendar } from '../../domain/calendar';
import type { ClockSetting } from '../../domain/clock';
import type { Act, CaseState, PartyState, Process } from '../../definitions/language';

/** What a case starts with. It carries its own copy of the definition and finishes under it. */
export interface CaseInput {
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
  readonly carried?: Carried;
}

/** What a case takes along when it continues as new. */
export interface Carried {
  readonly state: CaseState;
  readonly seq: number;
  readonly head: string;
  readonly receipts: readonly [key: string, receipt: Receipt][];
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
}

/** An act as the API sends it: with the revision of the action as the person saw it. */
export interface ActRequest extends Act {
  readonly seen?: string;
}

/** An operator's answer to an incident. */
export interface Mending {
  readonly incident: string;
  readonly how: 'retry' | 'skip';
  readonly reason?: string;
}
