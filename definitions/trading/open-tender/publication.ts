import { rule, text } from '../../language';

/** 发布招标公告 */
export const publication = {
  title: text('发布招标公告', 'Tender notice'),
  actions: {
    publishNotice: {
      title: text('发布招标公告', 'Publish the tender notice'),
      by: ['tenderer', 'agency'],
      end: 'published',
      asked: {},
      publishes: 'tenderNotice',
      notifies: ['centre', 'supervisor'],
      final: true,
      form: {
        documentsUntil: {
          type: 'dateTime',
          title: text('招标文件获取截止', 'Documents available until'),
          atLeast: { period: rule('documentPeriod'), after: 'now' },
          article: 'IR 16 招标投标法实施条例第16条',
        },
        bidDeadline: {
          type: 'dateTime',
          title: text('投标截止（开标）时间', 'Bid deadline and opening'),
          atLeast: { period: rule('bidPeriod'), after: 'now' },
          article: 'TL 24, 34 招标投标法第24、34条',
        },
        place: { type: 'text', title: text('开标地点', 'Place of the opening'), atMost: 200 },
        contact: { type: 'text', title: text('联系人及电话', 'Contact'), atMost: 200 },
      },
    },
  },
  ends: { published: 'bidding' },
} as const;
