import {
  ActivityFailure,
  allHandlersFinished,
  ApplicationFailure,
  CancellationScope,
  condition,
  isCancellation,
  log,
  patched,
  workflowInfo,
} from '@temporalio/workflow';
import {
  findAction,
  leastDeadline,
  movesClock,
  named,
  offeredAction,
  whyNot,
  whyNotForm,
  type Act,
  type CaseEvent,
  type CaseRecord,
  type CaseState,
  type Process,
} from '../../definitions/language';
import { caseClock, type CaseClock } from './case-clock';
import type { ActRequest, CaseInput, Carried, Mending, NewCalendar, Receipt, Shown, Stand } from './case-input';
import { effectsOf, tellingsOf } from './effects';
import { effectsUnderWay } from './effects-under-way';
import { openLedger, type Ledger } from './ledger';
import { openEntries } from './open-entries';
import { incidents } from './incidents';
import { findable, tellDetails } from './operators-view';
import { projection } from './projection';
import { openReceipts, type Receipts } from './receipts';
import { isNewer, recount } from './recount';
import { reminders, type Reminders } from './reminders';
import type { RunningCase } from './running-case';
import type { StageCode } from './stage';
import { stageOf } from './stage-of';
import {
  doneInItsStage,
  emptyState,
  enter,
  givenInstants,
  isVoidWithOthers,
  leave,
  take,
  type Ground,
  type Transition,
} from './transitions';
import { waitUntil } from './wait-until';

/** How long the end of a stage waits for its effects before the next one begins in the same run. */
const idleWait = '10 seconds';

const startGivesInstants = 'the-start-gives-instants';

/**
 * The attributes of a case that has had them from its start: its first task then writes neither them nor a mark of how
 * the start is read, which are three events. A worker of an earlier version that has taken the case up has written both.
 */
function shownFromTheStart({ shown, carried }: CaseInput): Shown | undefined {
  if (shown === undefined || carried) return undefined;
  return workflowInfo().unsafe.isReplaying && patched(startGivesInstants) ? undefined : shown;
}

/** The code of the stages that need some, by stage. */
export type StageCodes = Readonly<Record<string, StageCode<Process, string>>>;

/** One case from its opening, or from where it continued as new, to its closing. */
export class CaseRun implements RunningCase {
  readonly definition: Process;
  ground: Ground;
  readonly clock: CaseClock;
  readonly ledger: Ledger;
  state: CaseState;
  visitActs: readonly Act[];
  private readonly receipts: Receipts;
  private readonly reminders: Reminders;
  private readonly incidents = incidents(this);
  private readonly effects = effectsUnderWay(this, this.incidents);
  private readonly entries = openEntries(this);
  private readonly projection = projection(this, ({ seq, telling }) => this.effects.begin(seq, telling));
  private readonly showAttributes: ReturnType<typeof findable>;
  /** Its attributes, where it was begun with them and nobody has set them since. */
  private readonly shown: Shown | undefined;
  wakes = 0;
  /** How often the code of a stage had to begin again. */
  private beginnings = 0;
  /** The stay whose time is up and whose code draws the conclusion. */
  private concluding: number | undefined;

  constructor(private readonly input: CaseInput) {
    const { carried, definition, calendar } = input;
    this.definition = definition;
    this.ground = { definition, calendar };
    this.clock = caseClock(input.clock);
    this.state = carried?.state ?? emptyState(input.caseId, input.parties);
    this.ledger = openLedger(workflowInfo().runId, carried);
    this.receipts = openReceipts(carried);
    this.reminders = reminders(this, carried?.reminded ?? []);
    this.visitActs = carried?.visitActs ?? [];
    this.shown = shownFromTheStart(input);
    this.showAttributes = findable(this.shown);
    if (carried) tellDetails(this.state);
    else this.open();
  }

  get caseId(): string {
    return this.input.caseId;
  }

  get graceMs(): number {
    return this.input.graceMs;
  }

  /** How far the case has come. */
  stand(): Stand {
    return { seq: this.ledger.seq, head: this.ledger.head };
  }

  /** Where the case stands, for the query. */
  snapshot(): Stand & { state: CaseState } {
    return { state: this.state, ...this.stand() };
  }

