import { rule, text } from '../../language';
import { reason } from './paper-and-reason';

/** 书面报告 */
export const report = {
  title: text('书面报告', 'Report to the supervisor'),
  article: 'TL 47 招标投标法第47条',
  actions: {
    submitReport: {
      title: text('提交招标投标情况书面报告', 'Submit the written report'),
      by: ['tenderer', 'agency'],
      since: 'certification',
      asked: { due: rule('reportPeriod'), from: { taken: 'confirmAward' } },
      end: 'reported',
      notifies: ['supervisor', 'centre'],
      form: {
        report: { type: 'document', title: text('书面报告', 'Report') },
        summary: { type: 'text', title: text('摘要', 'Summary'), multiline: true, optional: true, atMost: 4000 },
      },
    },
  },
  ends: { reported: 'archiving' },
} as const;

/** 归档 */
export const archiving = {
  title: text('归档', 'Archive'),
  actions: {
    archive: {
      title: text('归档', 'Archive the case'),
      by: 'centre',
      asked: { due: rule('archivePeriod') },
      end: 'archived',
      form: { note: { ...reason, title: text('归档说明', 'Note'), optional: true } },
      final: true,
    },
  },
  ends: { archived: 'archived' },
} as const;
