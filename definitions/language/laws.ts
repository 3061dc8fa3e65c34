/** A law as it is cited. */
export interface Law {
  /** By which articles in definitions name it, where they do. */
  readonly code?: string;
  /** Its Chinese name, without 中华人民共和国. */
  readonly zh: string;
  readonly en: string;
}

/** The laws that definitions cite, with the names by which their readers know them. */
export const laws: readonly Law[] = [
  { code: 'TL', zh: '招标投标法', en: 'Tendering Law' },
  { code: 'IR', zh: '招标投标法实施条例', en: 'Implementing Regulation' },
  { code: 'ET', zh: '电子招标投标办法', en: 'Electronic Tendering Measures' },
  { code: 'PL', zh: '行政处罚法', en: 'Administrative Penalty Law' },
  {
    zh: '房屋建筑和市政基础设施工程施工招标投标管理办法',
    en: 'Measures for Tendering of Building and Municipal Construction',
  },
  { zh: '工程建设项目施工招标投标办法', en: 'Construction Tendering Measures' },
  { zh: '评标委员会和评标方法暂行规定', en: 'Rules on Evaluation Committees and Methods' },
  { zh: '评标专家和评标专家库管理办法', en: 'Measures for Evaluation Experts and their Registers' },
  { zh: '政府采购货物和服务招标投标管理办法', en: 'Measures for Tendering of Goods and Services (MoF Decree 87)' },
  { zh: '政府采购法实施条例', en: 'Government Procurement Regulation' },
];
