import { defineProcess, given, text } from '../../definitions/language';

/** Sealed bids until a date that is given when the notice is published; no law says how far off it must be. */
export const quickTender = defineProcess({
  process: 'quickTender',
  version: '1',
  jurisdiction: 'CN',
  title: text('快速招标', 'Quick tender'),
  kind: 'trading',
  prefix: 'Q',
  sources: [],
  roles: {
    tenderer: { title: text('招标人', 'Tenderer'), party: 'one' },
    centre: { title: text('交易中心', 'Trading centre'), party: 'office' },
    bidder: { title: text('投标人', 'Bidder'), party: 'many' },
  },
  escalatesTo: [],
  readers: ['tenderer', 'centre', 'bidder'],
  rules: {},
  start: {
    title: text('登记', 'Register'),
    by: ['tenderer'],
    first: 'publication',
    form: {
      title: { type: 'text', title: text('名称', 'Title') },
      region: { type: 'region', title: text('地区', 'Region') },
      industry: { type: 'text', title: text('行业', 'Industry') },
      unit: { type: 'text', title: text('币种', 'Currency') },
    },
  },
  stages: {
    publication: {
      title: text('发布公告', 'Publication'),
      actions: {
        publishNotice: {
          title: text('发布公告', 'Publish the notice'),
          by: 'tenderer',
          end: 'published',
          asked: {},
          publishes: 'notice',
          form: { bidDeadline: { type: 'dateTime', title: text('投标截止时间', 'Bid deadline') } },
        },
      },
      ends: { published: 'bidding' },
    },
    bidding: {
      title: text('投标', 'Bidding'),
      deadline: { at: given('publishNotice', 'bidDeadline'), end: 'over' },
      actions: {
        submitBid: {
          title: text('投标', 'Submit a bid'),
          by: 'bidder',
          many: true,
          admits: 'bidder',
          replaces: 'own',
          secretUntil: 'opening',
          form: { price: { type: 'amount', title: text('报价', 'Price') } },
        },
      },
      ends: { over: 'opening' },
    },
    opening: {
      title: text('开标', 'Opening'),
      actions: { confirm: { title: text('确认', 'Confirm'), by: 'centre', asked: {}, end: 'confirmed' } },
      ends: { confirmed: 'done' },
    },
  },
  anytime: {},
  closings: { done: { title: text('完成', 'Done'), outcome: 'success' } },
  notices: { notice: { title: text('招标公告', 'Tender notice'), fields: ['publishNotice.bidDeadline'] } },
});
