import { text } from '../../language';

/** How an open tender is over. */
export const closings = {
  archived: { title: text('已归档', 'Archived'), outcome: 'success' },
  failed: { title: text('招标失败', 'Failed'), outcome: 'failure', mayRestart: true, publishes: 'failureNotice' },
  refused: { title: text('不予受理', 'Refused'), outcome: 'failure' },
  withdrawn: { title: text('已撤回', 'Withdrawn'), outcome: 'neutral' },
  terminated: { title: text('已终止', 'Terminated'), outcome: 'failure', mayRestart: true },
} as const;
