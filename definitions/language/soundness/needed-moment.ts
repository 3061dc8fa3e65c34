import type { Form, Moment } from '../field';
import { fault, type Faults } from './definition-fault';
import type { Examined } from './examined';
import { isInstantField, needField, needGiven } from './needed-field';
import { needAction } from './needed-names';

/** The act can have been taken when the case stands in the stage; in an anytime action, anything can. */
export function* needEarlier(
  { actions, comesAfter }: Examined,
  at: string,
  name: string,
  stage: string | undefined,
): Faults {
  const of = actions.get(name)?.stage;
  if (of === undefined || stage === undefined || of === stage || comesAfter(of).has(stage)) return;
  yield fault(at, 'notEarlier', `${name} 不在此之前的环节`, `${name} is not taken in this stage or an earlier one`);
}

/** The moment must be known when the case stands in the stage. */
export function* needMoment(
  examined: Examined,
  at: string,
  moment: Moment,
  stage: string | undefined,
  form: Form,
): Faults {
  if (moment === 'now') return;
  if ('field' in moment) {
    yield* needField(at, form, moment.field, isInstantField);
    return;
  }
  if ('taken' in moment) {
    if (yield* needAction(examined, at, moment.taken)) yield* needEarlier(examined, at, moment.taken, stage);
    return;
  }
  if ('given' in moment) {
    const isThere = yield* needGiven(examined, at, moment.given, isInstantField);
    if (isThere) yield* needEarlier(examined, at, moment.given[0], stage);
    return;
  }
  const { entered } = moment;
  if (!examined.has('stages', entered)) {
    return yield fault(at, 'unknownStage', `没有环节 ${entered}`, `there is no stage ${entered}`);
  }
  if (stage !== undefined && entered !== stage && !examined.comesAfter(entered).has(stage)) {
    yield fault(at, 'notEarlier', `${entered} 不在这一环节之前`, `${entered} does not come before this stage`);
  }
}
