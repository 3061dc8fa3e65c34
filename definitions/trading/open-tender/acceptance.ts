import { rule, text } from '../../language';
import { paper, reason } from './paper-and-reason';

/** 项目受理 */
export const acceptance = {
  title: text('项目受理', 'Project acceptance'),
  actions: {
    accept: {
      title: text('受理', 'Accept'),
      by: 'centre',
      end: 'accepted',
      asked: { due: rule('acceptancePeriod') },
      form: { note: { ...reason, title: text('受理意见', 'Note'), optional: true } },
      notifies: ['tenderer', 'agency'],
    },
    returnProject: {
      title: text('退回补正', 'Return for correction'),
      by: 'centre',
      end: 'returned',
      insteadOf: 'accept',
      form: { reason },
      notifies: ['tenderer', 'agency'],
    },
    refuse: {
      title: text('不予受理', 'Refuse'),
      by: 'centre',
      end: 'refused',
      insteadOf: 'accept',
      form: { reason },
      notifies: ['tenderer', 'agency'],
      final: true,
    },
  },
  ends: { accepted: 'documents', returned: 'correction', refused: 'refused' },
} as const;

/** 补正 */
export const correction = {
  title: text('补正', 'Correction'),
  actions: {
    resubmit: {
      title: text('重新提交', 'Submit again'),
      by: ['tenderer', 'agency'],
      end: 'resubmitted',
      asked: {},
      form: {
        correction: { type: 'text', title: text('补正说明', 'What was corrected'), multiline: true, atMost: 4000 },
        approval: { ...paper, title: text('补充材料', 'Further documents') },
      },
    },
    abandon: {
      title: text('撤回项目', 'Withdraw the project'),
      by: ['tenderer', 'agency'],
      end: 'abandoned',
      insteadOf: 'resubmit',
      form: { reason },
      final: true,
    },
  },
  ends: { resubmitted: 'acceptance', abandoned: 'withdrawn' },
} as const;
