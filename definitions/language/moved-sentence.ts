import type { DateMove } from './case-event';
import { shanghaiTime } from './limit';
import type { Process } from './process';
import { text, type Text } from './text';
import { findAction } from './visibility';

/** What another calendar has moved, in words: “审核备案”的期限由 … 改为 …. Times are those of Shanghai. */
export function movedSentence(definition: Process, stage: string, { of, action = '', from, to }: DateMove): Text {
  const found = of === 'task' ? findAction(definition, action) : definition.stages[stage];
  const { zh, en } = found?.title ?? text(action, action);
  const [before, after] = [shanghaiTime(from), shanghaiTime(to)];
  return text(
    `“${zh}”的期限按公布的节假日安排重新计算：由 ${before} 改为 ${after}`,
    `The limit of “${en}” was counted anew by the published holidays: ${after} instead of ${before}`,
  );
}
