import type { Stage } from '../process';
import { fault, type Faults } from './definition-fault';
import type { Examined } from './examined';
import { needNotice } from './needed-names';

/** Every arrow leads somewhere, every stage and closing can be reached, and from every stage a closing. */
export function* checkArrows(examined: Examined): Faults {
  const { definition, has } = examined;
  const { start, stages } = definition;
  if (!has('stages', start.first)) {
    yield fault('start.first', 'unknownStage', `没有环节 ${start.first}`, `there is no stage ${start.first}`);
  }
  const reached = examined.reachedBefore([]);
  for (const [name, stage] of Object.entries(stages)) {
    yield* checkEnds(examined, `stages.${name}`, stage);
    if (stage.publishes !== undefined) yield* needNotice(examined, `stages.${name}.publishes`, stage.publishes);
    yield* checkWay(examined, name, reached);
  }
  yield* checkClosings(examined, reached);
}

function* checkEnds({ has }: Examined, at: string, stage: Stage): Faults {
  for (const [end, target] of Object.entries(stage.ends)) {
    if (has('stages', target) || has('closings', target)) continue;
    yield fault(
      `${at}.ends.${end}`,
      'unknownStage',
      `通向不存在的 ${target}`,
      `leads to ${target}, which does not exist`,
    );
  }
  for (const end of Object.keys(stage.endTitles ?? {})) {
    if (Object.hasOwn(stage.ends, end)) continue;
    yield fault(`${at}.endTitles.${end}`, 'unknownEnd', `没有结果 ${end}`, `the stage has no end ${end}`);
  }
}

function* checkWay({ has, comesAfter }: Examined, name: string, reached: ReadonlySet<string>): Faults {
  const at = `stages.${name}`;
  if (!reached.has(name)) {
    yield fault(at, 'unreachableStage', '没有路径通到这一环节', 'no arrow leads to this stage');
  }
  if (![...comesAfter(name)].some((each) => has('closings', each))) {
    yield fault(at, 'noWayOut', '从这一环节到不了任何结局', 'no closing can be reached from this stage');
  }
}

function* checkClosings(examined: Examined, reached: ReadonlySet<string>): Faults {
  const terminated = examined.placed.flatMap(({ action: { effect } }) =>
    effect && 'terminates' in effect ? [effect.terminates] : [],
  );
  for (const [name, closing] of Object.entries(examined.definition.closings)) {
    if (!reached.has(name) && !terminated.includes(name)) {
      yield fault(`closings.${name}`, 'unreachableClosing', '没有途径达到这一结局', 'nothing leads to this closing');
    }
    if (closing.publishes !== undefined) yield* needNotice(examined, `closings.${name}.publishes`, closing.publishes);
  }
}
