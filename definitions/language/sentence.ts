import type { MessageKind } from '../../domain/message-settings';
import { shanghaiTime } from './limit';
import type { Text } from './text';

/** What a message speaks of: what was or is to be done, in which case or by which body, until when. */
export interface Spoken {
  readonly what?: Text;
  readonly project?: string;
  readonly dueAt?: string;
}

/** The sentence that the console shows, which is all that any message ever says of a case. */
export function sentenceOf(kind: MessageKind, { what, project = '', dueAt }: Spoken): Text {
  const zh = what?.zh ?? '';
  const en = what?.en ?? '';
  const until = (of: (at: string) => string) => (dueAt === undefined ? '' : of(shanghaiTime(dueAt)));
  switch (kind) {
    case 'task':
      return { zh: `待办：${zh} · ${project}`, en: `To do: ${en} · ${project}` };
    case 'reminder':
      return {
        zh: `即将到期：${zh}${until((at) => `（${at} 止）`)} · ${project}`,
        en: `Due soon: ${en}${until((at) => ` (until ${at})`)} · ${project}`,
      };
    case 'overdue':
      return {
        zh: `已逾期：${zh}${until((at) => `（${at} 止）`)} · ${project}`,
        en: `Overdue: ${en}${until((at) => ` (was due ${at})`)} · ${project}`,
      };
    case 'act':
      return { zh: `${zh} · ${project}`, en: `${en} · ${project}` };
  }
}
