import {
  allHandlersFinished,
  ApplicationFailure,
  CancellationScope,
  condition,
  isCancellation,
  log,
  patched,
  proxyActivities,
  proxyLocalActivities,
  setCurrentDetails,
  upsertSearchAttributes,
  workflowInfo,
} from '@temporalio/workflow';
import { realTime, virtualTime } from '../../domain/clock';
import {
  findAction,
  whyNot,
  whyNotForm,
  offeredAction,
  type Act,
  type CaseEvent,
  type CaseState,
  type OpenItem,
  type Process,
} from '../../definitions/language';
import type { CaseActivities, EffectRequest } from '../../activities/case-activities';
import type { ActRequest, CaseInput, Carried, Mending, Receipt } from './case-input';
import { effectsOf } from './effects';
import { openLedger, type Ledger } from './ledger';
import { nextReminder } from './next-reminder';
import { overdueAttribute, stageAttribute } from './search-attributes';
import type { Stage, StageCode } from './stage';
import { emptyState, enter, leave, settle, take, type Ground, type Transition } from './transitions';

const { projectCase, restateCase, readOpenEntries } = proxyLocalActivities<
  Pick<CaseActivities, 'projectCase' | 'restateCase' | 'readOpenEntries'>
>({
  startToCloseTimeout: '20 seconds',
  retry: { initialInterval: '200 milliseconds', maximumInterval: '5 seconds' },
});
const { performEffect } = proxyActivities<Pick<CaseActivities, 'performEffect'>>({
  startToCloseTimeout: '2 minutes',
  retry: { initialInterval: '1 second', maximumInterval: '1 minute', maximumAttempts: 8 },
});

const receiptsKept = 200;
/** How long the end of a stage waits for its effects before the next one begins in the same run. */
const idleWait = '10 seconds';

/** The code of the stages that need some, by stage. */
export type StageCodes = Readonly<Record<string, StageCode<Process, string>>>;

/** One case from its opening, or from where it continued as new, to its closing. */
export class CaseRun {
  private state: CaseState;
  private readonly ledger: Ledger;
  private readonly ground: Ground;
  private readonly receipts: Map<string, Receipt>;
  private readonly forgottenUntil: string;
  private readonly reminded: Set<string>;
  private visitActs: readonly Act[];
  private effectsUnderWay = 0;
  private entriesChanged = false;
  private mustRestate = false;
  private looksAtEntries = false;
  /** How often the code of a stage had to begin again. */
  private beginnings = 0;
  private mendings: Mending[] = [];
  /** What the search attributes say; each change of them is an event of the history. */
  private shown = '';
  private readonly definition: Process;

  constructor(private readonly input: CaseInput) {
    const { carried } = input;
    this.definition = input.definition;
    this.ground = { definition: input.definition, calendar: input.calendar };
    this.state = carried?.state ?? emptyState(input.caseId, input.parties);
    this.ledger = openLedger(workflowInfo().runId, carried);
    this.receipts = new Map(carried?.receipts);
    this.forgottenUntil = carried?.forgottenUntil ?? '';
    this.reminded = new Set(carried?.reminded);
    this.visitActs = carried?.visitActs ?? [];
    if (!carried) this.open();
  }

  /** Now by the platform's clock. */
  now(): string {
    return new Date(virtualTime(this.input.clock, Date.now())).toISOString();
  }

  /** Where the case stands, for the query. */
  snapshot(): { state: CaseState; seq: number; head: string } {
    return { state: this.state, seq: this.ledger.seq, head: this.ledger.head };
  }

  /**
   * Refuses an act that is not open; synchronous, leaves no history.
   * @throws ApplicationFailure of the type of the refusal, a problem code
   */
  validate(request: ActRequest): void {
    this.refuseUntrusted(request);
    if (this.receipts.has(request.key)) return;
    const { action, actor, receivedAt, seen, about, form } = request;
    const offered = offeredAction(this.definition, this.state, action);
    const refusal =
      (receivedAt <= this.forgottenUntil ? 'TaskChanged' : undefined) ??
      whyNot(this.definition, this.state, action, actor, receivedAt, seen, about) ??
      (offered?.many || (offered?.answers && about === undefined)
        ? 'ActionNotOpen'
        : offered && whyNotForm(this.state, offered, form, receivedAt));
    if (refusal) {
      throw ApplicationFailure.nonRetryable(`${action} was refused: ${refusal}`, refusal, {
        stage: this.state.stage,
        closing: this.state.closing ?? null,
        deadline: this.state.deadline?.at ?? null,
      });
    }
  }

