import { rule, text } from '../../language';
import { reason } from './paper-and-reason';

/** 招标文件备案 */
export const filing = {
  title: text('招标文件备案', 'Filing of the tender documents'),
  article: 'TL 7 招标投标法第7条',
  actions: {
    file: {
      title: text('准予备案', 'File'),
      by: 'supervisor',
      end: 'filed',
      asked: { due: rule('filingPeriod') },
      form: { note: { ...reason, title: text('备案意见', 'Note'), optional: true } },
      notifies: ['tenderer', 'agency', 'centre'],
    },
    returnDocuments: {
      title: text('退回修改', 'Return for change'),
      by: 'supervisor',
      end: 'returned',
      insteadOf: 'file',
      form: { reason },
      notifies: ['tenderer', 'agency'],
    },
  },
  ends: { filed: 'publication', returned: 'documents' },
} as const;
