import { bidDocumentFormat, type BidDocument } from '../../../domain/bid-document/bid-document';
import type { Bill } from '../../../domain/tender-document/bill';
import { packageFile, type TenderPackage } from '../../../domain/tender-document/tender-package';

export const bill: Bill = {
  key: 'roadworks',
  title: '道路工程',
  items: [
    {
      ...{ number: '1', code: '040101001001', name: '挖一般土方', features: '三类土' },
      unit: 'm³',
      quantity: '12860.5',
      section: '土石方工程',
    },
    {
      ...{ number: '2', code: '040103001001', name: '回填方', features: '', unit: 'm³' },
      quantity: '3.333',
      section: '土石方工程',
    },
    { ...{ number: '3', code: '', name: '沥青混凝土', features: '' }, unit: 'm²', quantity: '1000', ceiling: '120.5' },
  ],
};

/** A tender document with one bill and a form of every kind. */
export const tender: TenderPackage = {
  format: 'tender-document/1',
  version: 1,
  kind: 'works',
  template: { id: 'works', version: 1, source: '标准施工招标文件' },
  project: {
    id: 'P-1',
    title: '某道路工程',
    tenderer: '某公司',
    region: '530100',
    industry: 'housing',
    unit: 'CNY',
    better: 'lower',
  },
  lots: [{ case: 'C-1', title: '一标段' }],
  parts: [],
  qualification: [],
  evaluation: { ceiling: '500000.00' },
  boq: [bill],
  bidderForms: [
    { key: 'letter', title: '投标函', kind: 'statement', text: '我方愿意……', required: true, fields: [] },
    {
      ...{ key: 'facts', title: '基本情况', kind: 'fields', text: '', required: true },
      fields: [
        { key: 'days', title: '工期（日历天）', type: 'number', required: true },
        { key: 'start', title: '开工日期', type: 'date', required: false },
        { key: 'grade', title: '资质', type: 'choice', required: true, options: ['一级', '二级'] },
      ],
    },
    {
      ...{ key: 'people', title: '主要人员', kind: 'table', text: '', required: true },
      fields: [{ key: 'name', title: '姓名', type: 'text', required: true }],
    },
    { key: 'proofs', title: '资格证明', kind: 'files', text: '', required: true, fields: [] },
    { key: 'bill', title: '已标价工程量清单', kind: 'pricedBill', text: '', required: true, fields: [] },
  ],
  attachments: [],
};
export const { sha256: tenderHash, text: tenderText } = packageFile(tender);

// 12860.5 × 18.37 = 236247.385 → 236247.39; 3.333 × 9.99 = 33.29667 → 33.30; 1000 × 120.50 = 120500.00
export const bid: BidDocument = {
  format: bidDocumentFormat,
  tender: tenderHash,
  case: 'C-1',
  bidder: '云南某建设公司',
  price: '356780.69',
  priceInWords: '叁拾伍万陆仟柒佰捌拾元零陆角玖分',
  forms: [
    { key: 'letter', isMade: true },
    { key: 'facts', values: { days: '180', start: '', grade: '一级' } },
    { key: 'people', rows: [{ name: '张三' }] },
  ],
  bills: [
    {
      key: 'roadworks',
      items: [
        { number: '1', unitPrice: '18.37' },
        { number: '2', unitPrice: '9.99' },
        { number: '3', unitPrice: '120.50' },
      ],
    },
  ],
  attachments: [{ form: 'proofs', name: '营业执照.pdf', sha256: 'a'.repeat(64), size: 1234 }],
  preparation: { device: 'd-1', sources: [] },
};
