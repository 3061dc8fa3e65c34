import type { TenderTemplate } from '../../domain/tender-document/tender-draft';
import { authority, basicFacts, bidLetter, pricedBill, qualificationProofs, similarWork } from './bidder-forms';
import { evaluation, generalBlanks, instructions } from './instructions';

/** 货物招标: the chapters of the standard documents for equipment and materials. */
export const goodsTemplate: TenderTemplate = {
  id: 'goods',
  version: 1,
  kind: 'goods',
  title: '货物（设备、材料）采购招标文件',
  source:
    '章节结构依据《标准设备采购招标文件》《标准材料采购招标文件》(2017年版，发改法规〔2017〕1606号)；条款文字为平台自拟',
  blanks: [
    ...generalBlanks,
    { key: 'delivery', title: '交货期', example: '合同生效后90日内' },
    { key: 'place', title: '交货地点', example: '昆明市官渡区项目现场，车板交货' },
    { key: 'standard', title: '质量标准', example: 'GB/T 相关现行标准' },
    { key: 'warranty', title: '质量保证期', example: '验收合格后24个月' },
    { key: 'payment', title: '付款方式', example: '预付30%，到货验收后付至95%，余款为质量保证金' },
  ],
  parts: [
    {
      key: 'notice',
      title: '招标公告',
      clauses: [
        {
          key: 'conditions',
          title: '招标条件',
          text: '{{project}}的货物采购已具备招标条件，招标人为{{tenderer}}，资金来自{{funds}}，现进行公开招标。',
        },
        {
          key: 'overview',
          title: '采购内容',
          text: '采购范围：{{scope}}。标段：{{lots}}。交货期：{{delivery}}。交货地点：{{place}}。质量标准：{{standard}}。',
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
          key: 'delivery',
          title: '交货',
          text: '卖方于{{delivery}}在{{place}}交货，货物的风险自交付时转移。迟延交货的，按专用合同条款支付违约金。',
        },
        {
          key: 'inspection',
          title: '检验与验收',
          text: '到货后由双方共同开箱检验；安装、调试和考核合格后签署验收证书。不合格的，卖方负责修理、更换，费用自理。',
        },
        {
          key: 'warranty',
          title: '质量保证',
          text: '质量保证期为{{warranty}}。期内出现质量问题的，卖方接到通知后24小时内响应。',
        },
        {
          key: 'payment',
          title: '价款与支付',
          text: '合同价包括货物、运输、保险、技术资料、培训和税金。付款方式：{{payment}}。',
        },
        {
          key: 'rights',
          title: '知识产权',
          text: '卖方保证买方使用货物不受第三方侵权主张；发生争议由卖方处理并承担费用。',
        },
        {
          key: 'disputes',
          title: '争议的解决',
          text: '双方协商不成的，提交买方所在地人民法院诉讼解决；约定仲裁的，按约定。',
        },
      ],
    },
    {
      key: 'bill',
      title: '采购清单',
      clauses: [{ key: 'how', title: '说明', text: '采购清单列出货物名称、规格、单位和数量，投标人逐项报价。' }],
    },
    {
      key: 'technical',
      title: '供货要求',
      clauses: [
        {
          key: 'standards',
          title: '技术标准',
          text: '货物应符合{{standard}}。技术指标以功能和性能表述，不得指定品牌；确需引用的，在其后写明“或相当于”。',
        },
        {
          key: 'service',
          title: '安装调试与售后服务',
          text: '卖方负责指导安装、调试和操作培训，提供备品备件清单和售后服务方案。',
        },
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
      title: '主体资格',
      text: '具备独立法人资格，为货物的制造商，或者取得制造商授权的代理商。',
      proof: '营业执照、制造商授权书（代理商）',
    },
    {
      key: 'permits',
      title: '生产许可',
      text: '货物依法需要生产许可或者强制性认证的，具有相应的有效证书。',
      proof: '许可证、认证证书',
    },
    { key: 'credit', title: '信誉', text: '未被列入失信被执行人或者严重违法失信名单。', proof: '信用查询结果' },
  ],
  evaluation: {
    method: 'comprehensive',
    criteria: [
      { id: 'technical', title: '技术响应', max: 35, kind: 'scored' },
      { id: 'service', title: '供货与售后服务', max: 15, kind: 'scored' },
      { id: 'price', title: '投标报价', max: 50, kind: 'price' },
    ],
    priceFormula: 'bestToPrice',
    tieRule: 'price',
  },
  bidderForms: [
    bidLetter,
    authority,
    basicFacts,
    qualificationProofs,
    {
      key: 'deviations',
      title: '技术规格偏离表',
      kind: 'table',
      required: true,
      text: '逐条响应供货要求，有偏离的写明；没有偏离的写“无偏离”。',
      fields: [
        { key: 'clause', title: '条款', type: 'text', required: true },
        { key: 'asked', title: '招标要求', type: 'longText', required: true },
        { key: 'offered', title: '投标响应', type: 'longText', required: true },
        { key: 'deviation', title: '偏离', type: 'choice', required: true, options: ['无偏离', '正偏离', '负偏离'] },
      ],
    },
    similarWork,
    {
      key: 'service',
      title: '供货组织与售后服务方案',
      kind: 'files',
      required: true,
      text: '包括生产与运输计划、安装调试、培训、备件和响应时间。',
      fields: [],
    },
    { ...pricedBill, title: '分项报价表' },
  ],
};