  /**
   * Refuses an act that is not open; synchronous, leaves no history.
   * @throws ApplicationFailure of the type of the refusal, a problem code
   */
  validate(request: ActRequest): void {
    this.refuseUntrusted(request);
    if (this.receipts.find(request.key)) return;
    const refusal = this.refusalOf(request);
    if (refusal === undefined) return;
    throw ApplicationFailure.nonRetryable(`${request.action} was refused: ${refusal}`, refusal, {
      stage: this.state.stage,
      closing: this.state.closing ?? null,
      deadline: this.state.deadline?.at ?? null,
    });
  }

  private refusalOf({ action, actor, receivedAt, seen, about, asks, form }: ActRequest): string | undefined {
    if (this.receipts.hasForgotten(receivedAt)) return 'TaskChanged';
    const refusal = whyNot(this.definition, this.state, action, actor, receivedAt, seen, about);
    if (refusal) return refusal;
    const offered = offeredAction(this.definition, this.state, action);
    if (!offered || offered.many || (offered.answers && about === undefined)) return 'ActionNotOpen';
    if (offered.effect && 'asks' in offered.effect && asks === undefined) return 'ActionNotOpen';
    if (this.concluding === this.state.visit && movesClock(offered)) return 'StageEnding';
    // the API found it right for the instant that stood then; another act has moved it on since
    if (leastDeadline(this.state, offered, form, receivedAt) !== undefined) return 'TaskChanged';
    return whyNotForm(this.state, offered, form, receivedAt);
  }

  /** Takes an act that was found open and answers when it can be read in the projection. */
  async act(request: ActRequest): Promise<Receipt> {
    const known = this.receipts.find(request.key);
    if (known) {
      await condition(() => this.ledger.isProjected(known.seq));
      return this.asWritten(known);
    }
    const { seen: _, untrusted: __, ...act } = request;
    const transition = take(this.ground, this.stateBefore(act), act, this.clock.now());
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
    this.receipts.keep(act.key, receipt);
    await condition(() => this.ledger.isProjected(receipt.seq));
    return this.asWritten(receipt);
  }

  /** A replay may have come to another hash than was written: people are told the one that the rows have. */
  private asWritten(receipt: Receipt): Receipt {
    const hash = this.ledger.otherHashOf(receipt.seq);
    return hash === undefined ? receipt : { ...receipt, hash };
  }

  /** What is handed in its own stage is not asked for again after it. */
  private stateBefore({ action }: Act): CaseState {
    const own = named(this.definition.stages[this.state.stage]?.actions, action);
    return own?.since && own.asked && patched('done-in-its-stage-stays-done')
      ? doneInItsStage(this.state, action)
      : this.state;
  }

  /** Whoever reaches Temporal can send an act; only the API has the key. */
  private refuseUntrusted({ untrusted }: ActRequest): void {
    if (untrusted === undefined) return;
    log.warn('an act that did not come from the API was refused', { caseId: this.caseId, untrusted });
    throw ApplicationFailure.nonRetryable(`An act is not trusted: ${untrusted}`, 'Untrusted');
  }

  /** With other people the code of the stage begins again, over what was done and not what it had offered. */
  private beginStageAgain(): void {
    this.visitActs = this.visitActs.filter(({ action }) => !isVoidWithOthers(findAction(this.definition, action)));
    this.beginnings += 1;
  }

  /** Rows that make work for somebody have changed; several calls are one look. */
  wake(): void {
    this.wakes += 1;
    this.entries.change();
  }

  /** The projection may hold more than happened, because Temporal lost an act: says anew where the case stands. */
  restate(): void {
    this.projection.restate();
  }

  /** An operator's answer to what keeps failing. */
  mend(mending: Mending | undefined): void {
    if (!mending) return;
    if (mending.untrusted !== undefined && patched('mendings-need-the-key')) {
      log.warn('a mending that did not come from the API was ignored', { caseId: this.caseId });
      return;
    }
    this.incidents.mend(mending);
  }

  /** Counts by another calendar from now on: what is still to come is counted anew. */
  recount(sent: NewCalendar | undefined): void {
    if (!sent || !patched('dates-follow-the-calendar')) return;
    if (sent.untrusted !== undefined) {
      log.warn('a calendar that did not come from the API was ignored', { caseId: this.caseId });
      return;
    }
    const { calendar } = sent;
    if (!isNewer(calendar, this.ground.calendar)) return;
    const { state, moved, isOther } = recount(this.ground, this.state, calendar, this.clock.now());
    this.ground = { ...this.ground, calendar };
    if (!isOther) return;
    const dates = moved.length > 0 ? { moved } : {};
    this.commit({ kind: 'recounted', about: [calendar.version], ...dates }, { state, entered: [] });
  }