  /** Takes an act that was found open and answers when it can be read in the projection. */
  async act(request: ActRequest): Promise<Receipt> {
    const known = this.receipts.get(request.key);
    if (known) {
      await condition(() => this.ledger.isProjected(known.seq));
      return known;
    }
    const { seen: _, untrusted: __, ...act } = request;
    const transition = take(this.ground, this.state, act, this.now());
    if (transition.state.visit === this.state.visit) this.visitActs = [...this.visitActs, act];
    const { effect } = findAction(this.definition, act.action) ?? {};
    if (effect && 'replaces' in effect) this.beginStageAgain();
    const record = this.commit({ kind: 'act', act }, transition);
    const receipt: Receipt = {
      action: act.action,
      seq: record.event.seq,
      hash: record.hash,
      stage: this.state.stage,
      receivedAt: act.receivedAt,
      ...(this.state.closing !== undefined && { closing: this.state.closing }),
    };
    this.receipts.set(act.key, receipt);
    await condition(() => this.ledger.isProjected(receipt.seq));
    return receipt;
  }

  /** Whoever reaches Temporal can send an act; only the API has the key. */
  private refuseUntrusted({ untrusted }: ActRequest): void {
    if (untrusted === undefined) return;
    log.warn('an act that did not come from the API was refused', { caseId: this.input.caseId, untrusted });
    throw ApplicationFailure.nonRetryable(`An act is not trusted: ${untrusted}`, 'Untrusted');
  }

  /** With other people the code of the stage begins again, over what was done and not what it had offered. */
  private beginStageAgain(): void {
    this.visitActs = this.visitActs.filter((act) => findAction(this.definition, act.action)?.offered === undefined);
    this.beginnings += 1;
  }

  /** Rows that make work for somebody have changed; several calls are one look. */
  wake(): void {
    this.entriesChanged = true;
  }

  /** The projection may hold more than happened, because Temporal lost an act: says anew where the case stands. */
  restate(): void {
    this.mustRestate = true;
  }

  /** An operator's answer to an effect that keeps failing. */
  mend(mending: Mending | undefined): void {
    if (!mending) return;
    if (mending.untrusted !== undefined && patched('mendings-need-the-key')) {
      log.warn('a mending that did not come from the API was ignored', { caseId: this.input.caseId });
      return;
    }
    this.mendings.push(mending);
  }

  /** Conducts the case until it is over, or until it should continue as new between two stages. */
  async conduct(codes: StageCodes): Promise<void> {
    await Promise.race([this.pass(codes), this.projectAll(), this.watchEntries(), this.remind()]);
  }

  private async pass(codes: StageCodes): Promise<void> {
    const first = this.state.visit;
    const mayContinue = () => this.input.continueOften === true || workflowInfo().continueAsNewSuggested;
    while (!this.state.closing) {
      if (this.state.visit > first && mayContinue() && (await condition(() => this.isIdle(), idleWait))) return;
      await this.stay(codes[this.state.stage]);
    }
    await condition(() => this.isIdle());
  }

  /** What the case takes along into its next run; undefined when it is over. */
  carry(): Carried | undefined {
    if (this.state.closing) return undefined;
    return {
      visitActs: this.visitActs,
      state: this.state,
      seq: this.ledger.seq,
      head: this.ledger.head,
      receipts: [...this.receipts].slice(-receiptsKept),
      forgottenUntil: [...this.receipts]
        .slice(0, -receiptsKept)
        .reduce((last, [, { receivedAt = '' }]) => (receivedAt > last ? receivedAt : last), this.forgottenUntil),
      reminded: [...this.reminded].filter((key) => this.state.tasks.some((task) => key.endsWith(task.key))),
    };
  }

  private isIdle(): boolean {
    const looks = !this.state.closing && (this.entriesChanged || this.looksAtEntries);
    return (
      allHandlersFinished() &&
      this.effectsUnderWay === 0 &&
      this.ledger.waiting.length === 0 &&
      !this.mustRestate &&
      !looks
    );
  }

  private open(): void {
    const { opening } = this.input;
    const now = this.now();
    const given = { ...this.state, taken: { start: opening.receivedAt }, takenBy: { start: opening.actor.person } };
    const first = this.definition.start.first;
    const state = enter(this.ground, given, first, now);
    this.commit({ kind: 'opened', act: opening }, { state, entered: [first] });
  }

