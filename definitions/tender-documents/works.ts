import type { TenderTemplate } from '../../domain/tender-document/tender-draft';
import { authority, basicFacts, bidLetter, pricedBill, qualificationProofs, similarWork } from './bidder-forms';
import { evaluation, generalBlanks, instructions } from './instructions';

/** 施工招标: the chapters of the standard documents for construction. */
export const worksTemplate: TenderTemplate = {
  id: 'works',
  version: 1,
  kind: 'works',
  title: '施工招标文件',
  source:
    '章节结构依据《标准施工招标文件》(2007年版，发展改革委等九部委令第56号)和《简明标准施工招标文件》(2012年版)；条款文字为平台自拟',
  blanks: [
    ...generalBlanks,
    { key: 'site', title: '建设地点', example: '昆明市官渡区' },
    { key: 'scale', title: '建设规模', example: '道路全长3.2公里，双向六车道' },
    { key: 'duration', title: '计划工期', example: '365日历天' },
    { key: 'quality', title: '质量要求', example: '符合现行国家验收标准，一次验收合格' },
    { key: 'payment', title: '工程款支付', example: '按月计量，支付当月完成产值的80%；竣工验收后付至97%' },
    { key: 'warranty', title: '缺陷责任期', example: '24个月' },
  ],
  parts: [
    {
      key: 'notice',
      title: '招标公告',
      clauses: [
        {
          key: 'conditions',
          title: '招标条件',
          text: '{{project}}已经批准建设，招标人为{{tenderer}}，建设资金来自{{funds}}，项目已具备招标条件，现对该项目的施工进行公开招标。',
        },
        {
          key: 'overview',
          title: '项目概况与招标范围',
          text: '建设地点：{{site}}。建设规模：{{scale}}。标段：{{lots}}。招标范围：{{scope}}。计划工期：{{duration}}。质量要求：{{quality}}。',
        },
        {
          key: 'access',
          title: '招标文件的获取',
          text: '凡符合资格条件并有意参加投标者，请登录公共资源交易平台获取招标文件，获取和投标截止时间见平台发布的公告。',
        },
        {
          key: 'submission',
          title: '投标文件的递交',
          text: '投标文件应在投标截止时间前通过平台加密递交，逾期递交的，平台不予受理。',
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
          key: 'documents',
          title: '合同文件',
          text: '合同由协议书、中标通知书、投标函、专用合同条款、通用合同条款、技术标准和要求、图纸、已标价工程量清单组成，解释顺序依次排列。通用合同条款采用《标准施工招标文件》(2007年版)的通用合同条款。',
        },
        {
          key: 'time',
          title: '工期',
          text: '计划工期为{{duration}}，自监理人发出开工通知载明的日期起算。因发包人原因或者不可抗力造成延误的，工期顺延；因承包人原因延误的，按专用合同条款支付违约金。',
        },
        {
          key: 'quality',
          title: '质量与验收',
          text: '工程质量标准：{{quality}}。隐蔽工程覆盖前应由监理人检查；检查不合格的，由承包人修复并承担费用和延误的工期。',
        },
        {
          key: 'payment',
          title: '计量与支付',
          text: '工程量按施工图纸和现行计量规范计算，单价采用已标价工程量清单的综合单价。支付方式：{{payment}}。',
        },
        {
          key: 'changes',
          title: '变更与调价',
          text: '变更由监理人指示。清单中有相同或者类似项目的，采用或者参照其单价；没有的，按成本加合理利润协商确定。',
        },
        {
          key: 'warranty',
          title: '缺陷责任与保修',
          text: '缺陷责任期为{{warranty}}，自实际竣工日期起算；保修期限按《建设工程质量管理条例》执行。',
        },
        {
          key: 'disputes',
          title: '争议的解决',
          text: '双方协商不成的，提交工程所在地人民法院诉讼解决；约定仲裁的，按约定。',
        },
      ],
    },
    {
      key: 'bill',
      title: '工程量清单',
      clauses: [
        {
          key: 'basis',
          title: '编制说明',
          text: '工程量清单按现行工程量清单计价规范和施工图纸编制，与其他章节一并阅读。清单所列工程量为预计数量，结算以实际完成并经计量的数量为准。',
        },
        {
          key: 'pricing',
          title: '报价说明',
          text: '综合单价包括人工费、材料费、机械费、管理费、利润以及一定范围的风险费用。',
        },
      ],
    },
    {
      key: 'drawings',
      title: '图纸',
      clauses: [{ key: 'list', title: '图纸目录', text: '施工图纸见本文件附件，以附件列出的名称和散列值为准。' }],
    },
    {
      key: 'technical',
      title: '技术标准和要求',
      clauses: [
        {
          key: 'standards',
          title: '适用标准',
          text: '施工、材料和验收执行现行国家、行业和地方标准；标准之间不一致的，执行要求较高者。不得以特定品牌、专利或者产地限制竞争。',
        },
        {
          key: 'safety',
          title: '安全文明施工与环境保护',
          text: '承包人按规定建立安全生产责任制，安全文明施工费单列使用；控制扬尘、噪声和污水，落实农民工工资专用账户制度。',
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
      title: '资质',
      text: '具备独立法人资格，具有承担本工程所需的施工总承包或者专业承包资质和有效的安全生产许可证。',
      proof: '营业执照、资质证书、安全生产许可证',
    },
    {
      key: 'leader',
      title: '项目经理',
      text: '项目经理具有相应专业的注册建造师执业资格和有效的安全生产考核合格证书，且未担任其他在建工程的项目经理。',
      proof: '注册建造师证书、安全生产考核合格证书、承诺书',
    },
    {
      key: 'credit',
      title: '信誉',
      text: '没有被责令停产停业、暂扣或者吊销许可证；未被列入失信被执行人或者严重违法失信名单。',
      proof: '信用查询结果',
    },
    { key: 'jointBids', title: '联合体', text: '本次招标不接受联合体投标。' },
  ],
  evaluation: {
    method: 'comprehensive',
    criteria: [
      { id: 'organisation', title: '施工组织设计', max: 25, kind: 'scored' },
      { id: 'team', title: '项目管理机构', max: 10, kind: 'scored' },
      { id: 'record', title: '类似业绩与信誉', max: 5, kind: 'scored' },
      { id: 'price', title: '投标报价', max: 60, kind: 'price' },
    ],
    priceFormula: 'trimmedMean',
    dearerPoints: 1,
    cheaperPoints: 0.5,
    tieRule: 'price',
  },
  bidderForms: [
    bidLetter,
    authority,
    basicFacts,
    qualificationProofs,
    {
      key: 'team',
      title: '项目管理机构组成表',
      kind: 'table',
      required: true,
      text: '列出项目经理、技术负责人和主要管理人员，每人一行。',
      fields: [
        { key: 'name', title: '姓名', type: 'text', required: true },
        { key: 'post', title: '拟任职务', type: 'text', required: true },
        { key: 'certificate', title: '执业资格证书及编号', type: 'text', required: true },
        { key: 'years', title: '从业年限', type: 'number', required: false },
      ],
    },
    similarWork,
    {
      key: 'organisation',
      title: '施工组织设计',
      kind: 'files',
      required: true,
      text: '包括施工方案、进度计划、质量与安全措施、资源配备。',
      fields: [],
    },
    pricedBill,
  ],
};
