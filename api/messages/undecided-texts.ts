import type { Undecided } from '../../database/decide-deliveries';
import { text, type Text } from '../../definitions/language/text';

/** Why an operator's word about a delivery changed nothing. */
export const undecidedTexts: Readonly<Record<Undecided | 'proposed', Text>> = {
  unknown: text('没有这条发送记录', 'There is no such delivery'),
  proposed: text('已有人提出跳过，正在等待复核', 'Somebody has proposed to skip it; that waits already'),
  settled: text('已经发出，或已经放弃', 'It has been sent, or given up, already'),
  underWay: text('正在发送', 'It is being sent just now'),
  saysNothing: text('内容已经过时，不再发送', 'What it says is out of date; it is not sent again'),
};