  /** Writes an event down: from here it has happened. Its projection and effects follow. */
  private commit(event: Pick<CaseEvent, 'kind' | 'act' | 'about'>, { state, end, entered }: Transition) {
    const before = this.state;
    this.state = state;
    if (state.visit !== before.visit) this.visitActs = [];
    const record = this.ledger.append(
      {
        at: this.now(),
        stage: before.stage || state.stage,
        ...event,
        ...(end !== undefined && { end }),
        ...(entered.length > 0 && { entered }),
        ...(state.closing !== undefined && before.closing === undefined && { closing: state.closing }),
      },
      state,
    );
    const known = new Set(before.tasks.map((task) => task.key));
    const hasNewTasks = state.tasks.some((task) => !known.has(task.key));
    for (const effect of effectsOf(this.definition, record.event, hasNewTasks)) {
      this.effectsUnderWay += 1;
      void this.perform(record.event.seq, effect);
    }
    this.tellOperators();
    return record;
  }

  private tellOperators(): void {
    const { stage, closing, suspendedAt, deadline, tasks } = this.state;
    const waits = tasks.map((task) => `${task.role}: ${task.action}${task.dueAt ? ` (${task.dueAt})` : ''}`).join(', ');
    const until = deadline ? ` · deadline ${deadline.at}` : '';
    setCurrentDetails(
      closing
        ? `closed: ${closing}`
        : `${stage}${suspendedAt ? ' (suspended)' : ''}${until}${waits ? ` · ${waits}` : ''}`,
    );
    const shown = `${closing ?? stage}/${tasks.some((task) => this.reminded.has(`overdue:${task.key}`))}`;
    if (shown === this.shown) return;
    this.shown = shown;
    upsertSearchAttributes([
      { key: stageAttribute, value: closing ?? stage },
      { key: overdueAttribute, value: shown.endsWith('true') },
    ]);
  }

  private async stay(code: StageCode<Process, string> | undefined): Promise<void> {
    const { visit } = this.state;
    const { beginnings } = this;
    const scope = new CancellationScope();
    let end: string | undefined;
    const work = scope
      .run(async () => {
        end = await Promise.race([code ? code(this.stage(visit)) : this.stage(visit).ended(), this.deadlineEnd(visit)]);
      })
      .catch((error: unknown) => {
        if (!isCancellation(error)) throw error;
      });
    const isOver = () =>
      this.state.visit !== visit || this.state.closing !== undefined || this.beginnings !== beginnings;
    await Promise.race([work, condition(isOver)]);
    if (!isOver()) await condition(() => isOver() || (end !== undefined && !this.state.stillSince));
    if (!isOver() && end !== undefined) {
      this.commit({ kind: 'ended' }, leave(this.ground, this.state, end, this.now()));
    }
    scope.cancel();
    await work;
  }

  private async deadlineEnd(visit: number): Promise<string> {
    const end = this.definition.stages[this.state.stage]?.deadline?.end;
    if (end === undefined) await condition(() => false);
    await this.waitFor(() => this.state.deadline?.at, visit);
    return end ?? '';
  }

  /** Waits until a date that may move has passed, with the grace for acts received in time. */
  private async waitFor(date: () => string | undefined, visit: number, graceMs = this.input.graceMs): Promise<void> {
    for (;;) {
      await condition(() => !this.state.stillSince && date() !== undefined);
      if (this.state.visit !== visit) await condition(() => false);
      const at = date();
      if (at === undefined) continue;
      const left = this.realUntil(at) + graceMs;
      if (left <= 0) return;
      await condition(() => date() !== at || this.state.stillSince !== undefined, Math.max(1, left));
    }
  }

  private stage(visit: number): Stage {
    const consumed = new Map<string, number>();
    const taken = (action: string) => this.visitActs.filter((act) => act.action === action);
    // what the code is told of, its activities can read
    const going = () => this.state.visit === visit && !this.state.stillSince && this.ledger.waiting.length === 0;
    return {
      caseId: this.input.caseId,
      visit,
      rules: Object.fromEntries<unknown>(
        Object.entries(this.definition.rules).map(([name, { value }]) => [name, value]),
      ) as Stage['rules'],
      head: () => this.ledger.head,
      deadline: () => this.waitFor(() => this.state.deadline?.at, visit),
      until: (instant) => this.waitFor(() => instant, visit, 0),
      next: async (action) => {
        const index = consumed.get(action) ?? 0;
        consumed.set(action, index + 1);
        await condition(() => going() && taken(action).length > index);
        const act = taken(action)[index];
        if (!act) throw new Error(`No act ${action}`);
        return act;
      },
      all: async (action, n) => {
        await condition(() => going() && taken(action).length >= n);
        return taken(action).slice(0, n);
      },
      everyone: async (action, role) => {
        await condition(() => {
          const people = this.state.parties.filter((party) => party.role === role && !party.leftAt);
          return going() && people.every((party) => (this.state.counts[`${action}:${party.id}`] ?? 0) > 0);
        });
      },
      ended: async () => {
        await condition(() => false);
        throw new Error('The stage went on after its end');
      },
      note: (name, hash) => {
        this.commit({ kind: 'noted', about: [name, hash] }, { state: this.state, entered: [] });
      },
      offer: (action) => {
        if (this.state.visit !== visit || this.state.offered.includes(action)) return;
        const state = settle(this.ground, { ...this.state, offered: [...this.state.offered, action] }, this.now());
        this.commit({ kind: 'offered', about: [action] }, { state, entered: [] });
      },
    };
  }

