import { fault, type Faults } from './definition-fault';
import type { Examined } from './examined';
import { needMoment } from './needed-moment';
import { needRule } from './needed-rule';

/** Every deadline counts from a known moment and ends its stage in one of its ends. */
export function* checkDeadlines(examined: Examined): Faults {
  for (const [name, { deadline, ends }] of Object.entries(examined.definition.stages)) {
    if (!deadline) continue;
    const at = `stages.${name}.deadline`;
    const { end } = deadline;
    if (end !== undefined && !Object.hasOwn(ends, end)) {
      yield fault(`${at}.end`, 'unknownEnd', `这一环节没有结果 ${end}`, `the stage has no end ${end}`);
    }
    if ('counted' in deadline) yield* needRule(examined, at, deadline.counted, 'period');
    yield* needMoment(examined, at, 'at' in deadline ? deadline.at : deadline.from, name, {});
  }
}
