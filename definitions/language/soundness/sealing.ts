import type { Until } from '../field';
import { fault, type Faults } from './definition-fault';
import { asList, type Examined, type Placed } from './examined';

/** Secrets must be able to be secret, and prices under a gate must be. */
export function* checkSealing(examined: Examined, { at, stage, action }: Placed): Faults {
  if (stage === undefined) return;
  const hasGate = examined.definition.stages[stage]?.deadline !== undefined;
  yield* needSecrecyBefore(examined, at, stage, action.secretUntil);
  for (const [name, field] of Object.entries(action.form ?? {})) {
    const path = `${at}.form.${name}`;
    yield* needSecrecyBefore(examined, path, stage, field.secretUntil);
    const isSealed = (field.secretUntil ?? action.secretUntil) !== undefined;
    if (action.many && hasGate && field.type === 'amount' && !isSealed && !field.openly) {
      yield fault(
        path,
        'priceNotSealed',
        '截止前提交的报价必须保密（secretUntil），公开报价须注明 openly',
        'a price handed in before a deadline must be sealed (secretUntil), or said to be given openly',
      );
    }
  }
}

function* needSecrecyBefore(examined: Examined, at: string, stage: string, until: Until | undefined): Faults {
  if (until === undefined || !canComeBefore(examined, stage, until)) return;
  if (examined.reachedBefore(asList(until)).has(stage)) return;
  yield fault(
    at,
    'neverSecret',
    '解密环节在此之前已经进入，从不保密',
    'is never secret: the stage that opens it has come before',
  );
}

/** Whether all the names of `until` exist, and the stage can be entered at all. */
function canComeBefore({ has, reachedBefore }: Examined, stage: string, until: Until): boolean {
  const isKnown = asList(until).every((name) => has('stages', name) || has('closings', name));
  return isKnown && reachedBefore([]).has(stage);
}
