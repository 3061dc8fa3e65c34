import { checkActionEnd } from './action-end';
import { checkCrowd } from './crowd';
import type { Faults } from './definition-fault';
import { checkEffect } from './effect';
import { asList, type Examined, type Placed } from './examined';
import { checkForm } from './form';
import { needMoment } from './needed-moment';
import { needNotice, needRoles, needUntil } from './needed-names';
import { needRule } from './needed-rule';
import { checkOpening } from './opening';
import { checkRelease, checkSealedEntry } from './sealed-entry';
import { checkSealing } from './sealing';
import { checkTakers } from './takers';

/** Everything about one action. */
export function* checkAction(examined: Examined, placed: Placed): Faults {
  const { at, stage, action } = placed;
  yield* needRoles(examined, `${at}.by`, asList(action.by));
  yield* needRoles(examined, `${at}.heldBy`, action.heldBy);
  yield* needRoles(examined, `${at}.visibleTo`, action.visibleTo);
  yield* needRoles(examined, `${at}.actorVisibleTo`, action.actorVisibleTo);
  yield* needRoles(examined, `${at}.notifies`, action.notifies);
  yield* needRoles(examined, `${at}.admits`, asList(action.admits));
  if (action.publishes !== undefined) yield* needNotice(examined, `${at}.publishes`, action.publishes);
  yield* needUntil(examined, at, action.secretUntil);
  yield* checkTakers(examined, placed);
  yield* checkActionEnd(examined, placed);
  yield* checkOpening(examined, placed);
  yield* checkCrowd(examined, placed);
  yield* checkEffect(examined, placed);
  if (action.asked?.due) yield* needRule(examined, `${at}.asked.due`, action.asked.due, 'period');
  if (action.asked?.from) yield* needMoment(examined, `${at}.asked.from`, action.asked.from, stage, {});
  yield* checkForm(examined, placed, action.form ?? {}, `${at}.form`);
  yield* checkSealing(examined, placed);
  yield* checkSealedEntry(examined, placed);
  yield* checkRelease(examined, placed);
}
