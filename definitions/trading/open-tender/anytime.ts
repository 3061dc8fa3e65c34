import { text } from '../../language';
import { paper, reason } from './paper-and-reason';

/** What may be done in every stage. */
export const anytime = {
  suspend: {
    title: text('暂停', 'Suspend'),
    article: 'IR 62 招标投标法实施条例第62条',
    by: ['supervisor', 'centre'],
    effect: { suspends: true },
    publishes: 'suspension',
    notifies: ['tenderer', 'agency', 'bidder', 'centre', 'supervisor'],
    final: true,
    form: { reason, order: { ...paper, title: text('暂停决定书', 'Order') } },
  },
  resume: {
    title: text('恢复', 'Resume'),
    by: ['supervisor', 'centre'],
    effect: { resumes: true, newDeadline: 'newDeadline' },
    publishes: 'resumption',
    notifies: ['tenderer', 'agency', 'bidder', 'centre', 'supervisor'],
    form: {
      reason,
      newDeadline: {
        type: 'dateTime',
        title: text('新的公布时间', 'New published time'),
        optional: true,
        atLeast: { after: 'now' },
        help: text(
          '原公布的投标截止时间已过的，必须重新确定',
          'Needed when the published deadline has passed meanwhile',
        ),
      },
    },
  },
  postpone: {
    title: text('顺延', 'Postpone'),
    help: text('系统故障等原因顺延截止时间', 'Moves the deadline, for example after an outage'),
    by: 'centre',
    effect: { movesDeadline: 'newDeadline' },
    afterDeadline: true,
    publishes: 'postponement',
    notifies: ['tenderer', 'agency', 'bidder', 'supervisor'],
    final: true,
    form: {
      reason,
      newDeadline: {
        type: 'dateTime',
        title: text('新的截止时间', 'New deadline'),
        atLeast: [{ after: 'now' }, { after: 'deadline' }],
      },
    },
  },
  terminate: {
    title: text('终止招标', 'Terminate'),
    article: 'IR 31 招标投标法实施条例第31条',
    by: ['tenderer', 'supervisor'],
    effect: { terminates: 'terminated' },
    publishes: 'termination',
    notifies: ['tenderer', 'agency', 'bidder', 'centre', 'supervisor'],
    final: true,
    form: { reason, order: paper },
  },
} as const;
