import type { Stage } from '../process';
import { fault, type Faults } from './definition-fault';
import { asList, type Examined } from './examined';
import { needAction } from './needed-names';
import type { StageManifest } from './stage-manifest';

type StageCode = StageManifest[string][string];

/** What the deployed code of a stage does, where there is any. */
export function codeOf({ definition: { process }, manifest }: Examined, stage: string): StageCode | undefined {
  const code = manifest && Object.hasOwn(manifest, process) ? manifest[process] : undefined;
  return code && Object.hasOwn(code, stage) ? code[stage] : undefined;
}

/** Every end must be brought about, and the deployed code must find what it uses. */
export function* checkCode(examined: Examined): Faults {
  if (!examined.manifest) return;
  for (const [name, stage] of Object.entries(examined.definition.stages)) {
    const code = codeOf(examined, name);
    yield* checkEndsOf(`stages.${name}`, stage, code);
    if (code) yield* checkUses(examined, `stages.${name}`, stage, code);
  }
}

function* checkEndsOf(at: string, stage: Stage, code: StageCode | undefined): Faults {
  const ended = new Set([...(code?.ends ?? []), ...asList(stage.deadline?.end)]);
  for (const { end } of Object.values(stage.actions ?? {})) {
    for (const each of typeof end === 'object' ? Object.values(end.cases) : asList(end)) ended.add(each);
  }
  for (const end of Object.keys(stage.ends)) {
    if (ended.has(end)) continue;
    yield fault(
      `${at}.ends.${end}`,
      code ? 'endByNothing' : 'missingCode',
      '没有操作、期限或程序产生这一结果',
      'no action, no deadline and no deployed code brings this end about',
    );
  }
}

function* checkUses(examined: Examined, at: string, stage: Stage, code: StageCode): Faults {
  for (const end of code.ends) {
    if (Object.hasOwn(stage.ends, end)) continue;
    yield fault(
      at,
      'unknownEnd',
      `程序会返回结果 ${end}，这里没有`,
      `the code returns the end ${end}, which is missing here`,
    );
  }
  for (const action of code.awaits) yield* needAction(examined, at, action);
  for (const rule of code.rules) {
    if (examined.has('rules', rule)) continue;
    yield fault(
      at,
      'unknownRule',
      `程序要读规则 ${rule}，这里没有`,
      `the code reads the rule ${rule}, which is missing here`,
    );
  }
}
