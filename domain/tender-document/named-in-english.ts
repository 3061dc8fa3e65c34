/** What templates that come with the platform call things, in English: the documents themselves are in Chinese. */
const english: Readonly<Record<string, string>> = {
  施工招标文件: 'Works',
  '货物（设备、材料）采购招标文件': 'Goods (equipment, materials)',
  '服务（勘察、设计、监理）招标文件': 'Services (survey, design, supervision)',
  '章节结构依据《标准施工招标文件》(2007年版，发展改革委等九部委令第56号)和《简明标准施工招标文件》(2012年版)；条款文字为平台自拟':
    'Chapters after the Standard Tender Documents for Works (2007, Order 56 of nine ministries) and the Concise Standard Tender Documents for Works (2012); clauses are the platform’s own',
  '章节结构依据《标准设备采购招标文件》《标准材料采购招标文件》(2017年版，发改法规〔2017〕1606号)；条款文字为平台自拟':
    'Chapters after the Standard Tender Documents for Equipment and for Materials (2017, NDRC No. 1606); clauses are the platform’s own',
  '章节结构依据《标准勘察招标文件》《标准设计招标文件》《标准监理招标文件》(2017年版，发改法规〔2017〕1606号)；条款文字为平台自拟':
    'Chapters after the Standard Tender Documents for Survey, for Design and for Supervision (2017, NDRC No. 1606); clauses are the platform’s own',
  项目名称: 'Project',
  标段: 'Lots',
  招标人: 'Tenderer',
  招标代理机构: 'Agency',
  项目所在地: 'Place of the project',
  资金来源: 'Source of funds',
  评标办法: 'Evaluation method',
  最高投标限价: 'Ceiling price',
  投标保证金: 'Bid security',
  招标范围: 'Scope',
  投标有效期: 'Bids are valid for',
  履约担保: 'Performance security',
  建设地点: 'Site',
  建设规模: 'Size of the works',
  计划工期: 'Duration',
  质量要求: 'Quality',
  工程款支付: 'Payment for the works',
  缺陷责任期: 'Defects liability period',
  交货期: 'Delivery',
  交货地点: 'Place of delivery',
  质量标准: 'Quality standard',
  质量保证期: 'Warranty',
  付款方式: 'Payment',
  服务期: 'Period of service',
  服务质量要求: 'Quality of the service',
};

/** A name of a template or of what it asks for, in both languages; what somebody has named anew is called so in both. */
export const namedInEnglish = (name: string): { readonly zh: string; readonly en: string } => ({
  zh: name,
  en: (Object.hasOwn(english, name) ? english[name] : undefined) ?? name,
});