  /** Writes what happened to the projection, in order, several events in one transaction when they have piled up. */
  private async projectAll(): Promise<void> {
    for (;;) {
      await condition(() => this.ledger.waiting.length > 0 || this.mustRestate);
      if (this.ledger.waiting.length === 0) {
        this.mustRestate = false;
        await CancellationScope.nonCancellable(() => restateCase(this.input.caseId, this.snapshot()));
        continue;
      }
      const records = this.ledger.waiting.slice(0, 50);
      await CancellationScope.nonCancellable(() => projectCase(this.input.caseId, records));
      this.ledger.projected(records.length);
    }
  }

  private async perform(seq: number, effect: EffectRequest): Promise<void> {
    const id = `${seq}:${effect.name}`;
    await condition(() => this.ledger.isProjected(seq));
    for (;;) {
      try {
        await performEffect(this.input.caseId, seq, effect);
        break;
      } catch (error) {
        const how = await this.incident(id, seq, effect.name, error);
        if (how === 'skip') break;
      }
    }
    this.effectsUnderWay -= 1;
  }

  private async incident(id: string, seq: number, effect: string, error: unknown): Promise<Mending['how']> {
    const cause =
      error instanceof Error ? (error.cause instanceof Error ? error.cause.message : error.message) : 'unknown';
    const incident = { id, seq, effect, error: cause.slice(0, 500), since: this.now() };
    const open = { ...this.state, incidents: [...this.state.incidents, incident] };
    this.commit({ kind: 'incident', about: [id] }, { state: open, entered: [] });
    const answer = () => this.mendings.find((mending) => mending.incident === id);
    await condition(() => answer() !== undefined);
    const { how = 'retry', reason }: Partial<Mending> = answer() ?? {};
    this.mendings = this.mendings.filter((mending) => mending.incident !== id);
    const mended = { ...this.state, incidents: this.state.incidents.filter((one) => one.id !== id) };
    this.commit(
      { kind: 'mended', about: [id, how, ...(reason === undefined ? [] : [reason])] },
      { state: mended, entered: [] },
    );
    return how;
  }

  /** Rows wait for answers: their ids come from SQL, and the tasks from their ids. */
  private async watchEntries(): Promise<void> {
    for (;;) {
      await condition(() => this.entriesChanged && !this.state.closing);
      this.entriesChanged = false;
      const { visit } = this.state;
      this.looksAtEntries = true;
      const entries = await readOpenEntries(this.input.caseId, visit);
      this.looksAtEntries = false;
      if (this.state.visit !== visit || this.state.closing) continue;
      const known = new Set(this.state.pending.map((item) => item.id));
      const answered = (item: OpenItem) => this.visitActs.some((act) => act.about === item.id);
      const added = entries.filter((item) => !known.has(item.id) && !answered(item));
      if (added.length === 0) continue;
      const state = settle(this.ground, { ...this.state, pending: [...this.state.pending, ...added] }, this.now());
      this.commit({ kind: 'entries', about: added.map((item) => item.id) }, { state, entered: [] });
    }
  }

  /** Reminds before a task is due, and says once when it is overdue. */
  private async remind(): Promise<void> {
    for (;;) {
      const next = nextReminder(this.state, this.reminded);
      const isOther = () => {
        const now = nextReminder(this.state, this.reminded);
        return now?.key !== next?.key || now?.at !== next?.at;
      };
      if (!next) {
        await condition(isOther);
        continue;
      }
      if (await condition(isOther, Math.max(1, this.realUntil(next.at)))) continue;
      this.reminded.add(`${next.kind}:${next.key}`);
      this.commit({ kind: next.kind, about: [next.key] }, { state: this.state, entered: [] });
    }
  }

  private realUntil(instant: string): number {
    return realTime(this.input.clock, Date.parse(instant)) - Date.now();
  }
}
