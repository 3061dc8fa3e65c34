import { codeOf } from './deployed-code';
import { fault, type Faults } from './definition-fault';
import { asList, type Examined, type Placed } from './examined';
import { needEarlier } from './needed-moment';
import { needAction, needDeadline } from './needed-names';
import { needRule } from './needed-rule';

/** What opens and closes an action can happen. */
export function* checkOpening(examined: Examined, { at, stage, action }: Placed): Faults {
  for (const name of asList(action.after)) yield* needSameStage(examined, `${at}.after`, name, stage);
  if (action.insteadOf !== undefined) {
    const path = `${at}.insteadOf`;
    yield* needSameStage(examined, path, action.insteadOf, stage);
    const other = examined.actions.get(action.insteadOf);
    if (other && !other.action.asked) {
      yield fault(path, 'neverOpen', `${other.name} 不是待办`, `nobody is asked for ${other.name}`);
    }
  }
  if (action.answers !== undefined) yield* needSameStage(examined, `${at}.answers`, action.answers, stage);
  if (action.notBy !== undefined && (yield* needAction(examined, `${at}.notBy`, action.notBy))) {
    yield* needEarlier(examined, `${at}.notBy`, action.notBy, stage);
  }
  if (action.since !== undefined) yield* checkSince(examined, `${at}.since`, action.since, stage);
  if (action.closesBefore) {
    yield* needRule(examined, `${at}.closesBefore`, action.closesBefore, 'period');
    yield* needDeadline(examined, `${at}.closesBefore`, stage);
  }
  if (action.afterDeadline && stage !== undefined) yield* needDeadline(examined, `${at}.afterDeadline`, stage);
  if (action.offered && examined.manifest && stage !== undefined && !codeOf(examined, stage)) {
    yield fault(`${at}.offered`, 'missingCode', '没有程序会开放这一操作', 'no code offers this action');
  }
}

function* needSameStage(examined: Examined, at: string, name: string, stage: string | undefined): Faults {
  if (!(yield* needAction(examined, at, name))) return;
  if (examined.actions.get(name)?.stage === stage) return;
  yield fault(at, 'neverOpen', `${name} 不在同一环节`, `${name} is not taken in the same stage`);
}

function* checkSince({ has, comesAfter }: Examined, at: string, since: string, stage: string | undefined): Faults {
  if (!has('stages', since)) {
    return yield fault(at, 'unknownStage', `没有环节 ${since}`, `there is no stage ${since}`);
  }
  if (stage === undefined || since === stage || !comesAfter(since).has(stage)) {
    yield fault(at, 'notEarlier', `${since} 不在这一环节之前`, `${since} does not come before this stage`);
  }
}
