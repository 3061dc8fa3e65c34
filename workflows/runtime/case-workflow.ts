import {
  ApplicationFailure,
  continueAsNew,
  defineQuery,
  defineSignal,
  defineUpdate,
  setHandler,
} from '@temporalio/workflow';
import type { EndsByCode, Process, StagesByCode } from '../../definitions/language';
import { CaseRun, type StageCodes } from './case-run';
import type { ActRequest, CaseInput, Mending, NewCalendar, Receipt, Stand } from './case-input';
import type { StageCode } from './stage';

/** Takes an action of the case. Refused by its validator with the code of the reason. */
export const actUpdate = defineUpdate<Receipt, [ActRequest]>('act');
/**
 * Where the case stands, for whoever wrote rows and heard nothing. It is no query: the SDK (1.24) ends a workflow task
 * early that answers a query beside a local activity, and if the worker dies just then the case cannot go on (its next
 * worker sends the end of the update without the message that belongs to it, which Temporal refuses each time).
 */
export const standUpdate = defineUpdate<Stand>('stand');
/** Rows of the case that make work for somebody have changed. */
export const entriesSignal = defineSignal('entriesChanged');
/** The projection may hold an act that Temporal lost; the case says anew where it stands. */
export const restateSignal = defineSignal('restate');
/** An operator retries or skips an effect that keeps failing. */
export const mendSignal = defineSignal<[Mending?]>('mend');
/** The calendar has changed: a year was published, or a day of one. */
export const calendarSignal = defineSignal<[NewCalendar?]>('calendar');
/** Where the case stands, for tests and operators; see `standUpdate` for what a query costs. */
export const stateQuery = defineQuery<ReturnType<CaseRun['snapshot']>>('state');

/** Code for every stage that people and dates cannot decide, each returning the ends that only code brings about. */
export type CodeFor<D extends Process> = {
  readonly [S in StagesByCode<D>]: StageCode<D, EndsByCode<D['stages'][S]>>;
} & {
  readonly [S in Exclude<keyof D['stages'] & string, StagesByCode<D>>]?: StageCode<D, never>;
};

/**
 * Makes the workflow of a process: the arrows are read from the definition that the case carries, the stages that need
 * code from here. The compiler demands a function for each of those and checks which ends it returns. `shared` is code
 * of stages that other definitions of this process have.
 */
export const caseWorkflow = <D extends Process>(
  _definition: D,
  codes: CodeFor<D>,
  shared: SharedCodes = {},
): CaseWorkflow => conducted({ ...shared, ...codes });

/** The workflow of processes that need no code: the definition says everything. */
export const plainCaseWorkflow = (): CaseWorkflow => conducted({});

/** Code of stages that several processes have, by the name of the stage. */
type SharedCodes = Readonly<Record<string, StageCode<Process, string>>>;

type CaseWorkflow = (input: CaseInput) => Promise<string>;

/**
 * Begins only what the API has sent. A key that the worker does not know may come yet, so the task is tried again.
 * @throws Error then; ApplicationFailure, which ends the workflow, for what was sent by anybody else
 */
function refuseUntrusted({ definition, untrusted }: Partial<CaseInput>): void {
  if (definition !== undefined) return;
  if (untrusted === 'unknownKey') throw new Error('The key of this case is not configured');
  throw ApplicationFailure.nonRetryable(`A case did not come from the API: ${String(untrusted)}`, 'Untrusted');
}

function conducted(codes: StageCodes): CaseWorkflow {
  return async (sent) => {
    refuseUntrusted(sent);
    const { untrusted: _, ...input } = sent;
    const run = new CaseRun(input);
    setHandler(actUpdate, (request) => run.act(request), {
      validator: (request: ActRequest) => run.validate(request),
    });
    setHandler(standUpdate, () => run.stand());
    setHandler(entriesSignal, () => run.wake());
    setHandler(restateSignal, () => run.restate());
    setHandler(mendSignal, (mending) => run.mend(mending));
    setHandler(calendarSignal, (sent) => run.recount(sent));
    setHandler(stateQuery, () => run.snapshot());
    await run.conduct(codes);
    const carried = run.carry();
    if (carried) return continueAsNew<CaseWorkflow>({ ...input, calendar: run.ground.calendar, carried });
    return run.snapshot().state.closing ?? '';
  };
}
