import { industries } from '../../industries';
import { text } from '../../language';

/** 登记项目：the act that opens a case. */
export const start = {
  title: text('登记项目', 'Register the project'),
  by: ['tenderer', 'agency'],
  first: 'acceptance',
  form: {
    title: { type: 'text', title: text('项目名称', 'Project name'), atMost: 200 },
    region: { type: 'region', title: text('项目所在地', 'Region') },
    industry: {
      type: 'choice',
      title: text('行业', 'Industry'),
      options: industries,
      help: text('决定由哪个行政监督部门监管', 'Decides which department supervises'),
    },
    tenderer: {
      type: 'body',
      kind: 'tenderer',
      title: text('招标人', 'Tenderer'),
      optional: true,
      help: text('由代理机构登记时填写', 'To be named when an agency registers the project'),
    },
    agency: { type: 'body', kind: 'agency', title: text('招标代理机构', 'Tendering agency'), optional: true },
    unit: {
      type: 'choice',
      title: text('报价单位', 'Bids are stated in'),
      options: {
        CNY: text('人民币元', 'Yuan (CNY)'),
        JPY: text('日元', 'Yen (JPY)'),
        '%': text('百分比费率', 'A rate in per cent'),
      },
    },
    better: {
      type: 'choice',
      title: text('报价优劣', 'Which bid is better'),
      options: {
        lower: text('越低越好', 'The lower'),
        higher: text('越高越好（下浮率）', 'The higher (discount rate)'),
      },
    },
    estimate: {
      type: 'amount',
      money: true,
      title: text('项目估算价', 'Estimate'),
      optional: true,
      visibleTo: ['tenderer', 'agency', 'centre', 'supervisor', 'inspector'],
      article: 'IR 26 招标投标法实施条例第26条',
    },
    lots: {
      type: 'list',
      title: text('标段', 'Lots'),
      optional: true,
      atMost: 50,
      help: text('不分标段的不填', 'Leave empty when there is only one'),
      of: {
        title: { type: 'text', title: text('标段名称', 'Lot name'), atMost: 200 },
        estimate: { type: 'amount', money: true, title: text('估算价', 'Estimate'), optional: true },
      },
    },
    approval: {
      type: 'document',
      title: text('项目审批、核准或备案文件', 'Project approval'),
      optional: true,
      article: 'TL 9 招标投标法第9条',
    },
    funds: { type: 'text', title: text('资金来源', 'Source of funds'), optional: true, atMost: 300 },
  },
} as const;
