import { checkShape } from './definition-shape';
import type { Process } from './process';
import { checkAction } from './soundness/action';
import { checkAvoidance } from './soundness/avoidance';
import { checkArrows } from './soundness/arrows';
import { checkDeadlines } from './soundness/deadlines';
import type { DefinitionFault, Faults } from './soundness/definition-fault';
import { checkCode } from './soundness/deployed-code';
import { checkDeposit } from './soundness/deposit';
import { checkDisclosure } from './soundness/disclosure';
import { examine, type Examined } from './soundness/examined';
import { checkNames } from './soundness/names';
import { checkNotices } from './soundness/notices';
import { checkRegister } from './soundness/register';
import { checkRoles } from './soundness/roles';
import { checkRules } from './soundness/rules';
import type { StageManifest } from './soundness/stage-manifest';
import { text } from './text';

/**
 * Everything that is unsound in the data of a definition; nothing when it may be published. The compiler checks what is
 * written in code; this checks whatever comes, against the law's bounds as well and, given a manifest, against the code
 * that is deployed. Never throws.
 */
export function checkDefinition(definition: unknown, manifest?: StageManifest): readonly DefinitionFault[] {
  const faults: DefinitionFault[] = [];
  checkShape(definition, (at, expected) => {
    const place = at === '' ? text('定义', 'the definition') : text(at, at);
    faults.push({
      at,
      rule: 'wrongShape',
      message: text(`${place.zh}：应为${expected.zh}。`, `${place.en}: expected ${expected.en}.`),
    });
  });
  if (faults.length > 0) return faults;
  const sound = definition as Process; // the shape has just been checked
  return [...soundness(examine(sound, manifest))];
}

function* soundness(examined: Examined): Faults {
  yield* checkNames(examined);
  yield* checkRules(examined);
  yield* checkRoles(examined);
  yield* checkArrows(examined);
  for (const placed of examined.placed) yield* checkAction(examined, placed);
  yield* checkAvoidance(examined);
  yield* checkDeadlines(examined);
  yield* checkDeposit(examined);
  yield* checkRegister(examined);
  yield* checkNotices(examined);
  yield* checkDisclosure(examined);
  yield* checkCode(examined);
}
