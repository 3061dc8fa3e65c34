import { defineProcess, text } from '../../definitions/language';

/** A process that people alone decide: it runs without code of its own. */
export const plainProcess = defineProcess({
  process: 'siteVisit',
  version: '1',
  jurisdiction: 'CN',
  title: text('现场踏勘备案', 'Site visit filing'),
  kind: 'trading',
  prefix: 'V',
  sources: [],
  roles: {
    tenderer: { title: text('招标人', 'Tenderer'), party: 'one' },
    centre: { title: text('交易中心', 'Trading centre'), party: 'office' },
  },
  escalatesTo: [],
  readers: ['tenderer', 'centre'],
  rules: {},
  start: {
    title: text('登记', 'Register'),
    by: ['tenderer'],
    first: 'request',
    form: {
      title: { type: 'text', title: text('名称', 'Title'), atMost: 100 },
      region: { type: 'region', title: text('地区', 'Region') },
      industry: {
        type: 'choice',
        title: text('行业', 'Industry'),
        options: { construction: text('建设', 'Construction'), water: text('水利', 'Water') },
      },
    },
  },
  stages: {
    request: {
      title: text('申请', 'Request'),
      actions: {
        request: {
          title: text('提出申请', 'Request a visit'),
          by: 'tenderer',
          asked: {},
          end: 'requested',
          form: { place: { type: 'text', title: text('地点', 'Place') } },
        },
      },
      ends: { requested: 'filing' },
    },
    filing: {
      title: text('备案', 'Filing'),
      actions: {
        file: { title: text('备案', 'File'), by: 'centre', asked: {}, end: 'filed' },
        sendBack: { title: text('退回', 'Send back'), by: 'centre', insteadOf: 'file', end: 'sentBack' },
      },
      ends: { filed: 'done', sentBack: 'request' },
    },
  },
  anytime: {},
  closings: { done: { title: text('完成', 'Done'), outcome: 'success' } },
  notices: {},
});
