import type { TenderTemplate } from '../../domain/tender-document/tender-draft';
import { authority, basicFacts, bidLetter, qualificationProofs, similarWork } from './bidder-forms';
import { evaluation, generalBlanks, instructions } from './instructions';

/** 服务招标: the chapters of the standard documents for survey, design and supervision. */
export const servicesTemplate: TenderTemplate = {
  id: 'services',
  version: 1,
  kind: 'services',
  title: '服务（勘察、设计、监理）招标文件',
  source:
    '章节结构依据《标准勘察招标文件》《标准设计招标文件》《标准监理招标文件》(2017年版，发改法规〔2017〕1606号)；条款文字为平台自拟',
  blanks: [
    ...generalBlanks,
    { key: 'period', title: '服务期', example: '自合同签订至工程竣工验收' },
    { key: 'standard', title: '服务质量要求', example: '符合现行规范，通过主管部门审查' },
    { key: 'payment', title: '付款方式', example: '分阶段支付，成果通过审查后付至90%' },
  ],
  parts: [
    {
      key: 'notice',
      title: '招标公告',
      clauses: [
        {
          key: 'conditions',
          title: '招标条件',
          text: '{{project}}的服务采购已具备招标条件，招标人为{{tenderer}}，资金来自{{funds}}，现进行公开招标。',
        },
        {
          key: 'overview',
          title: '服务内容',
          text: '服务范围：{{scope}}。标段：{{lots}}。服务期：{{period}}。服务质量要求：{{standard}}。',
        },
        {
          key: 'access',
          title: '招标文件的获取与投标',
          text: '凡符合资格条件并有意参加投标者，请登录公共资源交易平台获取招标文件，并在平台公告的投标截止时间前加密递交投标文件。',
        },
      ],
    },
    instructions,
    evaluation,
    {
      key: 'contract',
      title: '合同条款及格式',
      clauses: [
        {
          key: 'duties',
          title: '双方义务',
          text: '委托人按时提供资料和工作条件；受托人按{{standard}}的要求提供服务，主要人员未经委托人同意不得更换。',
        },
        {
          key: 'results',
          title: '成果与验收',
          text: '成果应按约定的份数和格式提交。审查提出的修改意见，受托人应在约定时间内修改，不另计费用。',
        },
        {
          key: 'payment',
          title: '费用与支付',
          text: '付款方式：{{payment}}。服务范围有重大变更的，费用由双方协商调整。',
        },
        {
          key: 'liability',
          title: '违约责任',
          text: '因受托人过错造成损失的，受托人应赔偿；逾期的，按专用合同条款支付违约金。',
        },
        { key: 'rights', title: '知识产权与保密', text: '成果的使用权归委托人；双方对知悉的商业秘密负有保密义务。' },
        {
          key: 'disputes',
          title: '争议的解决',
          text: '双方协商不成的，提交委托人所在地人民法院诉讼解决；约定仲裁的，按约定。',
        },
      ],
    },
    {
      key: 'technical',
      title: '委托人要求',
      clauses: [
        { key: 'scope', title: '服务要求', text: '服务内容和深度应满足{{standard}}，成果清单见附件。' },
        { key: 'team', title: '人员要求', text: '受托人应配备与服务相适应的专业人员，项目负责人全程参与。' },
      ],
    },
    {
      key: 'formats',
      title: '投标文件格式',
      clauses: [{ key: 'how', title: '填写说明', text: '投标文件由以下表格组成，在平台上填写。' }],
    },
  ],
  qualification: [
    {
      key: 'licence',
      title: '资质',
      text: '具备独立法人资格和承担本项目所需的勘察、设计或者监理资质。',
      proof: '营业执照、资质证书',
    },
    { key: 'leader', title: '项目负责人', text: '项目负责人具有相应专业的注册执业资格。', proof: '注册证书' },
    { key: 'credit', title: '信誉', text: '未被列入失信被执行人或者严重违法失信名单。', proof: '信用查询结果' },
  ],
  evaluation: {
    method: 'comprehensive',
    criteria: [
      { id: 'proposal', title: '技术建议书', max: 50, kind: 'scored' },
      { id: 'team', title: '项目团队', max: 20, kind: 'scored' },
      { id: 'record', title: '类似业绩', max: 10, kind: 'scored' },
      { id: 'price', title: '投标报价', max: 20, kind: 'price' },
    ],
    priceFormula: 'bestToPrice',
    tieRule: 'technical',
  },
  bidderForms: [
    bidLetter,
    authority,
    basicFacts,
    qualificationProofs,
    {
      key: 'team',
      title: '拟投入人员表',
      kind: 'table',
      required: true,
      text: '项目负责人和各专业负责人每人一行。',
      fields: [
        { key: 'name', title: '姓名', type: 'text', required: true },
        { key: 'post', title: '拟任职务', type: 'text', required: true },
        { key: 'certificate', title: '执业资格证书及编号', type: 'text', required: true },
        { key: 'years', title: '从业年限', type: 'number', required: false },
      ],
    },
    similarWork,
    {
      key: 'proposal',
      title: '技术建议书',
      kind: 'files',
      required: true,
      text: '包括工作思路、进度安排、质量保证和重点难点分析。',
      fields: [],
    },
    {
      key: 'fee',
      title: '费用清单',
      kind: 'table',
      required: true,
      text: '按工作阶段列出费用，合计与投标报价一致。',
      fields: [
        { key: 'stage', title: '阶段或内容', type: 'text', required: true },
        { key: 'amount', title: '费用（元）', type: 'amount', required: true },
      ],
    },
  ],
};