  /** Conducts the case until it is over, or until it should continue as new between two stages. */
  async conduct(codes: StageCodes): Promise<void> {
    await Promise.race([this.pass(codes), this.projection.write(), this.entries.watch(), this.reminders.remind()]);
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
    const carried = this.receipts.carry();
    return {
      visitActs: this.visitActs,
      state: this.state,
      seq: this.ledger.seq,
      head: this.ledger.head,
      ...carried,
      receipts: carried.receipts.map(([key, receipt]) => [key, this.asWritten(receipt)]),
      reminded: this.reminders.carry(),
    };
  }

  private isIdle(): boolean {
    const looks = !this.state.closing && this.entries.hasChanged;
    return allHandlersFinished() && this.effects.count === 0 && this.projection.isWritten && !looks;
  }

  private open(): void {
    const { opening } = this.input;
    const now = this.clock.now();
    // cases from before the start could give an instant never waited for it
    const givesInstants = this.shown !== undefined || patched(startGivesInstants);
    const instants = givesInstants ? givenInstants(this.definition.start, opening) : {};
    const given = {
      ...this.state,
      given: instants,
      taken: { start: opening.receivedAt },
      takenBy: { start: opening.actor.person },
    };
    const first = this.definition.start.first;
    const state = enter(this.ground, given, first, now);
    this.commit({ kind: 'opened', act: opening }, { state, entered: [first] });
  }

  commit(event: Pick<CaseEvent, 'kind' | 'act' | 'about' | 'moved'>, { state, end, entered }: Transition): CaseRecord {
    const before = this.state;
    this.state = state;
    if (state.visit !== before.visit) this.visitActs = [];
    this.reminders.follow(before, state);
    const record = this.ledger.append(
      {
        at: this.clock.now(),
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
    const { seq } = record.event;
    for (const telling of tellingsOf(this.definition, record.event, hasNewTasks))
      this.projection.tell({ seq, telling });
    for (const effect of effectsOf(this.definition, record.event)) this.effects.begin(seq, effect);
    tellDetails(state);
    this.showAttributes(
      state,
      state.tasks.some((task) => this.reminders.isOverdue(task)),
    );
    return record;
  }

  conclude(visit: number | undefined): void {
    this.concluding = visit;
  }

  private async stay(code: StageCode<Process, string> | undefined): Promise<void> {
    const { visit } = this.state;
    const { beginnings } = this;
    const scope = new CancellationScope();
    let end: string | undefined;
    const isOver = () =>
      this.state.visit !== visit || this.state.closing !== undefined || this.beginnings !== beginnings;
    const work = scope
      .run(async () => {
        const stage = stageOf(this, visit);
        end = await Promise.race([code ? code(stage) : stage.ended(), this.deadlineEnd(visit)]);
      })
      .catch(async (error: unknown) => {
        if (isCancellation(error)) return;
        if (!(error instanceof ActivityFailure)) throw error;
        await this.standInFor(error, isOver);
      });
    await Promise.race([work, condition(isOver)]);
    if (!isOver()) await condition(() => isOver() || (end !== undefined && !this.state.stillSince));
    if (!isOver() && end !== undefined) {
      this.commit({ kind: 'ended' }, leave(this.ground, this.state, end, this.clock.now()));
    }
    scope.cancel();
    await work;
  }

  /** A step of the code of a stage keeps failing: the code begins again when an operator has mended what is wrong. */
  private async standInFor(error: ActivityFailure, isOver: () => boolean): Promise<void> {
    if (isOver()) return;
    const { seq } = this.ledger;
    const effect = error.activityType;
    const how = await this.incidents.open({ id: `${seq}:${effect}`, seq, effect, needed: true }, error, isOver);
    if (how !== 'over') this.beginnings += 1;
  }

  private async deadlineEnd(visit: number): Promise<string> {
    const end = this.definition.stages[this.state.stage]?.deadline?.end;
    if (end === undefined) await condition(() => false);
    await waitUntil(this, visit, () => this.state.deadline?.at, this.graceMs);
    return end ?? '';
  }
}
