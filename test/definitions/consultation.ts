import { defineProcess, text } from '../../definitions/language';
import { plainProcess } from './plain-process';

/** Many comment at once, as rows; one person ends it. */
export const consultation = defineProcess({
  ...plainProcess,
  process: 'consultation',
  title: text('征求意见', 'Consultation'),
  prefix: 'K',
  roles: { ...plainProcess.roles, bidder: { title: text('投标人', 'Bidder'), party: 'many' } },
  start: { ...plainProcess.start, first: 'collecting' },
  readers: ['tenderer', 'centre', 'bidder'],
  stages: {
    collecting: {
      title: text('征求意见', 'Collecting'),
      actions: {
        comment: {
          title: text('提出意见', 'Comment'),
          by: 'bidder',
          many: true,
          admits: 'bidder',
          replaces: 'own',
          form: { comment: { type: 'text', title: text('意见', 'Comment') } },
        },
        publish: {
          title: text('公开', 'Publish'),
          by: 'tenderer',
          publishes: 'consultation',
          form: { draft: { type: 'text', title: text('草案', 'Draft') } },
        },
        close: { title: text('结束', 'Close'), by: 'tenderer', asked: {}, end: 'closed' },
      },
      ends: { closed: 'done' },
    },
  },
  notices: { consultation: { title: text('征求意见公告', 'Consultation'), fields: ['publish.draft'] } },
});
