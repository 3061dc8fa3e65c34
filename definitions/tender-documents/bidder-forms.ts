import type { BidderForm } from '../../domain/tender-document/tender-package';

/** 投标函. */
export const bidLetter: BidderForm = {
  key: 'bidLetter',
  title: '投标函',
  kind: 'fields',
  required: true,
  text: '致{{tenderer}}：我方已研究{{project}}的招标文件，愿以所填报价和条件完成招标文件规定的全部内容，在投标有效期内不撤销投标文件；中标后按规定提交履约担保并订立合同。我方承诺所提交的文件真实、准确，没有实施条例第三十九条至第四十二条所列的行为。',
  fields: [
    { key: 'period', title: '工期（交货期、服务期）', type: 'text', required: true },
    { key: 'quality', title: '质量承诺', type: 'text', required: true },
    { key: 'remarks', title: '其他补充说明', type: 'longText', required: false },
  ],
};

/** 法定代表人身份证明、授权委托书. */
export const authority: BidderForm = {
  key: 'authority',
  title: '法定代表人身份证明或授权委托书',
  kind: 'files',
  required: true,
  text: '由法定代表人签署投标文件的，附身份证明；由代理人签署的，附授权委托书和代理人身份证明。',
  fields: [],
};

/** 投标人基本情况. */
export const basicFacts: BidderForm = {
  key: 'basicFacts',
  title: '投标人基本情况表',
  kind: 'fields',
  required: true,
  text: '按营业执照和资质证书填写，并与所附证明一致。',
  fields: [
    { key: 'registeredCapital', title: '注册资本（元）', type: 'amount', required: true },
    { key: 'founded', title: '成立日期', type: 'date', required: true },
    { key: 'staff', title: '员工总人数', type: 'number', required: true },
    { key: 'licence', title: '资质或许可证书名称及编号', type: 'text', required: false },
    { key: 'contact', title: '联系人及电话', type: 'text', required: true },
  ],
};

/** 资格审查资料. */
export const qualificationProofs: BidderForm = {
  key: 'qualificationProofs',
  title: '资格审查资料',
  kind: 'files',
  required: true,
  text: '按“资格条件”逐项附证明材料。',
  fields: [],
};

/** 类似业绩. */
export const similarWork: BidderForm = {
  key: 'similarWork',
  title: '近年完成的类似项目情况表',
  kind: 'table',
  required: false,
  text: '每个项目一行，附合同协议书和验收证明。',
  fields: [
    { key: 'name', title: '项目名称', type: 'text', required: true },
    { key: 'client', title: '发包人（采购人）', type: 'text', required: true },
    { key: 'amount', title: '合同价（元）', type: 'amount', required: true },
    { key: 'finished', title: '完成日期', type: 'date', required: true },
  ],
};

/** 已标价清单. */
export const pricedBill: BidderForm = {
  key: 'pricedBill',
  title: '已标价工程量清单',
  kind: 'pricedBill',
  required: true,
  text: '逐项填报综合单价，平台计算合价和总价；不得改动清单的项目、特征、单位和工程量。',
  fields: [],
};
