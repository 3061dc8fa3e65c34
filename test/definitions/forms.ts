import type { Criterion } from '../../domain/ranking/score-sheet';
import { officialCalendar } from '../../domain/official-calendar';
import type { Form, FormContext } from '../../definitions/language';
import { openTender } from '../../definitions/trading/open-tender';

const { stages, anytime, start } = openTender;

export const word = { zh: '词', en: 'Word' } as const;

export const criteria: readonly Criterion[] = [
  { id: 'quality', max: '60', kind: 'scored' },
  { id: 'price', max: '40', kind: 'price' },
];

/** A Tuesday at eleven in Shanghai, in the middle of a case. */
export const context: FormContext = {
  now: '2026-11-24T03:00:00.000Z',
  calendar: officialCalendar,
  unit: 'CNY',
  rules: openTender.rules,
  given: { 'start.estimate': '1000000.00' },
  taken: {},
  entered: {},
  awardPrice: '900000.00',
  bids: [
    { id: 'bid-1', bidder: '甲公司', price: '900000.00' },
    { id: 'bid-2', bidder: '乙公司', price: '950000.00' },
  ],
  experts: ['u1', 'u2', 'u3', 'u4', 'u5'],
  criteria,
};

/** Forms of the open tender that together ask for every type of field. */
export const forms: readonly (readonly [string, Form])[] = [
  ['start', start.form],
  ['submitDocuments', stages.documents.actions.submitDocuments.form],
  ['publishNotice', stages.publication.actions.publishNotice.form],
  ['issueAddendum', stages.bidding.actions.issueAddendum.form],
  ['submitBid', stages.bidding.actions.submitBid.form],
  ['formCommittee', stages.evaluation.actions.formCommittee.form],
  ['replaceMember', stages.evaluation.actions.replaceMember.form],
  ['submitSheet', stages.evaluation.actions.submitSheet.form],
  ['confirmAward', stages.award.actions.confirmAward.form],
  ['signContract', stages.contract.actions.signContract.form],
  ['postpone', anytime.postpone.form],
];

export const members = (experts: number, representatives: number): readonly { userId: string; kind: string }[] => [
  ...Array.from({ length: experts }, (_, index) => ({ userId: `expert-${index}`, kind: 'expert' })),
  ...Array.from({ length: representatives }, (_, index) => ({ userId: `person-${index}`, kind: 'representative' })),
];

/** Values that those forms accept in that context. */
export const valid: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  start: {
    title: '  学校  ',
    region: '530102',
    industry: 'construction',
    unit: 'CNY',
    better: 'lower',
    estimate: '1000000',
    lots: [{ title: '一标段', estimate: '5' }, { title: '二标段' }],
    approval: 'doc-1',
    funds: '',
  },
  submitDocuments: {
    tenderDocument: 'doc-1',
    noticeText: '正文\r\n第二行',
    qualification: '资质',
    method: 'comprehensive',
    criteria: [
      { id: 'quality', title: '质量', max: 59.9, kind: 'scored' },
      { id: 'price', title: '报价', max: 40.1, kind: 'price' },
    ],
    ceiling: '1000000',
    bidSecurity: '20000',
  },
  publishNotice: {
    documentsUntil: '2026-11-28T16:00:00Z',
    bidDeadline: '2026-12-13T16:00:00.000Z',
    place: '第一开标室',
    contact: '王先生',
  },
  issueAddendum: { addendum: '补遗', affectsBids: true, bidDeadline: '2026-12-09T01:00:00Z' },
  submitBid: { price: '900000.5', bidDocument: 'doc-2', duration: null },
  formCommittee: { members: members(4, 1) },
  replaceMember: { member: 'u1', substitute: 'u9', reason: '回避' },
  submitSheet: {
    noConflict: true,
    sheet: {
      bids: [
        { bid: 'bid-1', verdict: 'accepted', scores: { quality: '55.5' } },
        { bid: 'bid-2', verdict: 'rejected', reason: '没有签章', scores: {} },
      ],
    },
  },
  confirmAward: { winner: 'bid-1', reason: '排名第一' },
  signContract: { contract: 'doc-3', contractPrice: '900000', signedOn: '2026-11-24' },
  postpone: { reason: '停电', newDeadline: '2026-11-25T01:00:00Z' },
};
